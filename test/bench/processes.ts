import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The environment of everything measured: what slows Node's own start down is not what is measured. */
export function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !disturbing.has(name));
  return { ...Object.fromEntries(own), NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1' };
}

const disturbing = new Set([
  ...['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'NODE_V8_COVERAGE'],
  ...['PAR_INDEX_DEBUG', 'FORCE_COLOR', 'CI'],
]);

export interface ProcessRun {
  readonly milliseconds: number;
  readonly code: number | null;
  readonly output: string;
}

/** Runs a command to its end, as a process of its own. */
export function runProcess(command: readonly string[], cwd: string): Promise<ProcessRun> {
  return new Promise((done, fail) => {
    const started = process.hrtime.bigint();
    const child = spawn(command[0]!, command.slice(1), { cwd, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => output.push(part));
    child.stderr.on('data', (part: Buffer) => output.push(part));
    child.on('error', fail);
    child.on('close', (code) => {
      const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
      done({ milliseconds, code, output: Buffer.concat(output).toString() });
    });
  });
}

/** Memory in MB of a process and all below it: now, and the most there ever was of each. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

/** Undefined where the system does not tell. */
export function memoryOf(pid: number): Memory | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

function fromProc(pid: number): Memory {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name stands in brackets and may hold anything.
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(parent));
    } catch {
      // It has ended meanwhile.
    }
  }
  const sizes = treeOf(pid, parents).map((each) => {
    const status = readFileSync(`/proc/${each}/status`, 'utf8');
    const read = (key: string): number =>
      Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
    return { now: read('VmRSS'), peak: read('VmHWM') };
  });
  return { now: sum(sizes.map(({ now }) => now)), peak: sum(sizes.map(({ peak }) => peak)) };
}

function fromPs(pid: number): Memory {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set(treeOf(pid, new Map(rows.map(([id, parent]) => [id!, parent!]))));
  const now = sum(rows.filter(([id]) => tree.has(id!)).map(([, , size]) => size! / 1024));
  return { now, peak: now };
}

function treeOf(pid: number, parents: ReadonlyMap<number, number>): number[] {
  const below = [...parents].filter(([, parent]) => parent === pid).map(([id]) => id);
  return [pid, ...below.flatMap((id) => treeOf(id, parents))];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Runs a command and looks again and again how much memory it has; `peak` in MB, NaN where the system does not tell. */
export async function runWithMemory(
  command: readonly string[],
  cwd: string,
): Promise<{ milliseconds: number; peak: number }> {
  const started = process.hrtime.bigint();
  const child = spawn(command[0]!, command.slice(1), { cwd, env: environment(), stdio: 'ignore' });
  let peak = NaN;
  const look = setInterval(() => {
    const memory = memoryOf(child.pid!);
    if (memory) peak = Math.max(memory.peak, Number.isNaN(peak) ? 0 : peak);
  }, 10);
  await new Promise((done, fail) => child.on('close', done).on('error', fail));
  clearInterval(look);
  return { milliseconds: Number(process.hrtime.bigint() - started) / 1e6, peak };
}
