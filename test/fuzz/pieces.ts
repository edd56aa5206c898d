import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Document, YAMLError } from 'yaml';
import { isMap, isNode, isPair, parseDocument, visit } from 'yaml';
import { fileModel } from '../../server/src/model/file.ts';
import { keysOf } from '../../server/src/model/keys.ts';
import { toValue } from '../../server/src/syntax/node.ts';
import type { Piece } from '../../server/src/syntax/piece.ts';
import type { Block, Source } from '../../server/src/syntax/source.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import type { Fuzzer, FuzzOptions } from './options.ts';
import { parametersOf } from './options.ts';

/**
 * Holds the reading piece by piece against the YAML library's reading of the whole file: an error that the library sees
 * is a problem of a piece, and a file without any says the same either way.
 */
export function holdPieces(text: string): void {
  const whole = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  const source = openSource('/a', text);
  const problems = source.pieces.flatMap((piece) => piece.problems);
  const { strays } = fileModel(source);
  // A file that is no map at all is refused as such; how it is cut does not matter.
  if (whole.errors.length === 0 && !isMap(whole.contents)) return;
  // Equal keys in one map are a finding of the model, and a key with no text is one of the format.
  if (whole.errors.some((error) => error.code === 'DUPLICATE_KEY')) return;
  const [error] = whole.errors;
  if (error) {
    const isTold = problems.length > 0 || strays.length > 0 || isInUnknownKey(source, error) || hasKeysForList(source);
    assert.ok(isTold || isBelowComment(text, error), error.message);
    return;
  }
  if (hasColonBelow(whole, text)) return;
  // YAML takes `- code:"1"` for a text, `-code: "1"` and `code: "1"` without its dash for a key, a code among the tasks
  // for a task; a person sees a criterion.
  const isMeant = problems.some(
    ({ quoted, kind }) =>
      quoted.startsWith(':') ||
      /^(?:documents|no-colon|no-dash|value-before-items|line-ends|no-blank-after-(?:colon|dash)|item-indent)$/.test(
        kind,
      ),
  );
  if (isMeant) return;
  assert.deepEqual(problems, []);
  // What stands where a criterion should (a list in a list) is a finding, whatever it holds.
  if (strays.length === 0) assert.equal(JSON.stringify(valueOf(source)), JSON.stringify(whole.toJS()));
}

/** Keys stand where a list of criteria should begin: a finding on the kind of the value tells it. */
function hasKeysForList(source: Source): boolean {
  return source.pieces.some(
    ({ node }) =>
      node?.kind === 'map' && node.pairs.some(({ key, value }) => key.text === 'criteria' && value?.kind === 'map'),
  );
}

/** The error begins in the value of a key that no map of the format has: a finding names this key. */
function isInUnknownKey(source: Source, error: YAMLError): boolean {
  const known = new Set(
    (['file', 'criterion', 'fileItem'] as const).flatMap((kind) => keysOf(kind).map(({ name }) => name)),
  );
  return source.pieces.some(({ node }, i) => {
    const pairs = node?.kind === 'map' ? node.pairs : [];
    const at = error.pos[0] - source.starts[i]!;
    return pairs.some(
      ({ key, value }) =>
        !known.has(key.text) && !key.text.startsWith('x-') && value && at >= value.span.start && at <= value.span.end,
    );
  });
}

/** A text below a comment below its key: the library forgets how deep it has to stand, and goes on with what follows. */
function isBelowComment(text: string, error: YAMLError): boolean {
  return /[:-][ \t]*(?:[ \t]#.*)?\r?\n(?:[ \t]*\r?\n)*(?:[ \t]*#.*\r?\n\s*)+$/.test(text.slice(0, error.pos[0]));
}

/** A colon on a line below its key: YAML does not have it (8.2.2), the library takes it. */
function hasColonBelow(whole: Document.Parsed, text: string): boolean {
  let has = false;
  visit(whole, (_, node) => {
    if (!isPair(node) || !isNode(node.key) || !node.key.range) return undefined;
    const [, end] = node.key.range;
    has ||= /^\s*\n\s*:\s/.test(text.slice(end));
    return has ? visit.BREAK : undefined;
  });
  return has;
}

/** Tries `runs` texts; throws the smallest that is read wrong. */
export function fuzzPieces(options: FuzzOptions): void {
  fc.assert(fc.property(edited, holdPieces), parametersOf(options));
}

/** The value of a file put together from its pieces: the last key of a piece opens the list that follows it. */
export function valueOf(source: Source): unknown {
  const of = (own: readonly Piece[], children: readonly Block[]): unknown => {
    if (own.length === 1 && own[0]!.node?.kind !== 'map') return toValue(own[0]!.node);
    const value: Record<string, unknown> = {};
    for (const [i, { node }] of own.entries()) {
      const pairs = node?.kind === 'map' ? node.pairs : [];
      for (const pair of pairs) value[pair.key.text] = toValue(pair.value);
      const [from, to] = [source.pieces.indexOf(own[i]!), own[i + 1] ? source.pieces.indexOf(own[i + 1]!) : Infinity];
      const list = children.filter(({ piece }) => {
        const at = source.pieces.indexOf(piece);
        return at > from && at < to;
      });
      if (list.length > 0)
        value[pairs.at(-1)!.key.text] = list.map((each) => of([each.piece, ...each.rest], each.children));
    }
    return value;
  };
  return of(source.heads, source.blocks);
}

/** Every file of the sample sets. */
export const samples = ['samples/hanoi-2021', 'samples/hanoi-2021-corrected'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.par.yaml'))
    .map((name) => ({ name: path.join(folder, name), text: readFileSync(path.join(folder, name), 'utf8') })),
);

const inserted = fc.constantFrom(
  ...['\n', '  ', ' ', '- ', 'criteria:\n', '"', "'", ': ', '#', 'max: 1', '\n      - code: "9"\n', '\t', '>-\n'],
  ...['|\n', '- a\n', '  - b\n', '[', '{', 'criteria:', ':', '\r\n', 'file: x\n', '\n\n', '    note: x\n', 'note: x\n'],
);
const edit = fc.tuple(fc.nat(), fc.nat(12), inserted);
const start = fc.constantFrom(...samples.map(({ text }) => text.split('\n').slice(0, 40).join('\n')));

/** The first lines of a sample after one to three edits. */
export const edited = fc.tuple(start, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, edits]) =>
  edits.reduce((before, [at, length, add]) => {
    const from = at % (before.length + 1);
    return before.slice(0, from) + add + before.slice(from + length);
  }, text),
);

export const fuzzers: Readonly<Record<string, Fuzzer>> = { 'reading by pieces': fuzzPieces };
