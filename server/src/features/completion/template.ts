import type { Language, Text } from '../../base/text.ts';
import { folderOf, isWithin, nameOf } from '../../workspace/path.ts';
import type { Project } from '../../workspace/project.ts';
import { registryName } from '../../workspace/tree.ts';
import type { KeyPlace } from '../cursor.ts';
import { open } from '../new-criterion.ts';
import type { Completion } from './completion.ts';

/**
 * What an empty file may become, the likeliest first: a registry by its name; a part where an index stands in its folder
 * or above; else an index. (An editor can't be given the text of a file before the file is there, so it is offered in
 * the file.)
 */
export function templates(
  project: Project,
  path: string,
  text: string,
  cursor: KeyPlace,
  offset: number,
  language: Language,
): Completion[] {
  // Nothing but the word that is being typed.
  if (text.trim() !== cursor.typed.trim() || cursor.map !== 'file') return [];
  return orderFor(project, path).map((name) => {
    const { label, filter, lines } = kinds[name];
    const written = lines(nameOf(path)).join('\n');
    return {
      label: label[language],
      kind: 'item',
      detail: words.template[language],
      filter: `par ${filter} ${label.vi}`,
      edit: { ...cursor.replace, text: written },
      insertEnd: offset,
      stops: [...written.matchAll(new RegExp(open, 'g'))].map(({ index }) => ({
        start: index,
        end: index + open.length,
      })),
    };
  });
}

type Kind = 'index' | 'part' | 'registry';

function orderFor(project: Project, path: string): readonly Kind[] {
  if (nameOf(path) === registryName) return ['registry', 'part', 'index'];
  const hasIndex = project.trees.some(
    ({ index, start }) => index !== undefined && isWithin(path, folderOf(start.path)),
  );
  return hasIndex ? ['part', 'registry', 'index'] : ['index', 'part', 'registry'];
}

/** `3-to-chuc-bo-may.par.yaml` is area 3. */
function areaOf(name: string): string {
  return /^0*([1-9]\d?)(?!\d)/.exec(name)?.[1] ?? '1';
}

const criterion = (code: string) => [`  - code: "${code}"`, `    title: ${open}`, `    max: ${open}`];

const kinds: Readonly<
  Record<Kind, { readonly label: Text; readonly filter: string; readonly lines: (name: string) => readonly string[] }>
> = {
  index: {
    label: { vi: 'Chỉ số mới', en: 'New index' },
    filter: 'index chi so moi',
    lines: () => [
      'par: 1',
      'index:',
      `  title: ${open}`,
      `  unit: ${open}`,
      `  scoreYear: ${open}`,
      `  targetYear: ${open}`,
      '  max: 100',
      'criteria:',
      ...criterion('1'),
    ],
  },
  part: {
    label: { vi: 'Một phần của chỉ số', en: 'Part of an index' },
    filter: 'criteria mot phan cua chi so',
    lines: (name) => ['par: 1', 'criteria:', ...criterion(areaOf(name))],
  },
  registry: {
    label: { vi: 'Danh mục cơ quan', en: 'Registry of agencies' },
    filter: 'agencies danh muc co quan',
    lines: () => ['par: 1', 'agencies:', `  - name: ${open}`, `    code: ${open}`],
  },
};

const words = {
  template: { vi: 'mẫu cho tệp trống', en: 'template for an empty file' },
} satisfies Record<string, Text>;
