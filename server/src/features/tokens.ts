import type { Span } from '../base/span.ts';
import { parseDeadline, isDeadline } from '../model/deadline.ts';
import type { Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import { entriesIn, entriesOf } from '../model/entries.ts';
import type { Entry, Field, Located } from '../model/entry.ts';
import type { AgencyEntry } from '../model/file.ts';
import { keyInfo } from '../model/keys.ts';
import { namingsOf } from '../rules/agency/naming.ts';
import type { Node, ScalarNode } from '../syntax/node.ts';
import type { Piece } from '../syntax/piece.ts';
import { startOf } from '../syntax/source.ts';
import { suppressionsOf } from '../syntax/suppression.ts';
import type { Effective, EffectiveKey } from '../workspace/effective.ts';
import { effective, isLeaf } from '../workspace/effective.ts';
import type { Project } from '../workspace/project.ts';
import type { Parent } from '../workspace/rollup.ts';
import type { TreeView } from '../workspace/view.ts';
import { disagreeing } from './worked-sum.ts';
import { viewOf } from './view.ts';

/** Kinds of words, the editor's own where there is one; their numbers in answers are their places here. */
export const tokenTypes = [
  'property',
  'keyword',
  'decorator',
  'criterionCode',
  'points',
  'agency',
  'deadline',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/**
 * What is said of a word besides. `declaration`: the code or name that others refer to. `deprecated`: an agency that
 * does not exist on the day of the work, or any more. `wrongSum`: stated, but the components add up to another number.
 * `fullMarks`: a score that is its maximum. `inherited`: a leaf whose lead, tasks or deadline comes from elsewhere, and
 * the code that it takes them from.
 */
export const tokenModifiers = ['declaration', 'deprecated', 'wrongSum', 'fullMarks', 'inherited'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

/** A word of a file that means something; on one line. UTF-16 offsets of the file's text. */
export interface Token extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The words of a file, or of what a span of it touches: in their order, none over another. */
export function tokensOf(project: Project, path: string, within?: Span): Token[] {
  const model = project.files.get(path)?.model;
  const view = viewOf(project, path);
  if (!model || !view) return [];
  const { source } = model;
  const tokens: Token[] = [];
  const isWanted = (piece: Piece): boolean => {
    if (!within) return true;
    const start = startOf(source, piece);
    return start < within.end && start + piece.text.length > within.start;
  };
  const add: Add = (piece, node, type, ...modifiers) => {
    if (!isWanted(piece)) return;
    const start = startOf(source, piece) + node.span.start;
    const end = startOf(source, piece) + node.span.end;
    // A word over several lines is coloured by its grammar.
    if (start >= end || /[\r\n]/.test(source.text.slice(start, end))) return;
    tokens.push({ start, end, type, modifiers });
  };
  for (const entry of within ? entriesIn(model, within) : entriesOf(model)) {
    if (!entry.all.some(({ piece }) => isWanted(piece))) continue;
    addKeys(add, entry);
    if (entry.kind === 'criterion') addCriterion(add, view, entry as Criterion);
    else if (entry.kind === 'index') addPoints(add, view, entry as Parent);
    else if (entry.kind === 'agency') addAgency(add, view, entry as AgencyEntry);
  }
  for (const piece of source.pieces) {
    for (const { span, rules } of isWanted(piece) ? suppressionsOf(piece) : []) {
      const at = span.start + piece.text.slice(span.start, span.end).indexOf('par-ignore');
      const end = at + /^[\w-]*/.exec(piece.text.slice(at, span.end))![0].length;
      add(piece, { span: { start: at, end } }, 'keyword');
      for (const rule of rules) add(piece, rule, 'decorator');
    }
  }
  tokens.sort((a, b) => a.start - b.start);
  // What stands twice under one key may be read twice.
  return tokens.filter(
    ({ start, end }, i) =>
      (tokens[i - 1]?.end ?? 0) <= start && (!within || (start < within.end && end > within.start)),
  );
}

type Add = (piece: Piece, node: { readonly span: Span }, type: TokenType, ...modifiers: TokenModifier[]) => void;

/** The keys that the schema knows: one that is misspelt stands out by having no colour. */
function addKeys(add: Add, entry: Entry): void {
  for (const { piece, pair } of entry.all) {
    const name = pair.key.text.normalize('NFC');
    if (keyInfo(entry.kind, name) ?? (name === 'file' ? keyInfo('fileItem', name) : undefined))
      add(piece, pair.key, 'property');
  }
}

function addCriterion(add: Add, view: TreeView, criterion: Criterion): void {
  const { tree } = view;
  const origins = keysOfLeaf.map((key) => originOf(view, criterion, key));
  const inherited = (from: (Criterion | undefined)[]): TokenModifier[] =>
    from.some((each) => each !== undefined && each !== criterion) ? ['inherited'] : [];
  const isTaken = isLeaf(criterion) ? inherited(origins) : [];
  addScalar(add, criterion.fields.get('code'), 'criterionCode', 'declaration', ...isTaken);
  const target = criterion.sameAs && tree.byCode.get(criterion.sameAs.text)?.[0];
  const gives = target ? inherited(origins.filter((from) => from && !isAbove(from, criterion))) : [];
  addScalar(add, criterion.fields.get('sameAs'), 'criterionCode', ...gives);
  addPoints(add, view, criterion);
  const inactive = new Set(
    (namingsOf(tree).get(criterion) ?? []).flatMap((naming) => (naming.inactive ? [naming.at.start] : [])),
  );
  const addNames = (names: readonly Located[] | undefined) => {
    for (const name of names ?? [])
      add(name.piece, { span: name }, 'agency', ...(inactive.has(name.start) ? (['deprecated'] as const) : []));
  };
  const addDeadlines = (deadlines: readonly Located[] | undefined) => {
    for (const each of deadlines ?? [])
      if (isDeadline(parseDeadline(each.text))) add(each.piece, { span: each }, 'deadline');
  };
  addNames(criterion.lead);
  addNames(criterion.with);
  addDeadlines(criterion.deadlines);
  for (const task of criterion.tasks ?? []) {
    if (task.entry) addKeys(add, task.entry);
    addNames(task.lead);
    addDeadlines(task.deadlines);
  }
}

const keysOfLeaf: readonly EffectiveKey[] = ['lead', 'tasks', 'deadlines'];

function originOf({ tree }: TreeView, criterion: Criterion, key: EffectiveKey): Criterion | undefined {
  const found: Effective<unknown> | undefined =
    key === 'tasks' ? effective(tree, criterion, key) : effective(tree, criterion, key);
  return found?.from;
}

function isAbove(other: Criterion, criterion: Criterion): boolean {
  for (let above = criterion.parent; above; above = above.parent) if (above === other) return true;
  return false;
}

function addPoints(add: Add, { rollup }: TreeView, parent: Parent): void {
  const { max, score } = parent.amounts;
  const isFull = max?.score !== undefined && max.score.value > 0 && max.score.value === score?.score?.value;
  for (const field of amountFields) {
    if (!parent.amounts[field]) continue;
    const sum = rollup.of.get(parent)?.sums[field];
    addScalar(
      add,
      parent.fields.get(field),
      'points',
      ...(sum && disagreeing.has(sum.verdict) ? (['wrongSum'] as const) : []),
      ...(field === 'score' && isFull ? (['fullMarks'] as const) : []),
    );
  }
}

function addAgency(add: Add, { tree }: TreeView, { fields, agency, name, aliases }: AgencyEntry): void {
  // By the end of the year that is planned for; without one, what has an end has ended or will.
  const year = tree.index?.targetYear ?? tree.index?.scoreYear;
  const isOver = agency.until !== undefined && (year === undefined || agency.until < `${year}-12-31`);
  const ended: TokenModifier[] = isOver ? ['deprecated'] : [];
  if (name) add(name.piece, { span: name }, 'agency', 'declaration', ...ended);
  addScalar(add, fields.get('code'), 'agency', ...ended);
  for (const alias of aliases) add(alias.piece, { span: alias }, 'agency', ...ended);
  const successors = fields.get('successors');
  for (const each of scalarsIn(successors?.pair.value ?? null)) add(successors!.piece, each, 'agency');
}

function addScalar(add: Add, field: Field | undefined, type: TokenType, ...modifiers: TokenModifier[]): void {
  const value = field?.pair.value;
  if (field && value?.kind === 'scalar' && value.value !== null) add(field.piece, value, type, ...modifiers);
}

function scalarsIn(node: Node | null): ScalarNode[] {
  if (!node || node.kind === 'map') return [];
  return node.kind === 'scalar' ? [node] : node.items.flatMap(scalarsIn);
}
