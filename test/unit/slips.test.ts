// One slip of writing at every line of a sample file, in each way in which people mistype a file that is no table to
// them: something must be said where it happened, nothing anywhere else, and mostly it must be one finding.
import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { linesOf, positionAt } from '../../server/src/base/lines.ts';
import { locate } from '../../server/src/rules/engine/check.ts';
import { slipsIn } from '../../server/src/syntax/diagnose.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import type { Outcome } from '../harness/slips.ts';
import { openSample, slip } from '../harness/slips.ts';

interface Line {
  readonly blanks: string;
  /** `- ` where the line begins an item. */
  readonly dash: string;
  /** `title: `, empty for a text. */
  readonly key: string;
  readonly value: string;
}

/** What is written instead; undefined where the slip can't happen on such a line. */
type Way = (line: Line, all: string) => string | undefined;

const behind =
  (change: (value: string) => string): Way =>
  ({ blanks, dash, key, value }) =>
    value === '' || (key === '' && dash === '') || isQuoted(value) || isHeader(value)
      ? undefined
      : `${blanks}${dash}${key}${change(value)}`;
const isQuoted = (value: string): boolean => /^["']/.test(value);
const isHeader = (value: string): boolean => /^[|>]/.test(value);

/** Slips in a line that is not inside a long text. */
const ways: Readonly<Record<string, Way>> = {
  'text behind a closing quote': behind((value) => `"${value}" và`),
  'a quote that is not closed': behind((value) => `"${value}`),
  'a closing quote lost': (_, all) => (/"$/.test(all) ? all.slice(0, -1) : undefined),
  'a second colon': behind((value) => `Ghi chú: ${value}`),
  'a dash before the value': ({ blanks, dash, key, value }) =>
    key && value ? `${blanks}${dash}${key}- ${value}` : undefined,
  'a sign that is reserved': behind((value) => `@${value}`),
  'a percent sign first': behind((value) => `% ${value}`),
  'an asterisk first': behind((value) => `* ${value}`),
  'a bracket that is not closed': behind((value) => `[${value}`),
  'text behind a bracket': behind((value) => `[1] ${value}`),
  'text on the line of a header': behind((value) => `>- ${value}`),
  'no colon': ({ blanks, dash, key, value }) =>
    key && value ? `${blanks}${dash}${key.replace(':', '')}${value}` : undefined,
  'no colon, nothing behind': ({ blanks, dash, key, value }) =>
    key && !value ? `${blanks}${dash}${key.replace(':', '')}` : undefined,
  'another sign for the colon': ({ blanks, dash, key, value }) =>
    key && value ? `${blanks}${dash}${key.replace(':', ';')}${value}` : undefined,
  'no blank behind the colon': ({ blanks, dash, key, value }) =>
    key && value ? `${blanks}${dash}${key.trimEnd()}${value}` : undefined,
  'no blank behind the dash': ({ blanks, dash, key, value }) => (dash ? `${blanks}-${key}${value}` : undefined),
  'a dash lost': ({ blanks, dash, key, value }) => (dash && key ? `${blanks}  ${key}${value}` : undefined),
  'a dash lost with its blank': ({ blanks, dash, key, value }) => (dash && key ? `${blanks}${key}${value}` : undefined),
  'the dash of a text lost': ({ blanks, dash, key, value }) => (dash && !key ? `${blanks}  ${value}` : undefined),
  'the dash of a text lost with its blank': ({ blanks, dash, key, value }) =>
    dash && !key ? `${blanks}${value}` : undefined,
  'two blanks behind the dash': ({ blanks, dash, key, value }) =>
    dash && key ? `${blanks}-  ${key}${value}` : undefined,
  'one blank too many': (_, all) => ` ${all}`,
  'two blanks too many': (_, all) => `  ${all}`,
  'one blank too few': ({ blanks }, all) => (blanks ? all.slice(1) : undefined),
  'a tab for the blanks': ({ blanks }, all) => (blanks ? `\t${all.trimStart()}` : undefined),
  'tabs for the blanks': ({ blanks }, all) => (blanks ? '\t'.repeat(blanks.length / 2) + all.trimStart() : undefined),
  'a word in between': ({ blanks }, all) => `${all}\n${blanks}xem lại`,
  'a mark of a merge': (_, all) => `<<<<<<< HEAD\n${all}\n=======\n${all}\n>>>>>>> khác`,
  'a key mistyped': ({ blanks, dash, key, value }) =>
    key.length > 5 ? `${blanks}${dash}${key[0]!}${key.slice(2)}${value}` : undefined,
  'an anchor': behind((value) => `&a ${value}`),
  'an alias': behind(() => '*a'),
  'a value lost': ({ blanks, dash, key, value }) =>
    key && value && !isHeader(value) ? `${blanks}${dash}${key.trimEnd()}` : undefined,
  'a text for a number': ({ blanks, dash, key, value }) =>
    /^[\d.]+$/.test(value) ? `${blanks}${dash}${key}${value} điểm` : undefined,
  'a key twice': ({ blanks, dash, key, value }, all) =>
    key && value && !dash && !isHeader(value) ? `${all}\n${blanks}${key}${value}` : undefined,
  'a value in brackets': ({ blanks, dash, key, value }) =>
    /^(?:title|note|unit)/.test(key) && !isHeader(value) && !isQuoted(value)
      ? `${blanks}${dash}${key}[${value}]`
      : undefined,
  'two dashes': ({ blanks, dash, key, value }) =>
    dash && !key && !isHeader(value) ? `${blanks}- - ${value}` : undefined,
  'a colon in a task': ({ blanks, dash, key, value }) =>
    dash && !key && !isHeader(value) ? `${blanks}- Nhiệm vụ trọng tâm: ${value}` : undefined,
  'a number sign in a text': behind((value) => (/\d$/.test(value) ? value : `${value} #2`)),
};

/** Slips in a line of a long text. */
const waysInText: Readonly<Record<string, Way>> = {
  'a line less deep': ({ blanks }, all) => all.slice(blanks.length > 4 ? 1 : 0),
  'a line at the border': (_, all) => all.trimStart(),
  'a line behind a tab': (_, all) => `\t${all.trimStart()}`,
};

/** Slips of form whose first repair must give back what was written before. */
const restored: ReadonlySet<string> = new Set([
  'no colon, nothing behind',
  'another sign for the colon',
  'no blank behind the colon',
  'no blank behind the dash',
  'a dash lost',
  'a dash lost with its blank',
  'two blanks behind the dash',
  'one blank too many',
  'two blanks too many',
  'one blank too few',
  'a tab for the blanks',
  'tabs for the blanks',
  'a key mistyped',
  'a line at the border',
  'a line behind a tab',
]);

/** What is tried: the lines of one file, or with `SLIPS_IN=name` of another. */
const path = `/sample/${process.env.SLIPS_IN ?? '5-can-bo-cong-chuc'}.par.yaml`;

describe('a slip of writing', function () {
  this.timeout(120_000);
  const sample = openSample('hanoi-2021-corrected');
  const text = sample.texts.get(path)!;
  const lines = text.split('\n');
  const inText = textLines(lines);
  const blocks = blocksOf(lines);

  /** Every so many of the lines are tried, others for each way; `SHOW_SLIPS=1` tries all and prints what fails. */
  const every = process.env.SHOW_SLIPS ? 1 : 3;

  for (const [number, [name, way]] of [...Object.entries(ways), ...Object.entries(waysInText)].entries()) {
    const ofText = name in waysInText;
    it(name, () => {
      let tried = 0;
      let several = 0;
      const wrong: string[] = [];
      for (const [i, all] of lines.entries()) {
        if (!ofText && (i + number) % every !== 0) continue;
        if (all.trim() === '' || all.trimStart().startsWith('#') || inText[i] !== ofText) continue;
        const written = way(parts(all), all);
        if (written === undefined || written === all) continue;
        const start = lines.slice(0, i).join('\n').length + (i > 0 ? 1 : 0);
        const outcome = slip(sample, [{ path, start, end: start + all.length, text: written }]);
        tried++;
        if (outcome.findings.length > 1) several++;
        const reason = judge(outcome, i, written.split('\n').length - 1, blocks);
        if (!reason && restored.has(name) && outcome.findings.length === 1) {
          if (meaning(outcome.repaired?.get(path) ?? '') !== meaning(text))
            wrong.push(`${String(i + 1)}: ${JSON.stringify(written)}: not put right by the first repair`);
        }
        if (reason) wrong.push(`${String(i + 1)}: ${JSON.stringify(written)}: ${reason}`);
        else if (process.env.SHOW_SLIPS && outcome.findings.length > 1)
          console.log(`${name} ${String(i + 1)}: ${JSON.stringify(written)}: ${told(outcome)}`);
      }
      if (process.env.SHOW_SLIPS)
        console.log(
          `${name}: ${String(tried)} tried, ${String(several)} found more than once, ${String(wrong.length)} wrong\n  ${wrong.join('\n  ')}`,
        );
      else assert.deepEqual(wrong, []);
      assert.ok(tried > 0);
      assert.equal(several, 0, 'one slip gives one finding');
    });
  }

  it('says nothing of what can be read', () => {
    for (const [path, whole] of sample.texts) {
      for (const { text: piece, kind } of openSource(path, whole).pieces) {
        const column = kind === 'head' ? 0 : piece.search(/[^ ]/);
        assert.deepEqual(slipsIn(piece, { shape: kind === 'item' ? 'item' : 'map', column }), [], piece);
      }
    }
  });

  /** What is wrong with the answer to a slip on line `at`, of which `more` lines are new; undefined where nothing is. */
  function judge(outcome: Outcome, at: number, more: number, of: readonly number[]): string | undefined {
    if (outcome.findings.length === 0)
      return meaning(outcome.text.get(path)!) === meaning(text) ? undefined : 'not found';
    const now = linesOf(outcome.text.get(path)!);
    const elsewhere = outcome.findings.filter((finding) => {
      const span = locate(outcome.project, finding.at);
      if (span.path !== path) return true;
      const { line } = positionAt(now, span.start);
      const was = line <= at ? line : Math.max(at, line - more);
      return of[was] !== of[at] && Math.abs(was - at) > 1;
    });
    return elsewhere.length > 0 ? told(outcome) : undefined;
  }

  function told({ findings, project, text }: Outcome): string {
    return findings
      .map((finding) => {
        const span = locate(project, finding.at);
        return `${finding.rule}@${span.path === path ? '' : span.path}${String(positionAt(linesOf(text.get(span.path)!), span.start).line + 1)}(${Object.values(finding.args).join('|').slice(0, 60)})`;
      })
      .join(' ');
  }
});

/** What YAML reads, blanks and breaks of texts left aside: where it is the same, nothing has slipped. */
function meaning(text: string): string {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0
    ? ''
    : JSON.stringify(document.toJS(), (_, value: unknown) =>
        typeof value === 'string' ? value.replace(/\s+/g, ' ') : value,
      );
}

function parts(all: string): Line {
  const [, blanks = '', dash = '', key = '', value = ''] = /^( *)((?:- )?)((?:[a-zA-Z]+:(?: |$))?)(.*)$/.exec(all)!;
  return { blanks, dash, key, value };
}

/** For each line whether it stands inside a long text. */
function textLines(lines: readonly string[]): boolean[] {
  let deeperThan = Infinity;
  return lines.map((line) => {
    const indent = line.search(/\S/);
    if (indent < 0) return false;
    if (indent > deeperThan) return true;
    deeperThan = />-$/.test(line) ? indent + (/^ *- \w/.test(line) ? 2 : 0) : Infinity;
    return false;
  });
}

/** For each line the number of its block: the criterion in which it stands. */
function blocksOf(lines: readonly string[]): number[] {
  let block = 0;
  return lines.map((line) => (/^ *- code:/.test(line) ? ++block : block));
}
