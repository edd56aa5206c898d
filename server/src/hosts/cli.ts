import { constants } from 'node:fs';
import { access as mayAccess, chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { version } from '../../../package.json';
import { run } from '../cli/main.ts';
import type { Ports } from '../cli/ports.ts';
import { exit } from '../cli/ports.ts';
import { decode } from './decode.ts';
import { disk, toSlashes } from './disk.ts';

/** Writes a file as a whole or not at all: beside it first, then in its place. Links stay links, modes stay modes. */
async function write(file: string, text: string, mark: boolean): Promise<void> {
  const target = await realpath(file);
  await mayAccess(target, constants.W_OK);
  const mode = (await stat(target)).mode & 0o7777;
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    await writeFile(beside, (mark ? '\uFEFF' : '') + text, { mode, flag: 'wx' });
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function readStdin(): ReturnType<Ports['readStdin']> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return decode(Buffer.concat(chunks));
}

const portsOfNode = (): Ports => ({
  access: disk,
  write,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  cwd: toSlashes(process.cwd()),
  toPath: (written) => toSlashes(path.resolve(written)),
  env: process.env,
  isTty: process.stdout.isTTY,
  columns: process.stdout.columns,
  readStdin,
  parseArgs,
  serve: async () => (await import('./lsp.ts')).startServer(),
  version,
});

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
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Nobody reads on (`| head`): there is nothing left to do, and nothing went wrong.
  if (error.code === 'EPIPE') process.exit();
  fail(error);
});

async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), portsOfNode());
}

main().catch(fail);
