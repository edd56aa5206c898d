import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Reads and judges every file below the folder that is the program's argument, and prints which are wrong. */
export function checkFolder(read: (text: string) => unknown, isValid: (value: unknown) => boolean): void {
  const folder = process.argv[2] ?? '.';
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (!name.endsWith('.par.yaml')) continue;
    if (isValid(read(readFileSync(path.join(folder, name), 'utf8')))) continue;
    console.log(`${name}: invalid`);
    process.exitCode = 1;
  }
}
