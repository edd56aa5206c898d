import type { Span } from '../base/span.ts';
import { shift } from '../base/span.ts';
import type { Language, Text } from '../base/text.ts';
import { Memo } from '../base/reactive.ts';
import { writeScore } from '../base/thousandths.ts';
import type { Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import { entriesOf } from '../model/entries.ts';
import type { Entry } from '../model/entry.ts';
import type { AgencyEntry, FileModel } from '../model/file.ts';
import { startOf } from '../syntax/source.ts';
import type { FileSpan } from '../rules/engine/check.ts';
import { locate } from '../rules/engine/check.ts';
import { signed } from '../rules/engine/words.ts';
import type { Project } from '../workspace/project.ts';
import type { Parent, ParentSums, Sum } from '../workspace/rollup.ts';
import type { Tree } from '../workspace/tree.ts';
import { indexesOf, shareOf } from './share.ts';
import { viewOf, viewsOfNames } from './view.ts';

/** What a lens tells: the sums of a criterion, the totals of an index, what an agency answers for. */
export const lensKinds = ['sums', 'totals', 'agencies'] as const;
export type LensKind = (typeof lensKinds)[number];

/** A line of few words above a line of the file. */
export interface Lens {
  readonly kind: LensKind;
  /** What it stands above; UTF-16 offsets of the file's text. */
  readonly span: Span;
  readonly title: string;
  /** The criteria it speaks of: the components, or what an agency leads. Looked for when asked for. */
  readonly references: () => readonly FileSpan[];
}

/** What a lens says, and of whom, before it has a place. */
interface Telling {
  readonly kind: LensKind;
  /** The map that it stands above, at this key or its first. */
  readonly anchor: Entry;
  readonly key: string;
  readonly title: string;
  readonly about: () => readonly Criterion[];
}

/** The lenses of a file, of the wanted kinds alone, in the order of its text. */
export function lensesOf(
  project: Project,
  path: string,
  wanted: Readonly<Record<LensKind, boolean>>,
  language: Language,
): Lens[] {
  const model = project.files.get(path)?.model;
  if (!model) return [];
  return tellingsOf(project, model, wanted, language)
    .map(({ kind, anchor, key, title, about }) => ({
      kind,
      span: spanOf(model, anchor, key),
      title,
      references: () => placesOf(project, about()),
    }))
    .sort((a, b) => a.span.start - b.span.start);
}

const all = Object.fromEntries(lensKinds.map((kind) => [kind, true])) as Record<LensKind, boolean>;
const texts = new WeakMap<FileModel, Memo<string>>();

/** All that the lenses of a file say, as one text; put together anew only when one of them could differ. */
export function lensesTold(project: Project, path: string): string {
  const model = project.files.get(path)?.model;
  if (!model) return '';
  let memo = texts.get(model);
  if (!memo) {
    const text = () => JSON.stringify(tellingsOf(project, model, all, 'en').map(({ title }) => title));
    texts.set(model, (memo = new Memo(text)));
  }
  return memo.get();
}

function tellingsOf(
  project: Project,
  model: FileModel,
  wanted: Readonly<Record<LensKind, boolean>>,
  language: Language,
): Telling[] {
  const view = viewOf(project, model.path);
  if (!view) return [];
  const trees = wanted.agencies && model.agencies ? viewsOfNames(project, model.path).map(({ tree }) => tree) : [];
  return entriesOf(model).flatMap((entry): Telling[] => {
    if (entry.kind === 'agency') return ofAgency(trees, entry as AgencyEntry, language);
    const kind = entry.kind === 'criterion' ? 'sums' : entry.kind === 'index' ? 'totals' : undefined;
    const sums = kind && wanted[kind] ? view.rollup.of.get(entry as Parent) : undefined;
    if (!kind || !sums || sums.children.length === 0) return [];
    const anchor = kind === 'totals' && model.head ? model.head : entry;
    const key = kind === 'totals' ? 'index' : 'code';
    return [{ kind, anchor, key, title: titleOf(sums, language), about: () => sums.children }];
  });
}

// Sums --------------------------------------------------------------------------------------------------------------

/**
 * `Σ 7.25 / 7.25 ✓ · 4.935 ≠ 4.937 · 6.45 / 6.45 ✓ · 11 thành phần`: maximum, score and target, what the components add
 * up to before what is stated; a dash where the two can't be compared.
 */
function titleOf(sums: ParentSums, language: Language): string {
  const columns = amountFields.map((field) => columnOf(sums, sums.sums[field], language));
  while (columns.at(-1) === '–') columns.pop();
  const count = (sums.parent.kind === 'index' ? words.areas : words.components)(sums.children.length, sums.whole);
  return [...(columns.length > 0 ? [`Σ ${columns.join(' · ')}`] : []), count[language]].join(' · ');
}

function columnOf({ parent, children }: ParentSums, sum: Sum | undefined, language: Language): string {
  if (!sum) return '–';
  const stated = parent.amounts[sum.field]?.written ?? writeScore(sum.stated);
  const computed = writeScore(sum.computed);
  // Of components that are not all readable, the sum can only grow.
  if (sum.addends.length < children.length) return `≥ ${computed} ≠ ${stated}`;
  if (sum.verdict === 'equal') return `${computed} / ${stated} ✓`;
  if (sum.verdict === 'partial')
    return `${computed} / ${stated} (${words.unlisted(writeScore(sum.difference))[language]})`;
  return `${computed} ${sum.verdict === 'rounding' ? '≈' : '≠'} ${stated}`;
}

// Agencies ----------------------------------------------------------------------------------------------------------

/** `chủ trì 23 tiêu chí · mất 3.005 · kế hoạch +0.833`; of several indexes each, with its year. */
function ofAgency(trees: readonly Tree[], entry: AgencyEntry, language: Language): Telling[] {
  // A registry that can't be read in full says nothing about whom a name means.
  const judging = trees.filter(({ registry, all }) => registry !== undefined && all.length > 0);
  if (judging.length === 0 || !entry.name || entry.agency.name.trim() === '') return [];
  const shares = indexesOf(judging).map((group) => ({ group, ...shareOf(group, entry.agency) }));
  const leading = shares.filter(({ leads }) => leads.length > 0);
  const told = leading.map(({ group, leads, lost, planned }) => {
    const { index } = group[0]!;
    const year = leading.length > 1 ? (index?.targetYear ?? index?.scoreYear) : undefined;
    const parts = [
      words.leads(leads.length),
      words.lost(writeScore(lost)),
      words.planned(signed(writeScore(planned))),
      ...(group.every(isWhole) ? [] : [words.unread]),
    ];
    return `${year === undefined ? '' : `${year}: `}${parts.map((part) => part[language]).join(' · ')}`;
  });
  return [
    {
      kind: 'agencies',
      anchor: entry,
      key: 'name',
      title: told.length > 0 ? told.join('; ') : words.leads(0)[language],
      about: () => leading.flatMap(({ leads }) => leads),
    },
  ];
}

function isWhole({ incomplete, all }: Tree): boolean {
  return !incomplete && !all.some(({ broken }) => broken);
}

// Places ------------------------------------------------------------------------------------------------------------

/** The key that a lens stands above, or the first of the map. */
function spanOf({ source }: FileModel, entry: Entry, key: string): Span {
  const field = entry.fields.get(key);
  if (field) return shift(field.pair.key.span, startOf(source, field.piece));
  return shift(entry.anchor, startOf(source, entry.anchor.piece));
}

/** The codes of criteria, or their first keys. */
function placesOf(project: Project, criteria: readonly Criterion[]): FileSpan[] {
  return criteria.map(({ fields, anchor }) => {
    const code = fields.get('code');
    const node = code?.pair.value;
    return locate(project, code && node ? { piece: code.piece, start: node.span.start, end: node.span.end } : anchor);
  });
}

// Words -------------------------------------------------------------------------------------------------------------

const words = {
  components: (n: number, whole: boolean): Text => ({
    vi: `${n} thành phần${whole ? '' : ', có chỗ chưa đọc được'}`,
    en: `${n} ${n === 1 ? 'component' : 'components'}${whole ? '' : ', not all readable'}`,
  }),
  areas: (n: number, whole: boolean): Text => ({
    vi: `${n} lĩnh vực${whole ? '' : ', có chỗ chưa đọc được'}`,
    en: `${n} ${n === 1 ? 'area' : 'areas'}${whole ? '' : ', not all readable'}`,
  }),
  unlisted: (rest: string): Text => ({ vi: `${rest} không liệt kê`, en: `${rest} not listed` }),
  leads: (n: number): Text =>
    n === 0
      ? { vi: 'không chủ trì tiêu chí nào', en: 'leads no criterion' }
      : { vi: `chủ trì ${n} tiêu chí`, en: `leads ${n} ${n === 1 ? 'criterion' : 'criteria'}` },
  lost: (points: string): Text => ({ vi: `mất ${points}`, en: `lost ${points}` }),
  planned: (points: string): Text => ({ vi: `kế hoạch ${points}`, en: `planned ${points}` }),
  unread: { vi: 'chưa tính chỗ không đọc được', en: 'without what cannot be read' },
};
