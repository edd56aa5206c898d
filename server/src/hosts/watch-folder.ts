import { watch } from 'node:fs';

/**
 * Calls `changed` when something comes, changes or goes directly in a folder, with its name where the system tells it.
 * Gives what ends it. Throws where the folder is not there or can't be watched.
 */
export function watchFolder(folder: string, changed: (name: string | undefined) => void): () => void {
  const watcher = watch(folder, (_, name) => changed(name ?? undefined));
  // On some systems a folder that is deleted is an error of its watch.
  watcher.on('error', () => {
    watcher.close();
    changed(undefined);
  });
  return () => watcher.close();
}
