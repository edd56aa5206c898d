import type { Language, Text } from '../../base/text.ts';
import { searchKey } from '../../base/vietnamese.ts';
import { nameOf } from '../../workspace/path.ts';
import { beginningOf } from '../../syntax/source.ts';
import type { Project } from '../../workspace/project.ts';
import { registryName } from '../../workspace/tree.ts';
import type { KeyPlace } from '../cursor.ts';
import { newlineIn } from '../refactor/block.ts';
import type { SectionKey, Template, TemplateKind } from '../template.ts';
import { fileTemplate, indexAbove, likeliestKinds, sectionTemplate } from '../template.ts';
import type { Completion } from './completion.ts';

/** What templates are proposed for. */
export interface TemplateQuestion {
  readonly project: Project;
  readonly path: string;
  readonly cursor: KeyPlace;
  readonly offset: number;
  readonly language: Language;
  /** This year, where it is known. */
  readonly year: number | undefined;
}

/**
 * What an empty file may become, the likeliest first. (An editor can't be given the text of a file before the file is
 * there, so it is offered in the file.)
 */
export function fileTemplates(question: TemplateQuestion): Completion[] {
  const { project, path, cursor, year } = question;
  if (cursor.map !== 'file' || !isEmptyBut(question)) return [];
  return likeliestKinds(project, path).map((kind) =>
    proposal(question, kinds[kind], words.file, fileTemplate(project, path, kind, year)),
  );
}

/** The parts that a file has not yet, whole, where a key of its own can stand. */
export function sectionTemplates(question: TemplateQuestion): Completion[] {
  const { project, path, cursor, year } = question;
  if (cursor.map !== 'file' || cursor.isItem || cursor.behind !== 'nothing' || isEmptyBut(question)) return [];
  const isWanted: Readonly<Record<SectionKey, boolean>> = {
    // An index has one head, and a registry none.
    index: nameOf(path) !== registryName && !indexAbove(project, path),
    criteria: nameOf(path) !== registryName,
    agencies: true,
  };
  return (Object.keys(parts) as SectionKey[])
    .filter((key) => isWanted[key] && !cursor.present.has(key))
    .map((key) => proposal(question, parts[key], words.part, sectionTemplate(project, path, key, year)));
}

/** Whether nothing stands in the file but the word that is being typed. */
function isEmptyBut({ project, path, cursor }: TemplateQuestion): boolean {
  const text = beginningOf(project.files.get(path)!.source!);
  return text.trim() === cursor.typed.trim();
}

/** What a template is called, and the key that it begins with. */
interface Named extends Text {
  readonly key: string;
}

function proposal(
  { project, path, cursor, offset, language }: TemplateQuestion,
  name: Named,
  detail: Text,
  { text, blanks }: Template,
): Completion {
  const newline = newlineIn(beginningOf(project.files.get(path)!.source!));
  const shift = (at: number): number =>
    cursor.before.length + at + (newline.length - 1) * (text.slice(0, at).split('\n').length - 1);
  return {
    label: name[language],
    kind: 'item',
    detail: detail[language],
    // Its words first: what begins with what is typed is what an editor puts at the top.
    filter: [searchKey(name.vi), name.vi, name.en.toLowerCase(), name.key].join(' '),
    edit: { ...cursor.replace, text: cursor.before + text.replaceAll('\n', newline) },
    insertEnd: Math.max(offset, cursor.replace.start),
    stops: blanks.map((blank) => ({ ...blank, start: shift(blank.start), end: shift(blank.end) })),
  };
}

const kinds: Readonly<Record<TemplateKind, Named>> = {
  index: { key: 'par index', vi: 'Chỉ số mới', en: 'New index' },
  field: { key: 'par criteria', vi: 'Lĩnh vực mới', en: 'New field' },
  registry: { key: 'par agencies', vi: 'Danh mục cơ quan mới', en: 'New registry of agencies' },
};

const parts: Readonly<Record<SectionKey, Named>> = {
  index: { key: 'index', vi: 'Phần đầu của chỉ số', en: 'Head of an index' },
  criteria: { key: 'criteria', vi: 'Lĩnh vực đầu tiên', en: 'First field' },
  agencies: { key: 'agencies', vi: 'Danh mục cơ quan', en: 'Registry of agencies' },
};

const words = {
  file: { vi: 'mẫu cho tệp trống', en: 'template for an empty file' },
  part: { vi: 'mẫu', en: 'template' },
} satisfies Record<string, Text>;
