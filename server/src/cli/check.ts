import type { Text } from '../base/text.ts';
import { check as checkProject } from '../rules/engine/check.ts';
import { severities } from '../rules/engine/finding.ts';
import type { ProjectPlace } from '../workspace/load.ts';
import { loadProject } from '../workspace/load.ts';
import { relative } from '../workspace/path.ts';
import type { FileState, Project } from '../workspace/project.ts';
import type { Arguments } from './arguments.ts';
import { compactOf } from './compact.ts';
import { diffOf } from './diff.ts';
import { repair } from './fix.ts';
import { jsonOf } from './json.ts';
import { remembering, withContent } from './overlay.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { prettyOf } from './pretty.ts';
import { jsonOfLayouts, layoutOf, textOfLayouts } from './print-config.ts';
import type { Checked, Summary } from './report.ts';
import { reportOf } from './report.ts';
import type { WrittenPath } from './select.ts';
import { select } from './select.ts';
import { screenOf } from './terminal.ts';

interface Loaded extends Checked {
  readonly place: ProjectPlace;
  readonly states: ReadonlyMap<string, FileState>;
}

/** Checks what the words name, prints the findings, gives the exit code. */
export async function check({ language, words, options }: Arguments, ports: Ports): Promise<number> {
  const tell = (text: Text): void => ports.stderr(`par-index: ${text[language]}\n`);
  const usage = misuse(words, options);
  if (usage) {
    tell(usage);
    return exit.usage;
  }

  let access = remembering(ports.access);
  const named = options['print-config'] === undefined ? words : [options['print-config']];
  let paths: WrittenPath[] = (named.length > 0 ? named : ['.']).map((written) => ({
    written,
    path: ports.toPath(written),
  }));
  if (options['stdin-filename'] !== undefined) {
    const path = ports.toPath(options['stdin-filename']);
    access = withContent(access, path, await ports.readStdin());
    paths = [{ written: options['stdin-filename'], path }];
  }
  const config = options.config === undefined ? undefined : ports.toPath(options.config);
  if (config !== undefined) {
    const { kind } = await access.read(config);
    if (kind === 'missing' || kind === 'unreadable') {
      tell(kind === 'missing' ? missingPath(options.config!) : unreadableConfig(options.config!));
      return exit.usage;
    }
  }

  const { projects, missing, empty } = await select(access, paths);
  for (const written of missing) tell(missingPath(written));
  for (const written of empty) tell(emptyFolder(written));
  if (projects.length === 0) return options['print-config'] === undefined ? exit.failure : exit.usage;

  let loaded: Loaded[] = [];
  for (const { place, paths: selected } of projects) {
    const { project, states } = await loadProject(access, { ...place, config }, [...selected]);
    loaded.push({ place, project, states, paths: selected });
  }
  const wrong = loaded.flatMap(({ project }) =>
    hasWrongSettings(project) ? [relative(ports.cwd, project.configPath)] : [],
  );
  const asksFix = options.fix !== undefined || options['fix-dry-run'] !== undefined;
  for (const file of new Set(wrong)) tell(wrongSettings(file, asksFix));

  if (options['print-config'] !== undefined) {
    const layouts = loaded.map(({ place, project }) => layoutOf(place, project, ports.cwd));
    ports.stdout(options.format === 'json' ? jsonOfLayouts(layouts) : textOfLayouts(layouts, language));
    return wrong.length > 0 ? exit.usage : exit.clean;
  }

  let failed = false;
  // A rule that was to be silent would mend what was to stay.
  const mends = options.fix !== undefined && wrong.length === 0;
  const shows = options['fix-dry-run'] !== undefined && wrong.length === 0;
  if (mends || shows) {
    const repaired = loaded.map((one) => ({
      ...one,
      before: one.project,
      ...repair(one.project, one.states, one.paths),
    }));
    const changes = repaired.flatMap(({ before, project }) => changesOf(before, project));
    const count = repaired.reduce((sum, one) => sum + one.count, 0);
    if (shows) {
      for (const { path, before, after, mark } of changes) {
        const bom = mark ? '\uFEFF' : '';
        ports.stdout(diffOf(relative(ports.cwd, path), bom + before, bom + after));
      }
      tell(wouldFix(count, changes.length));
      return exitCode(reportOf(loaded, ports.cwd).summary, options['max-warnings']);
    }
    for (const { path, after, mark } of changes) {
      try {
        await ports.write(path, after, mark);
      } catch (error) {
        failed = true;
        tell(notWritten(relative(ports.cwd, path), (error as { code?: string }).code ?? String(error)));
      }
    }
    if (!failed) {
      tell(fixedWords(count, changes.length));
      loaded = repaired;
    }
  }

  const least = severities.find((severity) => severity === options.severity) ?? 'hint';
  const report = reportOf(loaded, ports.cwd, least);
  if (options.format === 'json') ports.stdout(jsonOf(report, language));
  else if (options.format === 'compact') ports.stdout(compactOf(report, language));
  else ports.stdout(prettyOf(report, language, screenOf(ports, options.color)));

  const { summary } = report;
  if (tooMany(summary, options['max-warnings'])) tell(manyWarnings(summary.warning, Number(options['max-warnings'])));
  if (failed) return exit.failure;
  return missing.length > 0 || wrong.length > 0 ? exit.usage : exitCode(summary, options['max-warnings']);
}

function exitCode(summary: Summary, maxWarnings: string | undefined): number {
  return summary.error > 0 || tooMany(summary, maxWarnings) ? exit.findings : exit.clean;
}

function tooMany({ warning }: Summary, maxWarnings: string | undefined): boolean {
  return maxWarnings !== undefined && warning > Number(maxWarnings);
}

/** Options that do not go together. */
function misuse(words: readonly string[], options: Arguments['options']): Text | undefined {
  const has = (name: keyof Arguments['options']) => options[name] !== undefined;
  if (has('fix') && has('fix-dry-run')) {
    return {
      vi: 'Chỉ dùng một trong hai: --fix hoặc --fix-dry-run.',
      en: 'Use one of the two: --fix or --fix-dry-run.',
    };
  }
  if (has('stdin') && !has('stdin-filename')) {
    return {
      vi: '--stdin cần --stdin-filename <tệp>: thư mục của tệp đó quyết định dự án.',
      en: '--stdin needs --stdin-filename <file>: the folder of that file decides the project.',
    };
  }
  if (has('stdin-filename') && !has('stdin')) {
    return { vi: '--stdin-filename chỉ dùng cùng --stdin.', en: '--stdin-filename goes with --stdin only.' };
  }
  if (has('stdin') && words.length > 0) {
    return {
      vi: 'Với --stdin thì không nêu thêm tệp nào: nội dung ở stdin là tệp được kiểm tra.',
      en: 'With --stdin no path is given: what comes in on stdin is what is checked.',
    };
  }
  if (has('print-config')) {
    const alone = ['fix', 'fix-dry-run', 'stdin', 'severity', 'max-warnings'] as const;
    const other = alone.find(has) ?? (options.format === 'compact' ? 'format compact' : undefined);
    if (other !== undefined || words.length > 0) {
      const what = other === undefined ? `“${words[0]!}”` : `--${other}`;
      return {
        vi: `--print-config nhận một đường dẫn và không kiểm tra gì, nên không đi cùng ${what}. Có thể thêm --config, --format json, --lang.`,
        en: `--print-config takes one path and checks nothing, so it does not go with ${what}. It goes with --config, --format json and --lang.`,
      };
    }
  }
  if (has('stdin') && has('fix')) {
    return {
      vi: '--fix không ghi được vào stdin; hãy dùng --fix-dry-run để xem những gì sẽ đổi.',
      en: '--fix cannot write to stdin; use --fix-dry-run to see what would change.',
    };
  }
  return undefined;
}

/** Whether the settings are not all those that were asked for. */
function hasWrongSettings(project: Project): boolean {
  return checkProject(project).findings.some(({ at }) => at.path === project.configPath);
}

interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly mark: boolean;
}

function changesOf(before: Project, after: Project): Change[] {
  return [...after.files].flatMap(([path, { content }]) => {
    const old = before.files.get(path)?.content;
    if (content.kind !== 'text' || old?.kind !== 'text' || old.text === content.text) return [];
    return [{ path, before: old.text, after: content.text, mark: content.mark === true }];
  });
}

const missingPath = (written: string): Text => ({
  vi: `Không có tệp hay thư mục “${written}”. Hãy kiểm tra lại đường dẫn.`,
  en: `There is no file or folder “${written}”. Check the path.`,
});

const unreadableConfig = (written: string): Text => ({
  vi: `Không đọc được tệp thiết lập “${written}”. Hãy kiểm tra quyền đọc và xem đó có phải một tệp.`,
  en: `Could not read the file of settings “${written}”. Check that it is a file and that you may read it.`,
});

const wrongSettings = (file: string, asksFix: boolean): Text => ({
  vi: `${file} có thiết lập sai. Chỗ sai không có tác dụng, nên kết quả có thể khác điều muốn đặt${asksFix ? '; vì vậy chưa tệp nào được sửa' : ''}. Hãy sửa thiết lập rồi chạy lại.`,
  en: `${file} has wrong settings. They have no effect, so the result may not be the one asked for${asksFix ? '; for this reason nothing was fixed' : ''}. Correct them and run again.`,
});

const emptyFolder = (written: string): Text => ({
  vi: `Không có tệp .par.yaml nào trong “${written}”. Hãy nêu thư mục hoặc tệp cần kiểm tra.`,
  en: `There is no .par.yaml file in “${written}”. Name the folder or the file to check.`,
});

const notWritten = (file: string, why: string): Text => ({
  vi: `Không ghi được ${file} (${why}); tệp vẫn như cũ. Hãy kiểm tra quyền ghi.`,
  en: `Could not write ${file} (${why}); it is as it was. Check that you may write to it.`,
});

const fixedWords = (count: number, files: number): Text =>
  count === 0
    ? { vi: 'Không có chỗ nào tự sửa được.', en: 'Nothing to fix.' }
    : { vi: `Đã sửa ${count} chỗ trong ${files} tệp.`, en: `Fixed ${places(count)} in ${filesEn(files)}.` };

const wouldFix = (count: number, files: number): Text =>
  count === 0
    ? { vi: 'Không có chỗ nào tự sửa được.', en: 'Nothing to fix.' }
    : {
        vi: `--fix sẽ sửa ${count} chỗ trong ${files} tệp; chưa ghi gì.`,
        en: `--fix would fix ${places(count)} in ${filesEn(files)}; nothing was written.`,
      };

const manyWarnings = (count: number, most: number): Text => ({
  vi: `Có ${count} cảnh báo, nhiều hơn mức cho phép là ${most} (--max-warnings).`,
  en: `There are ${count} warnings, more than the ${most} allowed (--max-warnings).`,
});

const places = (count: number) => `${count} ${count === 1 ? 'place' : 'places'}`;
const filesEn = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;
