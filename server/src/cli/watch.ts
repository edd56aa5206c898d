import type { Text } from '../base/text.ts';
import type { FileContent } from '../workspace/access.ts';
import { relative } from '../workspace/path.ts';
import type { Arguments } from './arguments.ts';
import { conclude } from './conclude.ts';
import type { Gathered } from './gather.ts';
import { gather } from './gather.ts';
import type { Outputs } from './outputs.ts';
import type { Ports } from './ports.ts';
import { exit } from './ports.ts';
import { progressOn } from './progress.ts';
import type { Watched } from './watched.ts';
import { watched } from './watched.ts';

/** Checks, and again whenever something changed that matters, until the user stops it; gives the exit code for that. */
export async function watch(args: Arguments, outputs: Outputs, ports: Ports): Promise<number> {
  let isStopped = false;
  const stopped = ports.interruption().then(() => {
    isStopped = true;
  });
  const files = watched(ports);
  const told = new Set<string>();
  let last: Gathered | undefined;
  try {
    while (!isStopped) {
      files.refresh();
      last = await checkAgain(args, outputs, ports, files, last, told);
      await Promise.race([stopped, files.changed()]);
      if (!isStopped) await calm(files, ports);
    }
  } finally {
    files.close();
  }
  return exit.interrupted;
}

/** Reads what changed and, where that matters, checks and tells. `told` are the folders that are known not to be watched. */
async function checkAgain(
  args: Arguments,
  outputs: Outputs,
  ports: Ports,
  files: Watched,
  last: Gathered | undefined,
  told: Set<string>,
): Promise<Gathered> {
  const { language } = args;
  const progress = progressOn(ports, language);
  const tell = (text: Text): void => progress.ports.stderr(`par-index: ${text[language]}\n`);
  const gathered = await gather(args, ports, progress.reading(files.access), last);
  progress.wipe();
  files.careFor([...gathered.asked, ...gathered.loaded.map(({ place }) => place.folder)]);
  const changed = last ? changesBetween(last, gathered) : [];
  if (last && changed.length === 0 && isSameBeside(last, gathered)) return last;
  if (last && ports.isTty) ports.stdout(clearScreen);
  if (changed.length > 0) tell(changedFiles(changed.map((path) => relative(ports.cwd, path))));
  const { loaded } = await conclude(gathered, args, outputs, progress, files.access);
  for (const [folder, why] of files.unwatched) {
    if (!told.has(folder)) tell(unwatched(folder, why));
    told.add(folder);
  }
  tell(waiting(gathered.loaded.reduce((sum, { paths }) => sum + paths.size, 0)));
  return { ...gathered, loaded };
}

/** Milliseconds without an event after which a burst is over, and how many such waits there are at most. */
const calmFor = 80;
const mostWaits = 25;

/** Waits until a burst is over: editors write in several steps, `git checkout` many files. */
async function calm(files: Watched, ports: Ports): Promise<void> {
  for (let waits = 0, before = -1; waits < mostWaits && before !== files.events(); waits++) {
    before = files.events();
    await ports.pause(calmFor);
  }
}

/** Files that came, went or have another content; every one whose project came or went. */
function changesBetween(before: Gathered, now: Gathered): string[] {
  const [old, fresh] = [before, now].map(contentsOf) as [Contents, Contents];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths.filter((path) => !isSame(old.get(path), fresh.get(path))).sort();
}

type Contents = ReadonlyMap<string, FileContent>;

function contentsOf({ loaded }: Gathered): Contents {
  // What was read, not the projects: they have gone along with it.
  return new Map(loaded.flatMap(({ states }) => [...states].map(([path, { content }]) => [path, content] as const)));
}

function isSame(a: FileContent | undefined, b: FileContent | undefined): boolean {
  if (a === b) return true;
  if (a?.kind === 'text' && b?.kind === 'text') return a.text === b.text;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether all else is the same: what is checked in which project, the baseline, what could not be found. */
function isSameBeside(before: Gathered, now: Gathered): boolean {
  const shape = ({ loaded, baseline, notices }: Gathered) =>
    JSON.stringify([
      loaded.map(({ place, project, paths }) => [place, project.realFolder, [...paths].sort()]),
      baseline?.text,
      notices,
    ]);
  return shape(before) === shape(now);
}

/** The screen anew; what stood there can still be scrolled back to. */
const clearScreen = '\u001b[2J\u001b[H';

const mostNamed = 3;

function changedFiles(files: readonly string[]): Text {
  const named = files.slice(0, mostNamed).join(', ');
  const left = files.length - mostNamed;
  return {
    vi: `Có thay đổi: ${named}${left > 0 ? ` và ${left} tệp khác` : ''}.`,
    en: `Changed: ${named}${left > 0 ? ` and ${left} more` : ''}.`,
  };
}

const waiting = (files: number): Text => ({
  vi: `Đang theo dõi ${files} tệp; nhấn Ctrl-C để dừng.`,
  en: `Watching ${files} ${files === 1 ? 'file' : 'files'}; press Ctrl-C to stop.`,
});

const unwatched = (folder: string, why: string): Text => ({
  vi: `Hệ thống không theo dõi được thư mục “${folder}” (${why}) nên sẽ không thấy thay đổi ở đó${why === 'ENOSPC' ? '; hãy tăng fs.inotify.max_user_watches' : ''}.`,
  en: `The system can't watch the folder “${folder}” (${why}), so changes there will not be seen${why === 'ENOSPC' ? '; raise fs.inotify.max_user_watches' : ''}.`,
});
