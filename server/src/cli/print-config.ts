import { linesOf, positionAt } from '../base/lines.ts';
import type { Language, Text } from '../base/text.ts';
import { rules } from '../rules/all.ts';
import { locate } from '../rules/engine/check.ts';
import { unsettable } from '../rules/engine/suppress.ts';
import type { ProjectPlace } from '../workspace/load.ts';
import { relative } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';
import { readSettings } from '../workspace/settings.ts';
import type { Tree } from '../workspace/tree.ts';
import { displayWidth, visible } from './terminal.ts';

/** How a project is put together, and what rules in it: what `--print-config` prints. Paths are relative to `cwd`. */
export interface ProjectLayout {
  readonly folder: string;
  readonly markedBy: ProjectPlace['marked'];
  /** The file of settings; null where there is none. */
  readonly config: string | null;
  readonly roots: readonly {
    readonly file: string;
    readonly files: readonly string[];
    readonly registry: readonly string[];
  }[];
  /** Files that no root reaches, each with the registry that it is judged by. */
  readonly unreached: readonly { readonly file: string; readonly registry: readonly string[] }[];
  readonly settings: readonly Setting[];
}

interface Setting {
  readonly name: string;
  readonly value: unknown;
  readonly from: 'default' | 'config';
  /** The line of the file of settings, from 1. */
  readonly line?: number;
}

export function layoutOf(place: ProjectPlace, project: Project, cwd: string): ProjectLayout {
  const shown = (path: string) => relative(cwd, path) || '.';
  const paths = (models: readonly { readonly path: string }[] = []) => models.map(({ path }) => shown(path));
  const registryOf = (tree: Tree | undefined) => [
    ...new Set(tree?.registry?.entries.map(({ piece }) => shown(piece.path))),
  ];
  const roots = project.trees.filter(({ index }) => index);
  const used = new Set([
    ...roots.flatMap(({ files }) => files),
    ...project.trees.flatMap(({ registry }) => registry?.files ?? []),
  ]);
  const unreached = [...project.files.values()].filter(
    ({ path, content, model }) =>
      path !== project.configPath && content.kind !== 'missing' && !(model && used.has(model)),
  );
  return {
    folder: place.folder === cwd ? '.' : shown(place.folder),
    markedBy: place.marked,
    config: project.files.has(project.configPath) ? shown(project.configPath) : null,
    roots: roots.map((tree) => ({
      file: shown(tree.start.path),
      files: paths(tree.files),
      registry: registryOf(tree),
    })),
    unreached: unreached
      .map(({ path, model }) => ({
        file: shown(path),
        registry: registryOf(project.trees.find(({ files }) => model && files.includes(model))),
      }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
    settings: settingsOf(project),
  };
}

function settingsOf(project: Project): Setting[] {
  const { settings } = project;
  const source = project.files.get(project.configPath)?.source;
  const given = source && readSettings(source).given;
  const lines = source ? source.lines : linesOf('');
  const setting = (name: string, value: unknown): Setting => {
    const place = given?.get(name);
    if (!place) return { name, value, from: 'default' };
    return { name, value, from: 'config', line: positionAt(lines, locate(project, place).start).line + 1 };
  };
  return [
    ...rules
      .filter(({ id }) => !unsettable.has(id))
      .map(({ id, severity }) => setting(`rules.${id}`, settings.rules[id] ?? severity)),
    setting('depth', settings.depth),
    setting('decimals', settings.decimals),
    setting('rounding.score', settings.rounding.score),
    setting('rounding.target', settings.rounding.target),
    setting('words.ocr', settings.words.ocr),
    setting('words.titleEnd', settings.words.titleEnd),
  ];
}

/** For other programs. */
export function jsonOfLayouts(projects: readonly ProjectLayout[]): string {
  return `${JSON.stringify({ version: 1, projects }, null, 2)}\n`;
}

/** For people. Rules that keep their own severity are not listed. */
export function textOfLayouts(projects: readonly ProjectLayout[], language: Language): string {
  return projects.map((project) => `${linesFor(project, language).map(visible).join('\n')}\n`).join('\n');
}

function linesFor(layout: ProjectLayout, language: Language): string[] {
  const { folder, markedBy, config, roots, unreached, settings } = layout;
  const say = (text: Text) => text[language];
  const registry = (files: readonly string[]) =>
    `${say(words.registry)}: ${files.length > 0 ? files.join(', ') : say(words.none)}`;
  const shown = settings.filter(({ name, from }) => from === 'config' || !name.startsWith('rules.'));
  const width = (cells: readonly string[]) => Math.max(...cells.map(displayWidth));
  const values = shown.map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const [names, valueWidth] = [width(shown.map(({ name }) => name)), Math.min(width(values), mostOfValue)];
  const pad = (text: string, columns: number) => text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
  return [
    `${say(words.project)}: ${folder} (${say(words.marked[markedBy])})`,
    `${say(words.config)}: ${config ?? say(words.noConfig)}`,
    ...roots.flatMap(({ file, files, registry: own }) => [
      '',
      `${say(words.root)}: ${file}`,
      `  ${registry(own)}`,
      `  ${say(words.files(files.length))}:`,
      ...files.map((each) => `    ${each}`),
    ]),
    ...(roots.length === 0 ? ['', say(words.noRoot)] : []),
    ...(unreached.length === 0
      ? []
      : ['', `${say(words.unreached)}:`, ...unreached.map((each) => `  ${each.file} (${registry(each.registry)})`)]),
    '',
    `${say(words.settings)}:`,
    ...shown.map(({ name, from, line }, i) => {
      const origin = from === 'default' ? say(words.default) : `${config ?? ''}:${String(line)}`;
      return `  ${pad(name, names)}  ${pad(values[i]!, valueWidth)}  ${origin}`;
    }),
    `  ${say(words.otherRules)}`,
  ];
}

/** Long lists of words push nothing else aside. */
const mostOfValue = 30;

const words = {
  project: { vi: 'Dự án', en: 'Project' },
  marked: {
    config: { vi: 'có par.config.yaml', en: 'holds par.config.yaml' },
    git: { vi: 'có .git', en: 'holds .git' },
    root: { vi: 'có tệp gốc ở cao nhất', en: 'holds the topmost root' },
    none: { vi: 'thư mục của chính tệp', en: 'the folder of the file itself' },
  },
  config: { vi: 'Tệp thiết lập', en: 'File of settings' },
  noConfig: { vi: 'không có, mọi thiết lập là mặc định', en: 'none, all settings are the defaults' },
  root: { vi: 'Tệp gốc', en: 'Root' },
  noRoot: {
    vi: 'Không có tệp gốc (tệp có “index:”): mỗi tệp được kiểm tra riêng.',
    en: 'There is no root (a file with “index:”): each file is checked by itself.',
  },
  registry: { vi: 'danh mục cơ quan', en: 'registry of agencies' },
  none: { vi: 'không có', en: 'none' },
  files: (count: number): Text => ({ vi: `gồm ${count} tệp`, en: `${count} ${count === 1 ? 'file' : 'files'}` }),
  unreached: { vi: 'Không thuộc tệp gốc nào', en: 'Reached by no root' },
  settings: { vi: 'Thiết lập', en: 'Settings' },
  default: { vi: 'mặc định', en: 'default' },
  otherRules: {
    vi: 'Các quy tắc khác giữ mức vốn có: par-index rules',
    en: 'All other rules keep their own severity: par-index rules',
  },
} as const;
