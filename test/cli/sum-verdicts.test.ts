// The verdict of `explain-total` on each way in which a sum can agree or not: kind, exit code, words in both languages.
import assert from 'node:assert/strict';
import { parent, root, row, run, runJson } from './totals.ts';

/** Files, what is asked, and what must come out: verdict (and cause), exit code, words. */
const verdicts: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly ask: readonly string[];
  readonly verdict: string;
  readonly cause?: readonly [kind: string, criterion: string];
  readonly code: number;
  readonly says: readonly [vi: RegExp, en: RegExp];
}[] = [
  {
    name: 'equal, and written as the author writes',
    files: { 'a.par.yaml': root('max: 3.50', row('1', 'max: 1.50') + row('2', 'max: 2.00')) },
    ask: ['index'],
    verdict: 'equal',
    code: 0,
    says: [/✓ Khớp\. Các thành phần cộng lại đúng bằng số ghi 3\.50\./, /✓ Agrees\. .* the 3\.50 that is stated/],
  },
  {
    name: 'rounding',
    files: {
      'a.par.yaml': root('max: 9\nscore: 0.668', row('1', 'max: 4\nscore: 0.333') + row('2', 'max: 5\nscore: 0.334')),
    },
    ask: ['--field', 'score'],
    verdict: 'rounding',
    code: 0,
    says: [
      /≈ Lệch do làm tròn\. Làm tròn gây lệch nhiều nhất 0\.0005 × \(2 \+ 1\) = 0\.0015: 2 thành phần/,
      /Off by rounding/,
    ],
  },
  {
    name: 'mismatch in a column where rounding is no excuse',
    files: { 'a.par.yaml': root('max: 10', row('1', 'max: 4') + row('2', 'max: 5.3')) },
    ask: [],
    verdict: 'mismatch',
    code: 1,
    says: [/✗ Không khớp\. Ở điểm tối đa không chấp nhận/, /✗ Does not agree\. In the maximum no rounding is accepted/],
  },
  {
    name: 'mismatch where the level above is wrong by the same amount',
    files: {
      'a.par.yaml': root(
        'max: 10',
        parent('1', 'max: 5', row('1.1', 'max: 2'), row('1.2', 'max: 4')) + row('2', 'max: 4'),
      ),
    },
    ask: ['1'],
    verdict: 'mismatch',
    code: 1,
    says: [
      /Cấp trên \(toàn bộ chỉ số\) cũng lệch đúng bằng ấy, nên chính số 5/,
      /so the 5 stated here is the wrong number/,
    ],
  },
  {
    name: 'explained by the number one level below',
    files: {
      'a.par.yaml': root(
        'max: 10',
        parent('1', 'max: 5', row('1.1', 'max: 2'), row('1.2', 'max: 4')) + row('2', 'max: 4'),
      ),
    },
    ask: ['index'],
    verdict: 'explained',
    cause: ['below', '1'],
    code: 1,
    says: [/Số ghi ở 1 lệch đúng bằng ấy .* sửa ở 1 thì cả hai cấp cùng khớp/, /put right there, both levels agree/],
  },
  {
    name: 'explained by a component that stands twice',
    files: {
      'a.par.yaml': root('max: 7', row('1', 'max: 2') + row('2', 'max: 5') + row('2', 'max: 5')),
    },
    ask: ['index'],
    verdict: 'explained',
    cause: ['twice', '2'],
    code: 1,
    says: [/Tiêu chí 2 đứng hai lần nên được cộng hai lần/, /Criterion 2 stands twice/],
  },
  {
    name: 'explained by a component above its own maximum',
    files: {
      'a.par.yaml': root('max: 7\nscore: 6', row('1', 'max: 2\nscore: 2') + row('2', 'max: 5\nscore: 40')),
    },
    ask: ['index', '--field', 'score'],
    verdict: 'explained',
    cause: ['component', '2'],
    code: 1,
    says: [/Số của 2 trái với điểm tối đa của chính nó/, /A number of 2 is at odds with its own maximum/],
  },
  {
    name: 'explained by the parent’s own maximum',
    files: {
      'a.par.yaml': root('max: 7\nscore: 60', row('1', 'max: 2\nscore: 2') + row('2', 'max: 5\nscore: 4')),
    },
    ask: ['index', '--field', 'score'],
    verdict: 'explained',
    cause: ['self', ''],
    code: 1,
    says: [/Các số ghi ở toàn bộ chỉ số trái nhau/, /stated at the whole index are at odds/],
  },
  {
    name: 'explained by a component below the wrong parent',
    files: {
      'a.par.yaml': root(
        'max: 9',
        parent('1', 'max: 3', row('1.1', 'max: 3'), row('2.2', 'max: 2')) + parent('2', 'max: 6', row('2.1', 'max: 4')),
      ),
    },
    ask: ['1'],
    verdict: 'explained',
    cause: ['misplaced', '2.2'],
    code: 1,
    says: [/2\.2 đứng sai chỗ/, /2\.2 stands in the wrong place/],
  },
  {
    name: 'explained by a file that the root does not list',
    files: {
      'a.par.yaml': root('max: 9', '  - file: 1.par.yaml\n'),
      '1.par.yaml': `par: 1\ncriteria:\n${row('1', 'max: 4')}`,
      '2.par.yaml': `par: 1\ncriteria:\n${row('2', 'max: 5')}`,
    },
    ask: ['index', 'a.par.yaml'],
    verdict: 'explained',
    cause: ['unlisted', '2'],
    code: 1,
    says: [/Tệp gốc chưa nêu 2\.par\.yaml/, /The root does not list 2\.par\.yaml/],
  },
  {
    name: 'a component that is missing',
    files: {
      'a.par.yaml': root(
        'max: 9\nscore: 9',
        parent('1', 'max: 9\nscore: 9', row('1.1', 'max: 2\nscore: 2'), row('1.3', 'max: 5\nscore: 5')),
      ),
    },
    ask: ['1', '--field', 'max'],
    verdict: 'missing',
    code: 1,
    says: [/Chưa liệt kê tiêu chí 1\.2 trị giá 2 \/ 2 .*số duy nhất mà cách đánh số bỏ qua/, /1\.2 worth 2 \/ 2/],
  },
  {
    name: 'partial',
    files: {
      'a.par.yaml': root('max: 9', parent('1', 'max: 9\npartial: true', row('1.1', 'max: 2'), row('1.2', 'max: 5'))),
    },
    ask: ['1'],
    verdict: 'partial',
    code: 0,
    says: [/≈ Chấp nhận\. Ghi “partial: true”, nên phần còn lại \(2\)/, /the rest \(2\) belongs to/],
  },
  {
    name: 'partial, with a rest that no component can be worth',
    files: {
      'a.par.yaml': root('max: 5', parent('1', 'max: 5\npartial: true', row('1.1', 'max: 2'), row('1.2', 'max: 5'))),
    },
    ask: ['1'],
    verdict: 'mismatch',
    code: 1,
    says: [/Tuy ghi “partial: true”, không thành phần nào có thể trị giá −2/, /no component can be worth −2/],
  },
  {
    name: 'a component without a number',
    files: { 'a.par.yaml': root('max: 9\nscore: 5', row('1', 'max: 4\nscore: 3') + row('2', 'max: 5')) },
    ask: ['--field', 'score'],
    verdict: 'incomplete',
    code: 3,
    says: [
      / – +2 +\(không ghi\)[^]*\? Chưa so được\. Chưa có số đọc được: 2\./,
      /Without a number that can be read: 2\./,
    ],
  },
  {
    name: 'components that exceed the parent though one has no number',
    files: { 'a.par.yaml': root('max: 9\nscore: 2', row('1', 'max: 4\nscore: 3') + row('2', 'max: 5')) },
    ask: ['--field', 'score'],
    verdict: 'mismatch',
    code: 1,
    says: [/đã vượt quá số ghi/, /already exceed what is stated/],
  },
  {
    name: 'a number with two readings, and one in another writing',
    files: { 'a.par.yaml': root('max: 9', row('1', 'max: 4,5') + row('2', 'max: 1,500')) },
    ask: [],
    verdict: 'incomplete',
    code: 3,
    says: [
      /4,5 +1 +\(đọc là 4\.5\)[^]*1,500 +2 +\(chưa đọc được\)/,
      /4,5 +1 +\(read as 4\.5\)[^]*1,500 +2 +\(cannot be read\)/,
    ],
  },
  {
    name: 'a stated number with two readings',
    files: { 'a.par.yaml': root('max: 1,500', row('1', 'max: 1.5')) },
    ask: [],
    verdict: 'incomplete',
    code: 3,
    says: [/Số ghi “1,500” không đọc được chắc chắn/, /The stated number “1,500” cannot be read for certain/],
  },
  {
    name: 'a file of the index that is not there',
    files: { 'a.par.yaml': root('max: 9', `  - file: 1.par.yaml\n${row('2', 'max: 4')}`) },
    ask: [],
    verdict: 'incomplete',
    code: 3,
    says: [/Một phần của các thành phần không đọc được/, /A part of the components could not be read/],
  },
  {
    name: 'a column that the parent does not state',
    files: { 'a.par.yaml': root('max: 9', row('1', 'max: 4\nscore: 3') + row('2', 'max: 5\nscore: 1')) },
    ask: ['--field', 'score'],
    verdict: 'not-stated',
    code: 3,
    says: [
      /\? Không có gì để so\. Toàn bộ chỉ số không ghi điểm đạt \(score\)/,
      /The whole index states no score \(score\)/,
    ],
  },
];

describe('explain-total: verdicts', () => {
  for (const { name, files, ask, verdict, cause, code, says } of verdicts) {
    it(name, async () => {
      const { code: ended, report } = await runJson(files, ...ask);
      const [sum] = report.sums;
      assert.equal(report.sums.length, 1);
      assert.deepEqual([sum?.verdict, ended], [verdict, code]);
      assert.deepEqual(sum?.cause && [sum.cause.kind, sum.cause.criterion ?? ''], cause);
      for (const [i, language] of ['vi', 'en'].entries()) {
        const { stdout, code: same } = await run(files, ...ask, '--lang', language);
        assert.equal(same, code);
        assert.match(stdout.replace(/\s+/g, ' '), says[i]!);
      }
    });
  }

  it('names the rule that reports the sum, and none where a comment silences it', async () => {
    const files = { 'a.par.yaml': root('max: 10', row('1', 'max: 4') + row('2', 'max: 5.3')) };
    assert.equal((await runJson(files)).report.sums[0]!.rule, 'sum-mismatch');
    const silenced = {
      'a.par.yaml': files['a.par.yaml'].replace('max: 10', 'max: 10 # par-ignore sum-mismatch: như phụ lục'),
    };
    const { code, report } = await runJson(silenced);
    assert.deepEqual([code, report.sums[0]!.rule, report.sums[0]!.verdict], [1, undefined, 'mismatch']);
  });
});
