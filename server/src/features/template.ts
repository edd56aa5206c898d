import type { Span } from '../base/span.ts';
import type { IndexHead } from '../model/file.ts';
import { folderOf, isWithin, nameOf } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';
import { registryName } from '../workspace/tree.ts';
import { open } from './new-criterion.ts';

/** A place that the author has yet to fill in. */
export interface Blank extends Span {
  /** What an editor shows there to be typed over; those with the same example are the same, and are written together. */
  readonly example?: string;
}

/** A text with blanks, in each of which stands `…`. */
export interface Template {
  readonly text: string;
  readonly blanks: readonly Blank[];
}

/** What a file may begin as. */
export const templateKinds = ['index', 'field', 'registry'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** The keys at the top of a file under which there is a part of its own. */
export type SectionKey = 'index' | 'criteria' | 'agencies';

/**
 * The text of a new file.
 * @param path of the file: `3-to-chuc-bo-may.par.yaml` is field 3
 * @param year this year; an index that the file belongs to knows better
 */
export function fileTemplate(project: Project, path: string, kind: TemplateKind, year?: number): Template {
  // A new index is of this year, whatever stands above it.
  const known = kind === 'index' ? undefined : indexAbove(project, path)?.targetYear;
  return filledIn(['par: 1', ...contents[kind](placeOf(path, known ?? year))]);
}

/** The part of a file under one of its keys at the top. */
export function sectionTemplate(project: Project, path: string, key: SectionKey, year?: number): Template {
  return filledIn(sections[key](placeOf(path, indexAbove(project, path)?.targetYear ?? year)));
}

/** What a new file most likely is, first: a registry by its name; a field where an index stands beside or above. */
export function likeliestKinds(project: Project, path: string): readonly TemplateKind[] {
  if (nameOf(path) === registryName) return ['registry', 'field', 'index'];
  return indexAbove(project, path) ? ['field', 'registry', 'index'] : ['index', 'field', 'registry'];
}

/** The index that stands in the folder of a file or above: what the file may become a part of, if it is not yet. */
export function indexAbove(project: Project, path: string): IndexHead | undefined {
  return project.trees.find(({ index, start }) => index !== undefined && isWithin(path, folderOf(start.path)))?.index;
}

/** What is known of a file before anything stands in it. */
interface Place {
  /** Of the targets; as text, for it may have to be written by the author. */
  readonly year: string;
  readonly yearBefore: string;
  /** The code of its field. */
  readonly field: string;
}

function placeOf(path: string, year: number | undefined): Place {
  return {
    year: year === undefined ? '' : String(year),
    yearBefore: year === undefined ? '' : String(year - 1),
    field: /^0*([1-9]\d?)(?!\d)/.exec(nameOf(path))?.[1] ?? '1',
  };
}

/** The lines of each part; a blank is written as `‹example›`. */
const sections = {
  index: ({ year, yearBefore }: Place) => [
    'index:',
    '  title: ‹Chỉ số cải cách hành chính của tỉnh›',
    '  unit: ‹Tên tỉnh›',
    `  scoreYear: ‹${yearBefore}›`,
    `  targetYear: ‹${year}›`,
    '  max: 100',
  ],
  agencies: () => [
    'agencies:',
    '  - name: ‹Sở Nội vụ›',
    '    code: ‹SNV›',
    '  - name: ‹Văn phòng UBND tỉnh›',
    '    code: ‹VP›',
  ],
  criteria: (place: Place) => criteria(place, '10'),
} satisfies Record<SectionKey, (place: Place) => readonly string[]>;

const contents: Readonly<Record<TemplateKind, (place: Place) => readonly string[]>> = {
  index: (place) => [
    ...sections.index(place),
    'agencies:',
    '  - name: ‹Sở Nội vụ›',
    // The only field has all points, so that nothing is wrong before the next is written.
    ...criteria({ ...place, field: '1' }, '100'),
  ],
  field: sections.criteria,
  registry: sections.agencies,
};

/** A field with its first criterion, which has all of its points. */
function criteria({ field, year }: Place, max: string): string[] {
  return [
    'criteria:',
    `  - code: "${field}"`,
    '    title: ‹Tên lĩnh vực›',
    `    max: ‹${max}›`,
    '    criteria:',
    `      - code: "${field}.1"`,
    '        title: ‹Tên tiêu chí›',
    `        max: ‹${max}›`,
    '        lead: ‹Sở Nội vụ›',
    '        tasks:',
    '          - ‹Ban hành và thực hiện kế hoạch›',
    `        deadline: Năm ‹${year}›`,
  ];
}

function filledIn(lines: readonly string[]): Template {
  let text = '';
  const blanks: Blank[] = [];
  // Every second part stood between the signs.
  const parts = lines.join('\n').split(/‹([^›]*)›/);
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 0) {
      text += part;
      continue;
    }
    const span = { start: text.length, end: text.length + open.length };
    blanks.push(part === '' ? span : { ...span, example: part });
    text += open;
  }
  return { text, blanks };
}
