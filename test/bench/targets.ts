import { ours } from './bench.ts';
import { ajvCli, nothing, sourcemeta, spectral } from './measures/check.ts';
import { echo } from './measures/start.ts';
import type { Lookup } from './results.ts';
import { idle, yls, ylsAtOnce } from './servers.ts';

/** What is aimed at. Ratios only: they hold on other machines too. */
export interface Target {
  readonly what: string;
  /** The ratio reached; undefined where it was not measured. */
  readonly reached: number | undefined;
  /** At least this ratio, or at most. */
  readonly wanted: number;
  readonly least: boolean;
}

export function isMet({ reached, wanted, least }: Target): boolean | undefined {
  return reached === undefined ? undefined : least ? reached >= wanted : reached <= wanted;
}

/** How far from the target: 2 is twice as good as wanted, 0.5 half as good. */
export function marginOf({ reached, wanted, least }: Target): number | undefined {
  return reached === undefined ? undefined : least ? reached / wanted : wanted / reached;
}

export function targetsOf(get: Lookup): Target[] {
  return [
    ...[
      ['S', 200],
      ['M', 500],
      ['L', 3000],
    ].map(([size, wanted]) =>
      quicker(
        `keystroke, ${size}: ${yls} ÷ ours`,
        wanted as number,
        get('keystroke', yls, size as string),
        get('keystroke', ours, size as string),
      ),
    ),
    quicker(`keystroke, S: ${ylsAtOnce} ÷ ours`, 30, get('keystroke', ylsAtOnce, 'S'), get('keystroke', ours, 'S')),
    most('keystroke: ours at L ÷ ours at S', 1.5, get('keystroke', ours, 'L'), get('keystroke', ours, 'S')),
    ...['S', 'M', 'L'].flatMap((size) => [
      most(`keystroke, ${size}: ours ÷ ${idle}`, 2, get('keystroke', ours, size), get('keystroke', idle, size)),
      most(
        `keystroke, ${size}: our p95 ÷ our p50`,
        5,
        get('keystroke', ours, size, 'p95'),
        get('keystroke', ours, size),
      ),
      ...['delete a dash', 'paste a criterion', 'indent a block'].map((edit) =>
        most(
          `${edit}, ${size}: our p95 ÷ a keystroke of ${yls}`,
          0.05,
          get('structure', ours, size, 'p95', edit),
          get('keystroke', yls, size),
        ),
      ),
    ]),
    ...['hover', 'completion', 'code actions', 'code lenses'].flatMap((of) => [
      quicker(
        `${of}, S: ${yls} ÷ ours`,
        20,
        get('requests', yls, 'S', 'median', of),
        get('requests', ours, 'S', 'median', of),
      ),
      quicker(
        `${of}, L: ${yls} ÷ ours`,
        1000,
        get('requests', yls, 'L', 'median', of),
        get('requests', ours, 'L', 'median', of),
      ),
    ]),
    most(`start: ours ÷ ${echo}`, 2.5, get('start', ours, 'S'), get('start', echo, 'S')),
    most(`start: ours ÷ ${yls}`, 1 / 8, get('start', ours, 'S'), get('start', yls, 'S')),
    most(
      `memory, S: ours ÷ ${yls}`,
      1 / 2,
      get('memory', ours, 'S', 'median', 'peak'),
      get('memory', yls, 'S', 'median', 'peak'),
    ),
    most(
      `memory, L: ours ÷ ${yls}`,
      1 / 8,
      get('memory', ours, 'L', 'median', 'peak'),
      get('memory', yls, 'L', 'median', 'peak'),
    ),
    ...['S', 'L'].map((size) =>
      most(
        `memory, ${size}: after 100,000 edits ÷ at the start`,
        1.1,
        get('soak', ours, size, 'median', 'last tenth'),
        get('soak', ours, size, 'median', 'second tenth'),
      ),
    ),
    most(
      'memory: after 1,000 files ÷ after 100 files',
      1.1,
      get('memory', ours, '1000 files', 'median', 'after all'),
      get('memory', ours, '1000 files', 'median', 'after 100 opened and closed'),
    ),
    quicker(
      `504 files: ${ajvCli} ÷ ours`,
      3,
      get('check-many', ajvCli, '504 files'),
      get('check-many', ours, '504 files'),
    ),
    quicker(
      `504 files: ${spectral} ÷ ours`,
      50,
      get('check-many', spectral, '504 files'),
      get('check-many', ours, '504 files'),
    ),
    most(
      `504 files: ours ÷ ${sourcemeta}`,
      1,
      get('check-many', ours, '504 files'),
      get('check-many', sourcemeta, '504 files'),
    ),
    most(`one file: ours ÷ ${nothing}`, 2, get('check-one', ours, 'S'), get('check-one', nothing, 'S')),
    quicker(`one file: ${ajvCli} ÷ ours`, 4, get('check-one', ajvCli, 'S'), get('check-one', ours, 'S')),
    // A tenth is left for what does not grow.
    ...['time', 'peak memory'].flatMap((of) => [
      most(`check, ${of}: L ÷ M`, 11, get('growth', ours, 'L', 'median', of), get('growth', ours, 'M', 'median', of)),
      most(`check, ${of}: XL ÷ L`, 11, get('growth', ours, 'XL', 'median', of), get('growth', ours, 'L', 'median', of)),
    ]),
  ];
}

function quicker(what: string, wanted: number, theirs: number | undefined, own: number | undefined): Target {
  return { what, wanted, least: true, reached: ratio(theirs, own) };
}

function most(what: string, wanted: number, own: number | undefined, of: number | undefined): Target {
  return { what, wanted, least: false, reached: ratio(own, of) };
}

function ratio(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined || b === 0 ? undefined : a / b;
}
