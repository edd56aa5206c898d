import type { Measure } from './bench.ts';
import { ours } from './bench.ts';
import type { Machine } from './machine.ts';
import type { Result } from './results.ts';
import { lookupIn } from './results.ts';
import { shown } from './statistics.ts';
import type { Target } from './targets.ts';
import { isMet, marginOf, targetsOf } from './targets.ts';

/** The table of one measure, in Markdown. */
export function tableOf({ rows, absent }: Pick<Result, 'rows' | 'absent'>): string {
  const hasParts = rows.some(({ of }) => of !== undefined);
  const hasOthers = rows.some(({ who }) => who !== ours);
  const head = [
    'who',
    'size',
    ...(hasParts ? ['of'] : []),
    'min',
    'median',
    'p95',
    ...(hasOthers ? ['of ours'] : []),
    'runs',
  ];
  const lines = rows.map((row) => {
    const own = rows.find(({ who, size, of }) => who === ours && size === row.size && of === row.of)?.median;
    const times = own === undefined || row.who === ours ? '' : `${shown(row.median / own)} ×`;
    const number = (value: number): string => `${shown(value)} ${row.unit}`;
    return [
      row.who,
      row.size,
      ...(hasParts ? [row.of ?? ''] : []),
      number(row.min),
      number(row.median),
      number(row.p95),
      ...(hasOthers ? [times] : []),
      String(row.n),
    ];
  });
  const missing = absent.map(({ who, why }) => `- Not taking part: ${who}: ${why}.`);
  return [markdown(head, lines), ...(missing.length > 0 ? [missing.join('\n')] : [])].join('\n\n');
}

/** The table of what is aimed at and reached; what was not measured is left out unless all is asked for. */
export function targetTable(results: readonly Result[], measuredOnly: boolean): string {
  const targets = targetsOf(lookupIn(results)).filter(({ reached }) => !measuredOnly || reached !== undefined);
  if (targets.length === 0) return '';
  const lines = targets.map((target) => [target.what, wantedOf(target), reachedOf(target), verdictOf(target)]);
  return markdown(['what', 'wanted', 'reached', 'met?'], lines);
}

const times = (ratio: number): string => `${ratio < 1 ? String(Math.round(ratio * 1000) / 1000) : shown(ratio)} ×`;
const wantedOf = ({ wanted, least }: Target): string => `${least ? '≥' : '≤'} ${times(wanted)}`;
const reachedOf = ({ reached }: Target): string => (reached === undefined ? '–' : times(reached));

function verdictOf(target: Target): string {
  const margin = marginOf(target);
  if (margin === undefined) return 'not measured';
  return isMet(target) ? `yes, ${shown(margin)} times over` : `**no**, short by ${shown(1 / margin)} times`;
}

function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}

/** The reasons behind the numbers, where they fall short. */
const why = [
  '## What is behind them',
  '- **A keystroke** costs the same in a table of 95 and of 10,000 criteria: only what read the lines that changed ' +
    'runs again (see [architecture](architecture.md)). What is left above a server that does nothing is the rules ' +
    'that look at the criterion under the cursor, and the report of its file. Peers judge the schema alone.',
  '- **The start, and a check as a whole process,** are cold code: the program is compiled, and every rule runs for' +
    ' the first time, on text in Vietnamese. Peers that beat it hold a value against a schema and know nothing of ' +
    'sums, names, deadlines, documents; the rules are what it is for. The command line loads only the parts that it ' +
    'runs, and notes nothing of what it reads. What would help: words of the manual apart from the rules, code ' +
    'compiled beforehand.',
  '- **An edit of the structure** costs what stands around it, also where it puts a block into a wrong column or ' +
    'back.',
  '- **Memory** of an open file goes to what each check has read, so that it need not run again. A closed file is ' +
    'at rest: kept are its text, what was found in it, the sums and keys that other files ask for, and what tells ' +
    'which of these a change elsewhere touches; what its lines say is read again when somebody asks. Of what is ' +
    'measured as the memory of the process a good part is what Node has not yet taken back; the server bids it take ' +
    'back sooner. It does not grow with edits: what nobody reads any more is let go.',
  '- **Code lenses** of a very large file are all made and sent at once, for an editor asks for all of them. ' +
    'Completion, code actions and hover read the lines around the cursor.',
  '## What random changes found',
  'That what is told after changes equals a fresh start is tried with random changes: over 24,000 in every `npm ' +
    'test`, more by `npm run fuzz`, as many as wanted. More than 1.7 million changes of folders ' +
    'were tried so, and 600,000 texts for the quick reader, 200,000 for the reading by pieces. They found, each put ' +
    'right and held by a test since: a column of the head that stayed old, an item that became the name of a file, ' +
    'agencies of the same name taken for each other, values settled while nothing was noted, a repair that rested on ' +
    'the level above and missed its change, a setting of rounding that was missed likewise, a finding that was told ' +
    'twice where two tables without an index list one file, a mark of a merge behind a lone carriage return, and, ' +
    'when closed files were first put to rest, a repair that was no longer offered once the lines had been read ' +
    'again. Another million changes of folders then found nothing, but these are small: a table that was swept while ' +
    'somebody still read it, which takes more than 64 names, was found by reading the code. The net of random values ' +
    'has such tables now, and `npm run fuzz` whole annexes.',
];

/** The page of all results: docs/performance.md. */
export function pageOf(measures: readonly Measure[], results: readonly Result[]): string {
  const parts = measures.flatMap(({ name, title, about }) => {
    const result = results.find(({ measure }) => measure === name);
    return result ? [`## ${title}`, `${about} (\`--only ${name}\`)`, tableOf(result), holdsFor(result)] : [];
  });
  return [
    '# How quick it is',
    'What `npm run bench -- --write` measured; no number is written by hand. All take turns in one run, on made-up ' +
      'annexes in which there is nothing to find (S is 95 criteria in 46 KB, M 1,000 in 0.6 MB, L 10,000 in 6.3 MB, XL ' +
      '100,000 in 63 MB). Times hold for the machine named; what counts are the ratios.',
    '![Time from a keystroke to all findings, by size of file](pictures/performance.svg)',
    '## Targets',
    targetTable(results, false),
    ...why,
    ...parts,
  ]
    .join('\n\n')
    .concat('\n');
}

function holdsFor({ machine, quick }: Result): string {
  return `${machineLine(machine)}${quick ? ' **A quick run, of few rounds.**' : ''}`;
}

export function machineLine({ date, cpu, cores, memory, system, node }: Machine): string {
  return `Measured on ${date}: ${cpu}, ${cores} cores, ${memory} GB, ${system}, Node ${node.slice(1)}.`;
}
