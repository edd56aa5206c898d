import type { Language, Text } from '../base/text.ts';
import { nearestWord } from '../base/near.ts';
import { extension } from '../workspace/load.ts';
import { nameOf } from '../workspace/path.ts';
import { configName } from '../workspace/settings.ts';
import type { Arguments } from './arguments.ts';
import type { FormatName } from './formats/all.ts';
import { formatInfo, formatNames } from './formats/all.ts';
import type { Context } from './formats/format.ts';
import type { Ports } from './ports.ts';
import { codeOf, reasonOf } from './reasons.ts';
import type { Report } from './report.ts';
import { screenOf } from './terminal.ts';

/** Where a result goes, form by form. */
export interface Outputs {
  /** Undefined where every form that is asked for goes to a file. */
  readonly stdout: FormatName | undefined;
  readonly files: readonly OutputFile[];
}

interface OutputFile {
  readonly format: FormatName;
  /** As the user named it. */
  readonly written: string;
  /** Absolute, with `/`. */
  readonly path: string;
}

/**
 * What `--format` and `--output` come to: a form with an `--output` goes to its file, the one without to stdout; where
 * no `--format` is given, that is the form for people.
 */
export function outputsOf(
  { lists, options }: Pick<Arguments, 'lists' | 'options'>,
  toPath: Ports['toPath'],
): { readonly outputs: Outputs } | { readonly wrong: Text } {
  const asked = [...new Set(lists.format)].flatMap((word) => formatNames.find((name) => name === word) ?? []);
  const read = [options.config, options.baseline].flatMap((written) => (written === undefined ? [] : toPath(written)));
  const files: OutputFile[] = [];
  for (const output of lists.output ?? []) {
    const [, word = '', written = ''] = /^([^=]*)=([^]*)$/.exec(output) ?? [];
    const format = formatNames.find((name) => name === word);
    if (!format) return { wrong: unknownFormat(output, word) };
    const path = toPath(written);
    if (files.some((other) => other.path === path)) return { wrong: takenTwice(written) };
    if (isInput(path) || read.includes(path)) return { wrong: wouldReplace(written) };
    files.push({ format, written, path });
  }
  const [first, second] = asked.filter((format) => !files.some((file) => file.format === format));
  if (second) return { wrong: twoToStdout(first!, second) };
  return { outputs: { stdout: asked.length === 0 ? 'pretty' : first, files } };
}

/**
 * Writes the result in every form that is asked for, to files before stdout, whose reader may leave early; gives a
 * sentence for each file that could not be written.
 */
export async function deliver(
  report: Report,
  { stdout, files }: Outputs,
  { language, color }: { readonly language: Language; readonly color: string | undefined },
  ports: Ports,
): Promise<Text[]> {
  const context: Context = {
    ...ports,
    language,
    screen: screenOf({ ...ports, isTty: false, columns: undefined }, color),
  };
  const failures: Text[] = [];
  const attempt = async (written: string, action: () => Promise<void>): Promise<void> => {
    try {
      await action();
    } catch (error) {
      failures.push(notWritten(written, codeOf(error)));
    }
  };
  for (const { format, written, path } of files) {
    const text = (await formatInfo(format).load())(report, context);
    await attempt(written, () => ports.write(path, text, false));
  }
  for (const format of new Set([...files.map((file) => file.format), ...(stdout ? [stdout] : [])])) {
    const { appends } = formatInfo(format);
    const written = appends && ports.env[appends.to];
    if (!appends || !written) continue;
    const text = (await appends.load())(report, context);
    await attempt(written, () => ports.append(ports.toPath(written), text));
  }
  if (stdout) {
    const write = await formatInfo(stdout).load();
    ports.stdout(write(report, { ...context, screen: screenOf(ports, color) }));
  }
  return failures;
}

/** A slip of the hand would replace what is to be checked. */
function isInput(path: string): boolean {
  const name = nameOf(path).toLowerCase();
  return name.endsWith(extension) || name === configName;
}

function unknownFormat(output: string, word: string): Text {
  const near = nearestWord(word, formatNames);
  const all = formatNames.join(', ');
  return {
    vi: `--output ${output}: không có dạng kết quả “${word}”${near ? ` (có phải ý bạn là “${near}”?)` : ''}. Các dạng: ${all}.`,
    en: `--output ${output}: there is no form “${word}” of the result${near ? ` (did you mean “${near}”?)` : ''}. The forms are: ${all}.`,
  };
}

const takenTwice = (file: string): Text => ({
  vi: `“${file}” được nêu ở hai --output; mỗi tệp chỉ nhận được một kết quả. Hãy đặt tên tệp khác nhau.`,
  en: `“${file}” stands in two --output; a file takes one result only. Give them different names.`,
});

const wouldReplace = (file: string): Text => ({
  vi: `--output không ghi đè lên “${file}”, vì đó là tệp mà lần kiểm tra này đọc. Hãy đặt tên khác, ví dụ ket-qua.json.`,
  en: `--output does not write over “${file}”: that is a file which the check reads. Choose another name, such as result.json.`,
});

const twoToStdout = (first: FormatName, second: FormatName): Text => ({
  vi: `Chỉ một dạng kết quả ra stdout: hãy chọn ${first} hoặc ${second}, dạng kia ghi ra tệp, ví dụ --output ${second}=ket-qua.${second}.`,
  en: `Only one form of the result goes to stdout: choose ${first} or ${second}, and write the other to a file, such as --output ${second}=result.${second}.`,
});

const notWritten = (file: string, why: string): Text => ({
  vi: `Không ghi được kết quả vào ${file} (${reasonOf(why).vi}). Hãy kiểm tra đường dẫn và quyền ghi.`,
  en: `Could not write the result to ${file} (${reasonOf(why).en}). Check the path and that you may write there.`,
});
