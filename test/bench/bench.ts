import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { annexOf, provincesOf } from './annex.ts';
import type { Absent, Role } from './peers.ts';
import type { Row } from './results.ts';

/** How many criteria there are in a set. */
export const sizes = { S: 95, M: 1000, L: 10_000, XL: 100_000 } as const;
export type Size = keyof typeof sizes;

/** What every measure is given. */
export interface Bench {
  /** Few rounds. */
  readonly quick: boolean;
  /** Which sizes are measured, where a measure has several. */
  readonly sizes: readonly Size[];
  /** Where the files that are measured stand; removed at the end. */
  readonly folder: string;
  /** The folder of the program's bundles. */
  readonly dist: string;
  /** The folder of the bundled floors. */
  readonly floors: string;
  readonly schema: string;
  say(line: string): void;
}

export interface Measured {
  readonly rows: readonly Row[];
  /** Those that were there and yet took no part. */
  readonly absent?: readonly Absent[];
}

/** A question that `npm run bench` answers. */
export interface Measure {
  readonly name: string;
  readonly title: string;
  /** What is timed, and how. */
  readonly about: string;
  /** Which peers take part, where some do. */
  readonly beside?: Role;
  /** Only where asked for by name. */
  readonly long?: boolean;
  run(bench: Bench): Promise<Measured>;
}

export const ours = 'PAR Index';

const made = new Set<string>();

/** The folder of a set, made when first asked for: a root with its criteria in one file, or in another. */
export function setOf({ folder }: Bench, size: Size, split: 'one' | 'two'): string {
  return written(path.join(folder, `${size}-${split}`), () => annexOf({ criteria: sizes[size], seed: 1, split }));
}

/** 504 files: the folders of 63 provinces. */
export function manyOf({ folder }: Bench): string {
  return written(path.join(folder, 'many'), () => provincesOf(1));
}

function written(folder: string, files: () => Readonly<Record<string, string>>): string {
  if (made.has(folder)) return folder;
  made.add(folder);
  for (const [name, text] of Object.entries(files())) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  // It is a project by itself.
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  return folder;
}

/** What editors and servers do all day long is measured warm: each has typed, or asked, for the same time before. */
export function warmUpOf({ quick }: Bench): { readonly turns: number; readonly ms: number } {
  return quick ? { turns: 2, ms: 0 } : { turns: 4, ms: 5000 };
}
