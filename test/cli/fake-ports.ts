import { parseArgs } from 'node:util';
import { run } from '../../server/src/cli/main.ts';
import type { Ports } from '../../server/src/cli/ports.ts';
import { memoryAccess as accessTo } from '../../server/src/hosts/memory.ts';
import type { FileAccess, FileContent } from '../../server/src/workspace/access.ts';
import { folderOf, nameOf, resolve } from '../../server/src/workspace/path.ts';

/** A command line on files in memory, under `/w`; time stands still unless it is paused. */
export interface FakeRun {
  readonly files: Map<string, FileContent>;
  /** The way to the files; a test may put another in its place. */
  readonly access: { -readonly [K in keyof FileAccess]: FileAccess[K] };
  readonly stdout: string[];
  readonly stderr: string[];
  /** Every path that was read, in order. */
  readonly reads: string[];
  /** Gives a file this text (undefined: it goes) and tells whoever watches its folder. */
  readonly change: (name: string, text: string | undefined) => void;
  /** Ctrl-C. */
  readonly interrupt: () => void;
  /** The folders that are watched now. */
  readonly watched: () => string[];
  readonly run: (...args: string[]) => Promise<number>;
}

export function fakeRun(texts: Readonly<Record<string, string>>, over: Partial<Ports> = {}): FakeRun {
  const text = (content: string): FileContent => ({ kind: 'text', text: content });
  const files = new Map(Object.entries(texts).map(([name, content]) => [`/w/${name}`, text(content)]));
  const [stdout, stderr, reads]: [string[], string[], string[]] = [[], [], []];
  const watchers = new Map<string, (name: string | undefined) => void>();
  let interrupt: () => void = () => undefined;
  let time = 0;
  const access: FakeRun['access'] = {
    read: (path) => {
      reads.push(path);
      return accessTo(files).read(path);
    },
    list: (folder) => accessTo(files).list(folder),
    realPath: async (path) => path,
  };
  const ports: Ports = {
    access,
    refused: new Map(),
    write: async (path, content) => void files.set(path, text(content)),
    append: async () => undefined,
    stdout: (printed) => void stdout.push(printed),
    stderr: (printed) => void stderr.push(printed),
    cwd: '/w',
    toPath: (written) => resolve('/w', written),
    env: {},
    isTty: false,
    columns: undefined,
    isErrorTty: false,
    hostName: 'here',
    ruleDocs: undefined,
    readStdin: async () => ({ kind: 'missing' }),
    parseArgs: parseArgs as Ports['parseArgs'],
    watchFolder: (folder, changed) => {
      const isThere = folder === '/' || [...files.keys()].some((path) => path.startsWith(`${folder}/`));
      if (!isThere) throw Object.assign(new Error('not there'), { code: 'ENOENT' });
      watchers.set(folder, changed);
      return () => void watchers.delete(folder);
    },
    interruption: () => new Promise((done) => (interrupt = done)),
    now: () => time,
    pause: async (milliseconds) => {
      time += milliseconds;
      await new Promise(setImmediate);
    },
    serve: async () => undefined,
    version: '0',
    ...over,
  };
  return {
    files,
    access,
    stdout,
    stderr,
    reads,
    change(name, content) {
      const path = `/w/${name}`;
      if (content === undefined) files.delete(path);
      else files.set(path, text(content));
      watchers.get(folderOf(path))?.(nameOf(path));
    },
    interrupt: () => interrupt(),
    watched: () => [...watchers.keys()].sort(),
    run: (...args) => run(args, ports),
  };
}
