// `par-index explain-total`: additions worked out, with the place of every number and a verdict in words.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { verdictOf } from '../../server/src/features/sum-verdict.ts';
import { workedSumOf } from '../../server/src/features/worked-sum.ts';
import { amountFields } from '../../server/src/model/criterion.ts';
import { viewsOf } from '../../server/src/workspace/view.ts';
import { runCli } from '../harness/cli.ts';
import { projectOf } from '../harness/fixture.ts';
import { parent, root, row, run, runJson } from './totals.ts';

/** A number of thousandths, without floats. */
const thousandths = (decimal: string): bigint => {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)!;
  return BigInt(`${sign!}${whole!}${fraction.padEnd(3, '0')}`);
};

const folder = 'samples/hanoi-2021';
const sample = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.par.yaml'))
    .map((name) => [`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]),
);
const parents = ['index', '1', '2', '2.4', '3', '4', '5', '6', '6.1', '7', '7.1', '7.2', '8'];

describe('explain-total: the sample', () => {
  it('works out the wrong sum of the annex, as a page to be filed (en)', async () => {
    const { code, stdout, stderr } = await runCli(
      ['explain-total', '7.1', folder, '--field', 'score', '--lang', 'en'],
      {},
    );
    const lines = readFileSync(`${folder}/7-hien-dai-hoa.par.yaml`, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('4.937')) + 1;
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^7\.1 Ứng dụng công nghệ thông tin/);
    assert.match(stdout, /^Score 2020 \(score\)$/m);
    assert.match(stdout, /^ {4}0 {6}7\.1\.1 {3}Triển khai .*samples\/hanoi-2021\/7-hien-dai-hoa\.par\.yaml:\d+$/m);
    assert.match(stdout, /^ {2}\+ 0\.185 {2}7\.1\.9 .*7-hien-dai-hoa\.par\.yaml:\d+$/m);
    assert.match(
      stdout,
      new RegExp(`^ {2}─+\\n {2}= 4\\.935 {2}added up\\n {4}4\\.937 {2}stated at 7\\.1 .*:${at}$`, 'm'),
    );
    assert.match(stdout, /^ {2}− 0\.002 {2}difference$/m);
    const said = stdout.replace(/\n +/g, ' ');
    assert.match(
      said,
      /✗ Does not agree\. Rounding accounts for 0\.0005 × \(1 \+ 1\) = 0\.001 at most: 1 component has/,
    );
    assert.match(said, /The level above agrees with 4\.937, so a component is probably wrong\./);
    assert.match(said, /= fix: Set the score of 7\.1\.9: 0\.185 → 0\.187/);
  });

  it('says the same in Vietnamese', async () => {
    const { code, stdout } = await run(sample, '7.1', '--field', 'score');
    assert.equal(code, 1);
    assert.match(stdout, /^Điểm đạt 2020 \(score\)$/m);
    assert.match(
      stdout,
      /cộng lại\n +4\.937 {2}ghi ở 7\.1 .*\n +− +0\.002 {2}lệch\n {2}✗ Không khớp\. Làm tròn gây lệch/,
    );
  });

  it('keeps within 80 columns for every parent, in both languages, and shows every column', async () => {
    for (const code of parents) {
      for (const language of ['vi', 'en']) {
        const { stdout, stderr } = await run(sample, code, '--lang', language);
        assert.equal(stderr, '');
        for (const line of stdout.split('\n')) assert.ok([...line.normalize('NFC')].length <= 80, `${code}: ${line}`);
        for (const field of amountFields) assert.match(stdout, new RegExp(`^\\S.* \\(${field}\\)$`, 'm'), code);
      }
    }
  });

  it('names the line of every number, and what they add up to, exactly', async () => {
    for (const code of parents) {
      const { report } = await runJson(sample, code);
      assert.equal(report.root, `${folder}/index.par.yaml`);
      assert.deepEqual(
        report.sums.map(({ field }) => field),
        amountFields,
      );
      for (const { stated, addends, computed, difference } of report.sums) {
        for (const { written, file, range } of [...addends, stated!]) {
          const line = sample[file]!.split('\n')[range.start.line - 1]!;
          assert.equal(line.slice(range.start.column - 1, range.end.column - 1), written);
        }
        const total = addends.reduce((sum, { value }) => sum + thousandths(value!), 0n);
        assert.equal(total, thousandths(computed!));
        assert.equal(thousandths(difference!), total - thousandths(stated!.value!));
      }
    }
  });

  it('ends with 1 where the annex is wrong, and with 0 where it is right or only rounded', async () => {
    const codes = await Promise.all(parents.map(async (code) => (await run(sample, code)).code));
    assert.deepEqual(
      parents.filter((_, i) => codes[i] !== 0),
      ['7.1', '7.2'],
    );
    assert.match(
      (await run(sample, '6.1', '--lang', 'en')).stdout,
      /≈ Off by rounding\..*0\.0005 × \(2 \+ 1\) = 0\.0015/,
    );
  });

  it('takes half-typed files as they come', async () => {
    const name = '7-hien-dai-hoa.par.yaml';
    const text = sample[`${folder}/${name}`]!;
    let worked = 0;
    for (let end = 0; end < text.length; end += 97) {
      const project = await projectOf({ files: { [name]: { kind: 'text', text: text.slice(0, end) } } });
      for (const view of viewsOf(project)) {
        for (const one of [...view.tree.byCode.values()].flat()) {
          for (const field of amountFields) {
            const sum = workedSumOf(view, one, field);
            if (!sum) continue;
            worked++;
            assert.notEqual(verdictOf(sum).vi, '');
            assert.equal(sum.addends.length, one.children.length);
          }
        }
      }
    }
    assert.ok(worked > 100);
  });
});

const two = {
  'hai/2020.par.yaml': root('max: 9', parent('1', 'max: 9', row('1.1', 'max: 4'), row('1.2', 'max: 5'))),
  'hai/2021.par.yaml': root('max: 8', parent('1', 'max: 8', row('1.1', 'max: 4'), row('1.2', 'max: 4')) + '\n'),
  'le.par.yaml': `par: 1\ncriteria:\n${parent('7.1', 'max: 2', row('7.1.1', 'max: 1'), row('7.1.2', 'max: 1'))}`,
};

/** What is asked of the files `two`, how it ends, and what it says in Vietnamese and in English. */
const questions: readonly [ask: readonly string[], code: number, vi: RegExp, en: RegExp][] = [
  [
    ['1.3'],
    2,
    /Không có tiêu chí “1\.3”\. Gần nhất: 1, 7\.1\./,
    /There is no criterion “1\.3”\. The nearest: 1, 7\.1\./,
  ],
  [['71'], 2, /Gần nhất: 7\.1, 1\./, /The nearest: 7\.1, 1\./],
  [['abc'], 2, /Không có tiêu chí “abc”\.\n/, /There is no criterion “abc”\.\n/],
  [
    ['1.1', 'hai/2020.par.yaml'],
    2,
    /1\.1 không có thành phần.*par-index explain-total 1$/m,
    /has no components.*total 1$/m,
  ],
  [
    ['1'],
    2,
    /Có 2 tệp gốc với tiêu chí 1.*\n {2}par-index explain-total 1 --root hai\/2020\.par\.yaml\n/,
    /There are 2 roots/,
  ],
  [
    [],
    2,
    /Có 2 tệp gốc với chỉ số[^]*explain-total index --root hai\/2021\.par\.yaml/,
    /There are 2 roots with an index/,
  ],
  [['1', '--root', 'le.par.yaml'], 2, /Không có tiêu chí “1”/, /no criterion “1”/],
  [['1', '--root', 'khong.par.yaml'], 2, /Không có tệp hay thư mục/, /no file or folder/],
  [['1', 'hai', '--root', 'le.par.yaml'], 2, /không phải tệp gốc nào ở đây\. Có: hai\/2020/, /is no root here/],
  [['1', 'hai', 'le.par.yaml'], 2, /thừa “le\.par\.yaml”/, /“le\.par\.yaml” is too much/],
  [['index', 'le.par.yaml'], 2, /không có tệp gốc/, /there is no root/],
  [['1', '--root', 'hai/2021.par.yaml'], 0, /ghi ở 1 .*hai\/2021/, /stated at 1 .*hai\/2021/],
  [['1', 'hai/2020.par.yaml'], 0, /ghi ở 1 .*hai\/2020/, /stated at 1 .*hai\/2020/],
  [['hai/2020.par.yaml'], 0, /ghi ở tệp gốc .*hai\/2020/, /stated at the root .*hai\/2020/],
  [['7.1'], 0, /ghi ở 7\.1 .*le\.par\.yaml:5/, /stated at 7\.1/],
];

describe('explain-total: what is asked', () => {
  for (const [ask, code, vi, en] of questions) {
    it(`par-index explain-total ${ask.join(' ')}`, async () => {
      for (const [language, said] of [
        ['vi', vi],
        ['en', en],
      ] as const) {
        const { code: ended, stdout, stderr } = await run(two, ...ask, '--lang', language);
        assert.match(code === 2 ? stderr : stdout, said);
        assert.equal(code === 2 ? stdout : stderr, '');
        assert.equal(ended, code);
      }
    });
  }

  it('ends with 3 where a folder holds no file of the format', async () => {
    const { code, stderr } = await run({ 'docs/readme.md': '' }, '1', 'docs');
    assert.equal(code, 3);
    assert.match(stderr, /Không có tệp \.par\.yaml nào trong “docs”/);
  });

  it('puts places below the numbers where they are too long, and keeps them whole', async () => {
    const name = `${'thu-muc-co-ten-rat-dai/'.repeat(4)}a.par.yaml`;
    const { stdout } = await run({ [name]: root('max: 3', row('1', 'max: 1') + row('2', 'max: 2')) });
    assert.match(stdout, new RegExp(`^ +1 {2}1 {2}Nội dung 1\\n +${name}:\\d+\\n {2}\\+ 2 {2}2 {2}Nội dung 2\\n`, 'm'));
  });
});
