import { constants } from 'node:fs';
import { access as mayAccess, chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/**
 * Writes a file as a whole or not at all: beside it first, then in its place. Links stay links, modes stay modes.
 * Ctrl-C waits until it is done, so that nothing is left beside it.
 */
export async function write(file: string, text: string, mark: boolean): Promise<void> {
  const whole = (mark ? '\uFEFF' : '') + text;
  const target = await realpath(file).catch(() => file);
  const there = await stat(target).catch(() => undefined);
  if (there) await mayAccess(target, constants.W_OK);
  // A pipe or a device can't be replaced; a folder makes this fail as it should.
  if (there && !there.isFile()) return writeFile(target, whole);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
  };
  process.on('SIGINT', interrupt);
  try {
    await writeFile(beside, whole, { flag: 'wx' });
    if (there) await chmod(beside, there.mode & 0o7777);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    // Whoever else waits for it has heard it too; where nobody does, it ends the program as ever.
    if (isInterrupted && process.listenerCount('SIGINT') === 0) process.kill(process.pid, 'SIGINT');
  }
}
