import type { SearchText } from '../base/vietnamese.ts';
import { rankIn, searchKey, searchText } from '../base/vietnamese.ts';
import type { Criterion } from '../model/criterion.ts';
import type { AgencyEntry } from '../model/file.ts';
import { effective, isLeaf } from '../workspace/effective.ts';
import { isWithin, relative } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';
import type { Tree } from '../workspace/tree.ts';
import { extentOf } from './extent.ts';
import type { Extent } from './extent.ts';
import { meaningIn } from './name/registry.ts';
import type { OutlineItem } from './symbols.ts';
import { nameOf, oneLine } from './symbols.ts';

/** A criterion or an agency that was searched for. */
export interface FoundSymbol extends Extent {
  readonly project: Project;
  readonly name: string;
  readonly kind: Exclude<OutlineItem['kind'], 'file' | 'index'>;
  /** The criterion above it; may be empty. */
  readonly container: string;
}

/**
 * The criteria whose code or title is searched for, the agencies whose name, alias or code is, and behind them the
 * criteria that such an agency leads, with their points: the best first, at most `most`. Marks may be left out, and
 * words cut short. Of an empty query, what stands uppermost comes first.
 */
export function symbolsFor(projects: readonly Project[], query: string, most: number): FoundSymbol[] {
  const found = projects.flatMap((project) => [...candidates(project, query)]);
  return found
    .map((candidate, order) => ({ ...candidate, order }))
    .sort((a, b) => a.rank - b.rank || a.level - b.level || a.order - b.order)
    .slice(0, most)
    .map(({ symbol }) => symbol());
}

interface Candidate {
  /** The less, the better. */
  readonly rank: number;
  readonly level: number;
  /** Made only for those that are shown. */
  readonly symbol: () => FoundSymbol;
}

/** What an agency leads comes behind all that is found by itself. */
const behind = 10;

function* candidates(project: Project, query: string): Iterable<Candidate> {
  const asked = query.trim();
  const seen = new Set<Criterion | AgencyEntry>();
  const isNew = (entry: Criterion | AgencyEntry) => !seen.has(entry) && seen.add(entry);
  const criterion = (each: Criterion, rank: number, by = ''): Candidate => ({
    rank,
    level: asked === '' ? (each.code?.parts?.length ?? 9) : 1,
    symbol: () => ({
      ...extentOf(project, each, each.code ? 'code' : 'title'),
      project,
      name: searchable([nameOf(each), by], [oneLine(each.title?.text), by], asked),
      kind: each.children.length > 0 ? 'parent' : 'leaf',
      container: each.parent ? oneLine(`${each.parent.code?.text ?? ''} ${each.parent.title?.text ?? ''}`) : '',
    }),
  });
  const wanted = searchText(asked);
  for (const { all } of project.trees) {
    for (const each of all) {
      const rank = best(wanted, textsOf(each));
      if (rank !== undefined && isNew(each)) yield criterion(each, rank);
    }
  }
  for (const tree of project.trees) {
    const leading = new Set<string>();
    for (const entry of tree.registry?.entries ?? []) {
      const { name, aliases, code } = entry.agency;
      const rank = best(wanted, [name, ...aliases, ...(code === undefined ? [] : [code])].map(searchText));
      if (rank === undefined) continue;
      leading.add(name);
      if (isNew(entry)) yield { rank, level: 1, symbol: () => agencySymbol(project, entry, asked) };
    }
    if (asked === '' || leading.size === 0) continue;
    for (const { leaf, name } of ledBy(tree, leading)) if (isNew(leaf)) yield criterion(leaf, behind, name);
  }
}

/** The leaves that agencies of these official names lead, each with the first of them. */
function* ledBy(tree: Tree, wanted: ReadonlySet<string>): Iterable<{ leaf: Criterion; name: string }> {
  const registry = tree.registry?.registry;
  if (!registry) return;
  for (const leaf of tree.all) {
    const leads = isLeaf(leaf) ? (effective(tree, leaf, 'lead')?.value ?? []) : [];
    const names = leads.flatMap(({ text }) => meaningIn(registry, text)?.agency.name ?? []);
    const name = names.find((each) => wanted.has(each));
    if (name !== undefined) yield { leaf, name };
  }
}

function agencySymbol(project: Project, entry: AgencyEntry, asked: string): FoundSymbol {
  const { name, code } = entry.agency;
  const extent = extentOf(project, entry, 'name');
  return {
    ...extent,
    project,
    name: searchable([oneLine(name), code ?? ''], [name], asked),
    kind: 'agency',
    container: isWithin(extent.path, project.folder) ? relative(project.folder, extent.path) : '',
  };
}

/** The best rank of some texts; undefined where none is found. */
function best(query: SearchText, texts: readonly SearchText[]): number | undefined {
  const ranks = texts.map((text) => rankIn(query, text)).filter((rank) => rank !== undefined);
  return ranks.length === 0 ? undefined : Math.min(...ranks);
}

/** What is searched of a criterion, by its title: most of it is the same at the next letter. */
const read = new WeakMap<object, { readonly code: string; readonly texts: readonly SearchText[] }>();

/** The code and the title of a criterion, and both in a row. */
function textsOf({ code, title }: Criterion): readonly SearchText[] {
  const number = code?.text ?? '';
  if (!title) return [searchText(number)];
  let known = read.get(title);
  if (known?.code !== number) {
    known = { code: number, texts: [number, title.text, `${number} ${title.text}`].map(searchText) };
    read.set(title, known);
  }
  return known.texts;
}

/**
 * A name that editors find by what was typed, made of parts. They look through the names once more, letter by letter,
 * and know nothing of Vietnamese marks (VS Code even asks with the first word only, and looks for the others itself): so
 * where somebody types without marks, the words of the name are added without them.
 */
function searchable(parts: readonly string[], spoken: readonly string[], query: string): string {
  const isPlain = /[a-z]/i.test(query) && query.toLowerCase() === searchKey(query);
  const keys = isPlain ? spoken.filter((text) => searchKey(text) !== text.toLowerCase()).map(searchKey) : [];
  return [...parts, ...keys].filter((part) => part !== '').join(' · ');
}
