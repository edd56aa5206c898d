// Holds samples/ against the annex they were copied from. Each way in which a sample differs from the printed table
// is written down in one of the tables below, and nothing else may differ.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

type Written = string | boolean | Written[] | { [key: string]: Written };
type Row = Record<string, Written>;
/** Criteria by code, in the order of the files; a row holds its own keys only, without its components. */
type Rows = Map<string, Row>;

const keyOrder = ['code', 'title', 'max', 'score', 'target', 'lead', 'tasks', 'deadline', 'sameAs', 'partial'];

/** Tasks that the annex lists in one cell: the marker of the first, and of each next. 1.1 lists its deadlines likewise. */
const listed: Record<string, [first: string, next: string]> = {
  '1.1': ['- ', " '- "],
  '1.6': ['- ', " '- "],
  '6.3': ['- ', ' - '],
  '8.3.2': ['', " '- "],
  '8.4': ['- ', " '- "],
};

/** Merged cells written once, on a level above: where the key stands ← the rows in which the annex prints it. */
const lifted: Record<string, string[]> = {
  '2 lead': ['2.1', '2.4.4'],
  '2 deadline': ['2.1', '2.4.4'],
  '3 lead': ['3.1'],
  '3 deadline': ['3.1'],
  '5 lead': ['5.1', '5.8.1'],
  '5 deadline': ['5.1', '5.3', '5.4', '5.5.1', '5.7', '5.8.1', '5.9.1'],
  '6 lead': ['6.1.2', '6.2.1', '6.4.1'],
  '6 deadline': ['6.1.1', '6.1.2', '6.2.1', '6.4.1'],
  '7 deadline': ['7.1.2', '7.1.3', '7.1.9', '7.2.1', '7.4', '7.5.2', '7.5.4'],
  '7.1 lead': ['7.1.3', '7.1.9'],
  '7.5 lead': ['7.5.2'],
  '8.3 deadline': ['8.3.1'],
};

/** Merged cells written again in a row that the annex leaves blank: where ← the row in which the annex prints it. */
const repeated: Record<string, string> = {
  '4.2 lead': '4.1',
  '7.1.2 lead': '7.1.1',
  '7.1.11 deadline': '7.1.10',
  '7.3 lead': '7.2.1',
  '8.3 lead': '8.2',
};

/** Rows whose lead, tasks and deadline are merged cells of another row. */
const sameAs: Record<string, string> = { '1.2': '1.1', '1.3': '1.1', '1.4': '1.1', '1.5': '1.1' };

/** What resolved.json does not hold: there the corrected annex does more than fill in merged cells. */
const leftOut: Record<string, string> = {
  '2.1 tasks': 'a misplaced comma',
  '2.4.2 tasks': 'the small letter in "luật Thủ đô"',
  '3.4 tasks': 'split at a semicolon',
  '3.5 tasks': 'Công DVC; split at a semicolon',
  '5.8.1 tasks': 'a missing comma',
  '5.9.2 lead': 'the shifted column',
  '5.9.2 tasks': 'the shifted column',
  '5.9.3 lead': 'the shifted column',
  '5.9.3 tasks': 'the shifted column',
  '5.9.4 lead': 'the shifted column',
  '5.9.4 tasks': 'the shifted column',
  '6.4.2 tasks': 'Quản triệt; a missing comma',
  '7.1.1 tasks': 'the small letter in "Kiến trúc chính quyền điện tử"',
  '7.2.1 tasks': 'split at a semicolon',
  '8.3.2 tasks': 'the capitals of "Sở, Ngành"',
  '8.4 lead': 'Cục thuế Thành phố',
  '8.5 tasks': 'split at a semicolon',
  '8.6 tasks': 'split at a semicolon',
};

/** What the corrected sample changes, key by key: [as printed, put right]; a blank side has no such key. */
const corrected: Record<string, [from: string, to: string]> = {
  '2.4.1 title': ['2.4.1. Tính', 'Tính'],
  '2.4.2 title': ['2.4.2. Tính', 'Tính'],
  '2.4.3 title': ['2.4.3. Tính', 'Tính'],
  '2.4.4 title': ['2.4.4. Tính', 'Tính'],
  '3.5 tasks': ['Công DVC', 'Cổng DVC'],
  '5.5.2 title': ['viên chức được', 'viên chức'],
  '5.8.2 title': ['Tình', 'Tính'],
  '5.9.2 lead': ['Cử công chức', ''],
  '5.9.2 tasks': ['', 'Cử công chức'],
  '5.9.3 lead': ['Công khai quy trình', ''],
  '5.9.3 tasks': ['', 'Công khai quy trình'],
  '5.9.4 lead': ['Thực hiện quy định', ''],
  '5.9.4 tasks': ['', 'Thực hiện quy định'],
  '6.4.2 tasks': ['Quản triệt', 'Quán triệt'],
  '7.1.9 score': ['0.185', '0.187'],
  '7.2 partial': ['', 'true'],
  '8.4 lead': ['Cục thuế', 'Cục Thuế'],
};

/** What stands in a node, numbers with the digits they are written with. */
function written(node: unknown): Written {
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [String(pair.key), written(pair.value)]));
  if (isSeq(node)) return node.items.map(written);
  assert.ok(isScalar(node), `an empty value: ${String(node)}`);
  return typeof node.value === 'boolean' ? node.value : String(node.source);
}

function readYaml(sample: string, file: string): Record<string, Written> {
  const document = parseDocument(readFileSync(`samples/${sample}/${file}`, 'utf8'));
  assert.deepEqual([...document.errors, ...document.warnings], [], `${sample}/${file}`);
  return written(document.contents) as Record<string, Written>;
}

/** The paths of a section's `- file:` items. */
const filesOf = (section: Written | undefined) => (section as { file: string }[]).map((item) => item.file);

function readRows(sample: string): Rows {
  const rows: Rows = new Map();
  const add = ({ criteria = [], ...row }: Row) => {
    const code = String(row.code);
    assert.ok(!rows.has(code), `${code} stands twice in ${sample}`);
    rows.set(code, row);
    (criteria as Row[]).forEach(add);
  };
  for (const file of filesOf(readYaml(sample, 'index.par.yaml').criteria)) {
    (readYaml(sample, file).criteria as Row[]).forEach(add);
  }
  return rows;
}

const annex = readFileSync('samples/hanoi-2021/annex.tsv', 'utf8')
  .replace(/\n$/, '')
  .split('\n')
  .map((line) => line.split('\t'));
const [annexHead = [], annexTotal = []] = [annex.shift(), annex.pop()];

/** The rows that the sample should hold: the cells of the annex after the differences that are meant. */
function expectedRows(): Rows {
  const rows: Rows = new Map();
  for (const [
    code = '',
    title = '',
    max = '',
    score = '',
    target = '',
    lead = '',
    tasks = '',
    deadline = '',
  ] of annex) {
    const cells = { code, title, max, score, target, lead, tasks: tasks && [tasks], deadline };
    rows.set(code, Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== '')));
  }
  const row = (code: string) => rows.get(code) ?? assert.fail(`no row ${code}`);
  const take = (code: string, key: string): Written => {
    const { [key]: cell, ...rest } = row(code);
    assert.ok(cell !== undefined, `the annex prints no ${key} at ${code}`);
    rows.set(code, rest);
    return cell;
  };
  const give = (code: string, key: string, cell: Written) => {
    assert.equal(row(code)[key], undefined, `the annex prints a ${key} at ${code}`);
    row(code)[key] = cell;
  };

  const items = (code: string, key: string): string[] => {
    const cell = [take(code, key)].flat().join();
    const [first, next] = listed[code] ?? assert.fail(`${code} is no list`);
    assert.ok(cell.startsWith(first) && cell.includes(next), `no list in ${key} of ${code}`);
    return cell.slice(first.length).split(next);
  };
  const times = items('1.1', 'deadline');
  for (const code of Object.keys(listed)) {
    const tasks = items(code, 'tasks');
    const paired = tasks.map((task, i) => ({ task, deadline: times[i] ?? '' }));
    give(code, 'tasks', code === '1.1' ? paired : tasks);
  }
  for (const [place, key] of keysOf(repeated)) give(place, key, row(repeated[`${place} ${key}`] ?? '')[key] ?? '');
  for (const [place, key] of keysOf(lifted)) {
    const cells = new Set(lifted[`${place} ${key}`]?.map((code) => take(code, key)));
    assert.equal(cells.size, 1, `${place} ${key} is lifted from cells that differ`);
    give(place, key, [...cells][0] ?? '');
  }
  for (const [code, like] of Object.entries(sameAs)) {
    for (const key of ['lead', 'tasks', 'deadline']) assert.equal(row(code)[key], undefined);
    give(code, 'sameAs', like);
  }
  return rows;
}

/** The code and key of each entry of a table above. */
const keysOf = (table: object) => Object.keys(table).map((entry) => entry.split(' ') as [code: string, key: string]);

const parentOf = (code: string) => code.replace(/\.?\d+$/, '');
const leavesOf = (rows: Rows) => [...rows.keys()].filter((code) => ![...rows.keys()].some((c) => parentOf(c) === code));

/** Lead, tasks and deadlines that hold for a leaf: its own, else those of `sameAs`, else (never tasks) from above. */
function resolve(rows: Rows, leaf: string): Record<string, Written> {
  const effective = (code: string, key: string): Written | undefined => {
    const row = rows.get(code);
    if (row === undefined) return undefined;
    const like = row.sameAs === undefined ? undefined : effective(String(row.sameAs), key);
    return row[key] ?? like ?? (key === 'tasks' ? undefined : effective(parentOf(code), key));
  };
  const items = (effective(leaf, 'tasks') ?? []) as (string | { task: string; deadline?: string })[];
  const tasks = items.map((item) => (typeof item === 'string' ? { task: item } : item));
  const times = tasks.flatMap((item) => item.deadline ?? []);
  const above = effective(leaf, 'deadline');
  return {
    lead: effective(leaf, 'lead') ?? '',
    tasks: tasks.map((item) => item.task),
    deadline: times.length > 0 && times.length === tasks.length ? times : above === undefined ? [] : [above],
  };
}

describe('samples', () => {
  const printed = readRows('hanoi-2021');
  const putRight = readRows('hanoi-2021-corrected');

  describe('hanoi-2021 is the annex', () => {
    it('has its 95 rows in its order', () => {
      assert.deepEqual(annexHead.slice(0, 5), ['code', 'title', 'max', 'score2020', 'target2021']);
      assert.equal(annex.length, 95);
      assert.deepEqual([...printed.keys()], [...expectedRows().keys()]);
    });

    it('has in each row what the annex prints there', () => {
      for (const [code, expected] of expectedRows()) assert.deepEqual(printed.get(code), expected);
    });

    it('states its totals', () => {
      const index = readYaml('hanoi-2021', 'index.par.yaml').index as Row;
      assert.deepEqual(['TỔNG ĐIỂM', '', index.max, index.score, index.target, '', '', ''], annexTotal);
    });
  });

  describe('merged cells', () => {
    const fixture = readFileSync('test/fixtures/annex/resolved.json', 'utf8');
    const resolved = JSON.parse(fixture) as Record<string, Record<string, Written>>;

    it('are known for each leaf, but for what is left out', () => {
      assert.deepEqual(Object.keys(resolved).sort(), leavesOf(printed).sort());
      const entries = Object.entries(resolved).flatMap(([code, keys]) =>
        Object.keys(keys).map((key) => `${code} ${key}`),
      );
      const every = leavesOf(printed).flatMap((code) => ['lead', 'tasks', 'deadline'].map((key) => `${code} ${key}`));
      assert.deepEqual([...entries, ...Object.keys(leftOut)].sort(), every.sort());
    });

    for (const [sample, rows] of Object.entries({ 'hanoi-2021': printed, 'hanoi-2021-corrected': putRight })) {
      it(`are filled by inheritance and sameAs in ${sample}`, () => {
        for (const [code, expected] of Object.entries(resolved)) {
          const all = resolve(rows, code);
          const known = Object.keys(expected).map((key) => [key, all[key]]);
          assert.deepEqual({ code, ...Object.fromEntries(known) }, { code, ...expected });
        }
      });
    }

    it('do not give 7.5.1 to the agency printed above it', () => {
      assert.equal(resolve(printed, '7.4').lead, 'Sở Khoa học và Công nghệ');
      assert.equal(resolve(printed, '7.5.1').lead, 'Sở Thông tin và Truyền thông');
    });

    it('give 5.9.2 to 5.9.4 their lead and task once the columns are put back', () => {
      for (const code of ['5.9.2', '5.9.3', '5.9.4']) {
        const { lead, tasks } = resolve(putRight, code);
        assert.deepEqual({ lead, tasks }, { lead: 'Sở Nội vụ', tasks: [resolve(printed, code).lead] });
        assert.deepEqual(resolve(printed, code).tasks, []);
      }
    });
  });

  describe('hanoi-2021-corrected', () => {
    it('differs from the printed one where the table says, and only there', () => {
      assert.deepEqual([...putRight.keys()], [...printed.keys()]);
      const differing: string[] = [];
      for (const [code, before] of printed) {
        const after = putRight.get(code) ?? {};
        for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
          if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) differing.push(`${code} ${key}`);
        }
      }
      assert.deepEqual(differing.sort(), Object.keys(corrected).sort());
    });

    it('differs there by nothing more', () => {
      for (const [code, key] of keysOf(corrected)) {
        const [from, to] = corrected[`${code} ${key}`] ?? assert.fail();
        const [before, after] = [printed, putRight].map((rows) => [rows.get(code)?.[key] ?? ''].flat().join(' '));
        if (from !== '' && to !== '') assert.equal(before?.replaceAll(from, to), after);
        else assert.deepEqual([before?.slice(0, from.length || 1), after?.slice(0, to.length || 1)], [from, to]);
      }
    });

    it('has the same head and the same agencies', () => {
      for (const file of ['index.par.yaml', 'agencies.par.yaml']) {
        assert.deepEqual(readYaml('hanoi-2021-corrected', file), readYaml('hanoi-2021', file));
      }
    });

    it('names its agencies as the registry does, and each of them', () => {
      const agencies = readYaml('hanoi-2021-corrected', 'agencies.par.yaml').agencies as { name: string }[];
      const leads = new Set(leavesOf(putRight).map((code) => resolve(putRight, code).lead));
      assert.deepEqual([...leads].sort(), agencies.map(({ name }) => name).sort());
    });

    it('says over 8.1 why it has no task and no deadline, and silences nothing else', () => {
      const suppressions = (sample: string) =>
        filesOf(readYaml(sample, 'index.par.yaml').criteria).flatMap((file) =>
          [...readFileSync(`samples/${sample}/${file}`, 'utf8').matchAll(/# par-ignore.*\n.*/g)].map(([text]) => text),
        );
      assert.deepEqual(suppressions('hanoi-2021'), []);
      const [only = '', ...others] = suppressions('hanoi-2021-corrected');
      assert.match(only, /^# par-ignore missing-task, missing-deadline: \S.*\n {6}- code: "8\.1"$/);
      assert.deepEqual(others, []);
    });
  });

  for (const [sample, rows] of Object.entries({ 'hanoi-2021': printed, 'hanoi-2021-corrected': putRight })) {
    it(`${sample} is written in one style`, () => {
      for (const [code, row] of rows) {
        assert.deepEqual([code, ...Object.keys(row)], [code, ...keyOrder.filter((key) => key in row)]);
      }
      for (const file of filesOf(readYaml(sample, 'index.par.yaml').criteria)) {
        const text = readFileSync(`samples/${sample}/${file}`, 'utf8');
        assert.equal(text.normalize('NFC'), text, file);
        for (const line of text.split('\n')) {
          assert.doesNotMatch(line, /\s$/, `${file}: ${line}`);
          if (/^\s+(- code|sameAs):/.test(line)) assert.match(line, /: "\d(\.\d+)*"$/, file);
          if (/^\s+(max|score|target):/.test(line)) assert.match(line, /: \d+(\.\d{1,3})?$/, file);
        }
      }
    });
  }
});
