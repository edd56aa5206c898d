import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  deadlineProposals,
  isDeadline,
  parseDeadline,
  type Deadline,
  type DeadlineProblem,
} from '../../server/src/model/deadline.ts';

function problemOf(text: string): DeadlineProblem {
  const result = parseDeadline(text);
  assert.ok(!isDeadline(result), `${text} was read`);
  return result;
}

describe('deadline', () => {
  describe('the grammar', () => {
    const cases: readonly (readonly [text: string, read: Omit<Deadline, 'canonical'>])[] = [
      ['Năm 2021', { kind: 'year', year: 2021, from: '2021-01-01', due: '2021-12-31' }],
      ['Quý I/2021', { kind: 'quarter', quarter: 1, year: 2021, from: '2021-01-01', due: '2021-03-31' }],
      ['Quý II/2021', { kind: 'quarter', quarter: 2, year: 2021, from: '2021-04-01', due: '2021-06-30' }],
      ['Quý III/2021', { kind: 'quarter', quarter: 3, year: 2021, from: '2021-07-01', due: '2021-09-30' }],
      ['Quý IV/2021', { kind: 'quarter', quarter: 4, year: 2021, from: '2021-10-01', due: '2021-12-31' }],
      [
        'Quý IV/2021 (sau khi có hướng dẫn của Bộ chuyên ngành)',
        {
          kind: 'quarter',
          quarter: 4,
          year: 2021,
          from: '2021-10-01',
          due: '2021-12-31',
          condition: 'sau khi có hướng dẫn của Bộ chuyên ngành',
        },
      ],
      ['Tháng 8/2021', { kind: 'month', month: 8, year: 2021, from: '2021-08-01', due: '2021-08-31' }],
      ['Tháng 10/2021', { kind: 'month', month: 10, year: 2021, from: '2021-10-01', due: '2021-10-31' }],
      ['Tháng 02/2021', { kind: 'month', month: 2, year: 2021, from: '2021-02-01', due: '2021-02-28' }],
      ['Tháng 02/2024', { kind: 'month', month: 2, year: 2024, from: '2024-02-01', due: '2024-02-29' }],
      ['Hằng ngày', { kind: 'recurring', every: 'day' }],
      ['Hằng tuần', { kind: 'recurring', every: 'week' }],
      ['Hằng tháng', { kind: 'recurring', every: 'month' }],
      ['Hằng quý', { kind: 'recurring', every: 'quarter' }],
      ['Hằng năm', { kind: 'recurring', every: 'year' }],
      ['Thường xuyên', { kind: 'ongoing' }],
      ['Ngày 05/8/2021', { kind: 'day', day: 5, month: 8, year: 2021, from: '2021-08-05', due: '2021-08-05' }],
      ['Ngày 15/02/2021', { kind: 'day', day: 15, month: 2, year: 2021, from: '2021-02-15', due: '2021-02-15' }],
      ['Ngày 29/02/2024', { kind: 'day', day: 29, month: 2, year: 2024, from: '2024-02-29', due: '2024-02-29' }],
      ['Ngày 29/02/2000', { kind: 'day', day: 29, month: 2, year: 2000, from: '2000-02-29', due: '2000-02-29' }],
      ['Trước ngày 30/11/2021', { kind: 'day', before: true, day: 30, month: 11, year: 2021, due: '2021-11-30' }],
      ['Hằng quý (nếu có (a) hoặc (b))', { kind: 'recurring', every: 'quarter', condition: 'nếu có (a) hoặc (b)' }],
      ['Thường xuyên (a) (🏛)', { kind: 'ongoing', condition: 'a) (🏛' }],
    ];
    for (const [text, read] of cases) {
      it(text, () => {
        assert.deepEqual(parseDeadline(text), { ...read, canonical: text });
        assert.deepEqual(parseDeadline(text.normalize('NFD')), { ...read, canonical: text }, 'NFD');
      });
    }

    const short: readonly (readonly [text: string, canonical: string])[] = [
      ['15/10/2021', 'Ngày 15/10/2021'],
      ['Trước 05/8/2021', 'Trước ngày 05/8/2021'],
      ['Tháng 1/2021', 'Tháng 01/2021'],
      ['Tháng 2/2021 (nếu có)', 'Tháng 02/2021 (nếu có)'],
    ];
    for (const [text, canonical] of short) {
      it(`${text}, for short`, () => {
        const read = parseDeadline(text);
        assert.ok(isDeadline(read));
        assert.deepEqual(read, parseDeadline(canonical));
        assert.equal(read.canonical, canonical);
      });
    }
  });

  describe('near misses with one reading', () => {
    const cases: readonly (readonly [text: string, canonical: string])[] = [
      ['Quý 4/2021', 'Quý IV/2021'],
      ['Q4/2021', 'Quý IV/2021'],
      ['Q.4/2021', 'Quý IV/2021'],
      ['2021-Q4', 'Quý IV/2021'],
      ['2021', 'Năm 2021'],
      ['quý iv/2021', 'Quý IV/2021'],
      ['quí IV/2021', 'Quý IV/2021'],
      ['Qúy IV/2021', 'Quý IV/2021'],
      ['Quy IV/2021', 'Quý IV/2021'],
      ['Quý lV/2021', 'Quý IV/2021'],
      ['Quý Ⅳ/2021', 'Quý IV/2021'],
      ['Quý IV năm 2021', 'Quý IV/2021'],
      ['Quý IV/năm 2021', 'Quý IV/2021'],
      ['Quý IV - 2021', 'Quý IV/2021'],
      ['Quý IV 2021', 'Quý IV/2021'],
      ['Trong quý IV/2021', 'Quý IV/2021'],
      ['Năm2021', 'Năm 2021'],
      ['năm 2021', 'Năm 2021'],
      ['NĂM 2021', 'Năm 2021'],
      ['Trong năm 2021', 'Năm 2021'],
      [' Năm\u00a02021 ', 'Năm 2021'],
      ['Năm  2021', 'Năm 2021'],
      ['Năm 2021.', 'Năm 2021'],
      ["'- Năm 2021", 'Năm 2021'],
      ['Hàng quý', 'Hằng quý'],
      ['hằng quí', 'Hằng quý'],
      ['Hàng tháng', 'Hằng tháng'],
      ['Mỗi năm', 'Hằng năm'],
      ['thường xuyên', 'Thường xuyên'],
      ['tháng 8/2021', 'Tháng 8/2021'],
      ['Tháng 08/2021', 'Tháng 8/2021'],
      ['T8/2021', 'Tháng 8/2021'],
      ['Tháng 8 năm 2021', 'Tháng 8/2021'],
      ['Tháng 8-2021', 'Tháng 8/2021'],
      ['2021-08', 'Tháng 8/2021'],
      ['Trước 5/8/2021', 'Trước ngày 05/8/2021'],
      ['trước ngày 05/08/2021', 'Trước ngày 05/8/2021'],
      ['Ngày 5/8/2021', 'Ngày 05/8/2021'],
      ['Ngày 15/2/2021', 'Ngày 15/02/2021'],
      ['ngày 5 tháng 8 năm 2021', 'Ngày 05/8/2021'],
      ['31-12-2021', 'Ngày 31/12/2021'],
      ['31.12.2021', 'Ngày 31/12/2021'],
      ['2021-10-15', 'Ngày 15/10/2021'],
      ['Quý IV/2021(sau khi có hướng dẫn)', 'Quý IV/2021 (sau khi có hướng dẫn)'],
      ['Quý 4/2021 ( sau khi có hướng dẫn )', 'Quý IV/2021 (sau khi có hướng dẫn)'],
      ['Quý IV/2021 (nếu có).', 'Quý IV/2021 (nếu có)'],
      ['Năm 2021 ()', 'Năm 2021'],
    ];
    for (const [text, canonical] of cases) {
      it(`${JSON.stringify(text)} is ${canonical}`, () => {
        const start = text.length - text.trimStart().length;
        const at = { start, end: text.trimEnd().length };
        assert.deepEqual(problemOf(text), { reason: 'form', at, canonical });
        assert.equal(problemOf(text.normalize('NFD')).canonical, canonical, 'NFD');
        assert.ok(isDeadline(parseDeadline(canonical)));
      });
    }
  });

  describe('look-alikes', () => {
    // What is marked, between «», is where it stops being a deadline.
    const cases = [
      '«Quý IV»',
      '«Tháng 8»',
      '«Trước 15/12»',
      '«Năm»',
      'Năm «21»',
      'Năm «20211»',
      'Quý III«,» IV/2021',
      'Quý III - «IV»/2021',
      '«Từ» tháng 8 đến tháng 12/2021',
      'Tháng 8«,» 9/2021',
      '6 tháng «đầu» năm',
      '«Theo» kế hoạch',
      '«Khi» có yêu cầu',
      '«Giai» đoạn 2021-2025',
      'Năm 2021«-»2025',
      'Hằng quý «rà» soát',
      'Trước «quý» IV/2021',
      '«Định» kỳ hàng tháng',
      'Quý IV/2021«;» Quý I/2022',
      'Tháng 8/2021\n«Hằng» quý',
      'Quý «mới»/2021',
      '«QIV»/2021',
      'Năm 2021«)»',
      'Năm 2021 «(sau khi»',
      'Năm 2021 (nếu có) «và năm 2022»',
      '«🏛» 2021',
      'Năm 2021 «🏛»',
      '«»',
      '«»   ',
      '«...»',
    ];
    for (const marked of cases) {
      it(marked, () => {
        const text = marked.replace(/[«»]/g, '');
        const { reason, at, canonical } = problemOf(text);
        const got = `${text.slice(0, at.start)}«${text.slice(at.start, at.end)}»${text.slice(at.end)}`;
        assert.deepEqual([reason, got, canonical], ['form', marked, undefined]);
      });
    }
  });

  describe('impossible', () => {
    const cases = [
      'Tháng «13»/2021',
      'tháng «00»/2021',
      'Quý «V»/2021',
      'Quý «5»/2021',
      'Q«0»/2021',
      'Quý «IIII»/2021',
      '«31/11/2021»',
      'Ngày «29/02/2021»',
      'Ngày «29/02/1900»',
      'Trước ngày «0/8/2021»',
      'Ngày 12/«13»/2021',
      'ngày «31 tháng 9 năm 2021»',
      '«2021-02-30»',
      'Tháng «13»/2021 (nếu có)',
    ];
    for (const marked of cases) {
      it(marked, () => {
        const text = marked.replace(/[«»]/g, '');
        const at = { start: marked.indexOf('«'), end: marked.indexOf('»') - 1 };
        assert.deepEqual(problemOf(text), { reason: 'impossible', at });
      });
    }
  });

  it('proposes canonical deadlines of the year', () => {
    const proposals = deadlineProposals(2021);
    assert.deepEqual(proposals.slice(0, 6), [
      'Năm 2021',
      'Quý I/2021',
      'Quý II/2021',
      'Quý III/2021',
      'Quý IV/2021',
      'Tháng 01/2021',
    ]);
    assert.deepEqual(proposals.slice(-7), [
      'Tháng 11/2021',
      'Tháng 12/2021',
      'Hằng tháng',
      'Hằng quý',
      'Hằng năm',
      'Thường xuyên',
      'Trước ngày 31/12/2021',
    ]);
    assert.equal(new Set(proposals).size, 22);
    for (const proposal of proposals) {
      const read = parseDeadline(proposal);
      assert.ok(isDeadline(read), proposal);
      assert.equal(read.canonical, proposal);
    }
  });

  it('reads a canonical form as itself', () => {
    const number = (max: number) => fc.integer({ min: 0, max }).map(String);
    const year = fc.integer({ min: 1990, max: 2100 }).map(String);
    const texts = fc
      .tuple(
        fc.constantFrom('', 'Trước ', 'trước ngày ', 'Ngày ', 'Quý ', 'Tháng ', 'Năm ', 'Hàng '),
        fc.oneof(number(40), fc.constantFrom('I', 'II', 'iii', 'IV', 'quý', 'năm', 'tuần'), fc.constant('')),
        fc.constantFrom('/', '-', ' tháng ', ' năm ', ''),
        fc.oneof(number(14), fc.constant('')),
        fc.constantFrom('/', ' năm ', ''),
        fc.oneof(year, fc.constant('')),
        fc.oneof(
          fc.constant(''),
          fc.string({ unit: 'grapheme' }).map((condition) => ` (${condition})`),
        ),
      )
      .map((parts) => parts.join(''));
    const seen = { read: 0, mended: 0 };
    fc.assert(
      fc.property(texts, (text) => {
        const { canonical } = parseDeadline(text);
        if (canonical === undefined) return;
        const read = parseDeadline(canonical);
        assert.ok(isDeadline(read), canonical);
        assert.equal(read.canonical, canonical);
        seen[isDeadline(parseDeadline(text)) ? 'read' : 'mended']++;
      }),
      { numRuns: 2000 },
    );
    assert.ok(seen.read > 0 && seen.mended > 0, JSON.stringify(seen));
  });

  it('places every problem within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const result = parseDeadline(text);
        if (isDeadline(result)) return;
        assert.ok(0 <= result.at.start && result.at.start <= result.at.end && result.at.end <= text.length);
      }),
    );
  });

  it('answers at once about a megabyte', function () {
    this.timeout(5_000);
    const long = 'Quý IV/2021 '.repeat(90_000);
    assert.deepEqual(problemOf(long), { reason: 'form', at: { start: 0, end: long.length - 1 } });
    assert.equal(problemOf(' '.repeat(1_000_000)).reason, 'form');
    assert.equal(problemOf('-'.repeat(1_000_000)).reason, 'form');
    assert.equal(problemOf('('.repeat(1_000_000)).reason, 'form');
    const read = parseDeadline(`Năm 2021 (${'x'.repeat(1_000_000)})`);
    assert.ok(isDeadline(read) && read.condition?.length === 1_000_000);
  });
});
