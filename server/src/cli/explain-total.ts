import type { Text } from '../base/text.ts';
import { compareCodes, partsOf } from '../model/code.ts';
import { amountFields } from '../model/criterion.ts';
import type { WorkedSum } from '../features/worked-sum.ts';
import { agreeing, disagreeing, workedSumOf } from '../features/worked-sum.ts';
import { extension, loadProject } from '../workspace/load.ts';
import { relative } from '../workspace/path.ts';
import type { Parent } from '../workspace/rollup.ts';
import type { TreeView } from '../workspace/view.ts';
import { viewsOf } from '../workspace/view.ts';
import type { Arguments } from './arguments.ts';
import { emptyFolder, missingPath } from './notices.ts';
import { remembering } from './overlay.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { select } from './select.ts';
import { jsonOfSums } from './sums-json.ts';
import { textOfSums } from './sums.ts';
import { screenOf } from './terminal.ts';

/** Works out the sums of one criterion, or of a whole index, and prints them; what it was asked about is one tree. */
export async function explainTotal({ language, words, options }: Arguments, ports: Ports): Promise<number> {
  const refuse = (text: Text): number => {
    ports.stderr(`par-index: ${text[language]}\n`);
    return exit.usage;
  };
  const access = remembering(ports.access);
  const isPath = async (word: string): Promise<boolean> =>
    !isCode(word) &&
    (/[\\/]/.test(word) || word.endsWith(extension) || (await access.read(ports.toPath(word))).kind !== 'missing');
  const [first = 'index', ...more] = words;
  const code = (await isPath(first)) ? 'index' : first;
  const [written = options.root ?? '.', ...extra] = code === first ? more : words;
  if (extra[0] !== undefined) return refuse(tooManyWords(extra[0]));

  const { projects, missing, empty } = await select(access, [{ written, path: ports.toPath(written) }]);
  if (missing.length > 0) return refuse(missingPath(written));
  if (empty.length > 0) {
    refuse(emptyFolder(written));
    return exit.failure;
  }
  const views: TreeView[] = [];
  for (const { place, paths } of projects) {
    const { project } = await loadProject(access, place, [...paths]);
    views.push(...viewsOf(project).filter(({ tree }) => tree.files.some(({ path }) => paths.has(path))));
  }
  const root = ports.toPath(options.root ?? written);
  const named = views.filter(({ tree }) => tree.start.path === root);
  const asked = named.length > 0 ? named : views;
  const fileOf = ({ tree }: TreeView) => relative(ports.cwd, tree.start.path);
  if (options.root !== undefined && named.length === 0) return refuse(noSuchRoot(options.root, views.map(fileOf)));

  const found = asked.filter(({ tree }) => (code === 'index' ? tree.index : tree.byCode.has(code)));
  const [view] = found;
  if (!view) return refuse(code === 'index' ? noIndex(written) : unknownCode(code, nearCodes(code, asked)));
  if (found.length > 1) return refuse(severalIndexes(code, found.map(fileOf)));
  const parents: readonly Parent[] = code === 'index' ? [view.tree.index!] : view.tree.byCode.get(code)!;
  const fields = amountFields.filter((field) => options.field === undefined || field === options.field);
  const sums = parents.flatMap((parent) => fields.flatMap((field) => workedSumOf(view, parent, field) ?? []));
  if (sums.length === 0) return refuse(code === 'index' ? noIndex(written) : noComponents(code, parents));

  const shown = sums.filter((sum) => options.field !== undefined || isThere(sum));
  const report = { view, sums: shown, cwd: ports.cwd };
  if (options.format === 'json') ports.stdout(jsonOfSums(report, language));
  else ports.stdout(textOfSums(report, language, screenOf(ports, options.color)));
  if (shown.some(({ verdict }) => disagreeing.has(verdict))) return exit.findings;
  return shown.some(({ verdict }) => agreeing.has(verdict)) ? exit.clean : exit.failure;
}

const isCode = (word: string): boolean => word === 'index' || /^[\d.]*\d\.?$/.test(word);

/** Not every index has all columns: one that nobody fills in is not worth a word, unless it is asked for. */
function isThere({ stated, computed }: WorkedSum): boolean {
  return stated !== undefined || computed !== undefined;
}

/** Codes with components that are likely meant: the same digits first, then those nearest by number; three at most. */
function nearCodes(code: string, views: readonly TreeView[]): string[] {
  const wanted = (code.match(/\d+/g) ?? []).map(Number);
  if (wanted.length === 0) return [];
  const known = views.flatMap(({ tree }) =>
    [...tree.byCode].flatMap(([text, same]) => (same.some(({ children }) => children.length > 0) ? [text] : [])),
  );
  const ranked = [...new Set(known)].flatMap((text) => {
    const parts = partsOf(text);
    if (!parts) return [];
    const differs = parts.findIndex((part, i) => part !== wanted[i]);
    const shared = differs < 0 ? parts.length : differs;
    const away = Math.abs((parts[shared] ?? 0) - (wanted[shared] ?? 0));
    const isSame = parts.join('') === wanted.join('');
    return [{ text, parts, rank: [isSame ? 0 : 1, -shared, Math.abs(parts.length - wanted.length), away] }];
  });
  return ranked
    .sort((a, b) => compareCodes(a.rank, b.rank) || compareCodes(a.parts, b.parts))
    .slice(0, 3)
    .map(({ text }) => text);
}

const tooManyWords = (word: string): Text => ({
  vi: `explain-total nhận một STT và một đường dẫn; thừa “${word}”.`,
  en: `explain-total takes one code and one path; “${word}” is too much.`,
});

const noSuchRoot = (written: string, roots: readonly string[]): Text => ({
  vi: `“${written}” không phải tệp gốc nào ở đây. Có: ${roots.join(', ')}.`,
  en: `“${written}” is no root here. There are: ${roots.join(', ')}.`,
});

const noIndex = (written: string): Text => ({
  vi: `Trong “${written}” không có tệp gốc (tệp có “index:”) nào có tiêu chí. Hãy nêu STT của một tiêu chí có thành phần, ví dụ: par-index explain-total 7.1 ${written}`,
  en: `In “${written}” there is no root (a file with “index:”) that has criteria. Name the code of a criterion with components, for example: par-index explain-total 7.1 ${written}`,
});

const unknownCode = (code: string, near: readonly string[]): Text => ({
  vi: `Không có tiêu chí “${code}”.${near.length > 0 ? ` Gần nhất: ${near.join(', ')}.` : ''}`,
  en: `There is no criterion “${code}”.${near.length > 0 ? ` The nearest: ${near.join(', ')}.` : ''}`,
});

const severalIndexes = (code: string, roots: readonly string[]): Text => {
  const list = roots.map((root) => `\n  par-index explain-total ${code} --root ${root}`).join('');
  const what = code === 'index' ? { vi: 'chỉ số', en: 'index' } : { vi: `tiêu chí ${code}`, en: `criterion ${code}` };
  return {
    vi: `Có ${roots.length} tệp gốc với ${what.vi}. Hãy chọn một:${list}`,
    en: `There are ${roots.length} roots with ${code === 'index' ? 'an' : 'a'} ${what.en}. Choose one:${list}`,
  };
};

const noComponents = (code: string, parents: readonly Parent[]): Text => {
  const above = parents.flatMap((leaf) => (leaf.kind === 'criterion' ? (leaf.parent?.code?.text ?? []) : []))[0];
  return {
    vi: `${code} không có thành phần nên không có phép cộng.${above ? ` Hãy xem tiêu chí chứa nó: par-index explain-total ${above}` : ''}`,
    en: `${code} has no components, so there is nothing to add.${above ? ` See the criterion it belongs to: par-index explain-total ${above}` : ''}`,
  };
};
