import { realpathSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { version } from '../../../package.json';
import { run } from '../cli/main.ts';
import type { Ports } from '../cli/ports.ts';
import { exit } from '../cli/ports.ts';
import { decode } from './decode.ts';
import { diskAtOnce, refused, toSlashes } from './disk.ts';
import { watchFolder } from './watch-folder.ts';
import { write } from './write.ts';

/** The manual is packed beside the program: dist/cli.js, docs/rules. */
function ruleDocs(): string | undefined {
  try {
    return toSlashes(realpathSync(path.resolve(realpathSync(process.argv[1]!), '../../docs/rules')));
  } catch {
    return undefined;
  }
}

async function readStdin(): ReturnType<Ports['readStdin']> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return decode(Buffer.concat(chunks));
}

const portsOfNode = (): Ports => ({
  access: diskAtOnce,
  refused,
  write,
  append: (file, text) => appendFile(file, text),
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  cwd: toSlashes(process.cwd()),
  toPath: (written) => toSlashes(path.resolve(written)),
  env: process.env,
  isTty: process.stdout.isTTY,
  columns: process.stdout.columns,
  isErrorTty: process.stderr.isTTY,
  hostName: hostname(),
  ruleDocs: ruleDocs(),
  readStdin,
  parseArgs,
  watchFolder,
  interruption: () => Promise.race([signal(), readerGone]),
  now: Date.now,
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  serve: async () => (await import('./lsp.ts')).startServer(),
  version,
});

/** Ctrl-C; pressed again it ends the program as ever. */
const signal = () => new Promise<void>((done) => void process.once('SIGINT', () => done()));

/** Nobody reads on (`| head`): the run goes on to its exit code, but nothing waits for more. */
let tellReaderGone: () => void;
const readerGone = new Promise<void>((done) => (tellReaderGone = done));

/** A fault of the program itself: one sentence for the user; the rest for whoever looks into it. */
function fail(error: unknown): void {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  const detail = process.env.PAR_INDEX_DEBUG === '1' ? stack : message.split('\n', 1)[0];
  process.stderr.write(
    `par-index: Phần mềm gặp sự cố nên chưa xong việc; xem chi tiết với PAR_INDEX_DEBUG=1. / The program failed before it was done; see why with PAR_INDEX_DEBUG=1. (${detail})\n`,
  );
  process.exitCode = exit.failure;
}

process.on('uncaughtException', fail);
process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return tellReaderGone();
  if (process.exitCode !== exit.failure) {
    process.stderr.write(
      `par-index: Không ghi được kết quả ra stdout (${code}). Hãy xem đĩa còn chỗ trống không. / Could not write the result to stdout (${code}). See whether the disk is full.\n`,
    );
  }
  process.exitCode = exit.failure;
});
// There is nowhere left to say so.
process.stderr.on('error', () => undefined);

async function main(): Promise<void> {
  const code = await run(process.argv.slice(2), portsOfNode());
  process.exitCode ??= code;
}

main().catch(fail);
