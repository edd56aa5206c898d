import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  citationsIn,
  identityOf,
  readCitations,
  restartsYearly,
  wordFits,
  type Citation,
  type SlipReason,
} from '../../server/src/model/citation.ts';
import { documentKind, documentKinds } from '../../server/src/model/document-kind.ts';

/** What a citation says, in a line: form, number, kind, issuers, word, date, issuer by name. */
function told({ form, number, kind, orgs, word, date, issuer }: Citation): string {
  return [
    form,
    number.text,
    kind?.text ?? '–',
    orgs.map(({ text }) => text).join('+'),
    word ? word.text + (word.elided ? ' (chung)' : '') : '–',
    date?.text ?? '–',
    issuer?.text ?? '–',
  ].join(' | ');
}

function only(text: string): Citation {
  const { citations } = readCitations(text);
  assert.equal(citations.length, 1, `${text}: ${citations.length} citations`);
  return citations[0]!;
}

describe('citation', () => {
  describe('the letter of Hà Nội and its annex', () => {
    /** Every sentence that cites by number, and what it cites. */
    const letter: readonly (readonly [text: string, ...cited: readonly string[]])[] = [
      [
        '(Kèm Công văn số 2544/UBND-STG ngày 5 tháng 8 năm 2021 của UBND thành phố Hà Nội)',
        'letter | 2544/UBND-STG | – | UBND+STG | Công văn | 5 tháng 8 năm 2021 | UBND thành phố Hà Nội',
      ],
      [
        '- Trên cơ sở Báo cáo phân tích kết quả chỉ số CCHC năm 2020 của Thành phố (Báo cáo số 2143/BC-SNV ngày 23/7/2021 của Sở Nội vụ), các cơ quan, đơn vị nghiên cứu',
        'admin | 2143/BC-SNV | BC | SNV | Báo cáo | 23/7/2021 | Sở Nội vụ',
      ],
      [
        'theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về Chương trình tổng thể CCHC giai đoạn 2021-2030, tiếp tục cụ thể hóa các Kế hoạch của UBND Thành phố về CCHC giai đoạn 2021-2025 và năm 2021 (Kế hoạch số 136/KH-UBND ngày 01/6/2021; Kế hoạch số 5743/KH-UBND).',
        'admin | 76/NQ-CP | NQ | CP | Nghị quyết | 15/7/2021 | Chính phủ',
        'admin | 136/KH-UBND | KH | UBND | Kế hoạch | 01/6/2021 | –',
        'admin | 5743/KH-UBND | KH | UBND | Kế hoạch | – | –',
      ],
      [
        'Triển khai hiệu quả Luật Ban hành VBQPPL năm 2015 và Nghị định số 34/2016/NĐ-CP của Chính phủ; kịp thời hướng dẫn',
        'qppl | 34/2016/NĐ-CP | NĐ | CP | Nghị định | – | Chính phủ',
      ],
      [
        'để triển khai thực hiện Nghị quyết số 97/2019/QH14 của Quốc hội',
        'assembly | 97/2019/QH14 | – | QH14 | Nghị quyết | – | Quốc hội',
      ],
      [
        'theo Kế hoạch số 777/KH-BTP-UBNDTPHN và Kế hoạch số 63/KH-UBND về đánh giá kết quả thi hành luật Thủ đô',
        'admin | 777/KH-BTP-UBNDTPHN | KH | BTP+UBNDTPHN | Kế hoạch | – | –',
        'admin | 63/KH-UBND | KH | UBND | Kế hoạch | – | –',
      ],
      [
        'theo Nghị định số 107/2020/NĐ-CP, 108/2020/NĐ-CP, 120/2020/NĐ-CP của Chính phủ',
        'qppl | 107/2020/NĐ-CP | NĐ | CP | Nghị định | – | –',
        'qppl | 108/2020/NĐ-CP | NĐ | CP | Nghị định (chung) | – | –',
        'qppl | 120/2020/NĐ-CP | NĐ | CP | Nghị định (chung) | – | Chính phủ',
      ],
      [
        'theo Nghị định 62/2020/NĐ-CP về vị trí việc làm và biên chế công chức, Nghị định 106/2020/NĐ-CP về vị trí việc làm và số lượng người làm việc trong đơn vị SNCL.',
        'qppl | 62/2020/NĐ-CP | NĐ | CP | Nghị định | – | –',
        'qppl | 106/2020/NĐ-CP | NĐ | CP | Nghị định | – | –',
      ],
      [
        'điều chỉnh Quyết định số 15/2019/QĐ-UBND ngày 11/9/2019 về quy định bổ nhiệm, bổ nhiệm lại',
        'qppl | 15/2019/QĐ-UBND | QĐ | UBND | Quyết định | 11/9/2019 | –',
      ],
      [
        'theo quy định tại Nghị định số 04/2019/NĐ-CP ngày 11/01/2019 của Chính phủ.',
        'qppl | 04/2019/NĐ-CP | NĐ | CP | Nghị định | 11/01/2019 | Chính phủ',
      ],
      [
        'cho Cổng GTĐT Hà Nội theo quy định tại Nghị định số 43/2011/NĐ-CP.',
        'qppl | 43/2011/NĐ-CP | NĐ | CP | Nghị định | – | –',
      ],
      [
        'Triển khai Kế hoạch số 210/KH-UBND ngày 05/11/2020 triển khai thực hiện Nghị quyết số 115/2020/QH14 ngày 19/6/2020 về thí điểm một số cơ chế',
        'admin | 210/KH-UBND | KH | UBND | Kế hoạch | 05/11/2020 | –',
        'assembly | 115/2020/QH14 | – | QH14 | Nghị quyết | 19/6/2020 | –',
      ],
    ];
    for (const [text, ...cited] of letter) {
      it(cited.map((line) => line.split(' | ')[1]).join(', '), () => {
        const { citations, slips } = readCitations(text);
        assert.deepEqual(citations.map(told), cited);
        assert.deepEqual(slips, []);
        const decomposed = readCitations(text.normalize('NFD'));
        assert.deepEqual(decomposed.citations.map(told), cited, 'NFD');
        assert.deepEqual(decomposed.slips, [], 'NFD');
      });
    }

    it('has 19 numbers, each with its parts where they stand', () => {
      const all = letter.flatMap(([text]) => citationsIn(text).map((citation) => ({ text, citation })));
      assert.equal(all.length, 19);
      for (const { text, citation } of all) {
        const { number, n, year, kind, orgs, issuer } = citation;
        for (const part of [number, n, year, kind, ...orgs, issuer]) {
          if (part) assert.equal(text.slice(part.start, part.end), part.text);
        }
        assert.ok(citation.start <= number.start && number.end <= citation.end);
      }
    });

    it('runs from the word to the issuer', () => {
      const [text] = letter[1]!;
      const { start, end } = only(text);
      assert.equal(text.slice(start, end), 'Báo cáo số 2143/BC-SNV ngày 23/7/2021 của Sở Nội vụ');
    });
  });

  describe('what only looks like a number of a document', () => {
    const texts = [
      '05/8/2021',
      'ngày 05/8/2021 của UBND Thành phố',
      '2020/2021',
      'năm học 2020/2021 - UBND Thành phố',
      'xếp thứ 8/63 tỉnh, thành phố',
      '1/2',
      '24/7',
      'hỗ trợ 24/7 - UBND cấp huyện',
      'Q4/2021',
      'Quý 4/2021',
      'Tháng 10/2021',
      'ISO 9001:2015',
      'TCVN ISO 9001:2015',
      'QCVN 01:2021/BTNMT',
      '30%',
      '100% văn bản',
      'km/h',
      '60 km/h',
      'và/hoặc',
      'Cổng/Trang thông tin điện tử',
      'mức độ 3/4',
      'dịch vụ công trực tuyến mức độ 3, mức độ 4',
      'giai đoạn 2021-2025',
      'Kế hoạch 2021-2025/UBND',
      'Kế hoạch 2021 - UBND Thành phố',
      'Kế hoạch số 5/tu bổ di tích',
      'Báo cáo 5 - UBND',
      'tr. 12-15',
      'trang 12/15',
      '(024) 3825.1234',
      'ĐT: 024/38251234',
      '0912-345-678',
      'https://vanban.chinhphu.vn/34/2016/NĐ-CP',
      'www.hanoi.gov.vn/63/KH-UBND',
      'Ke-hoach 63/KH-UBND.pdf',
      'C:\\63\\KH-UBND',
      'Luật Ban hành VBQPPL năm 2015',
      '2 Nghị quyết của Quốc hội',
      'bản án số 12/2021/HS-ST',
      '20b',
      '28592 - 11',
      'tiêu chí 2.4.1 - Tính đồng bộ',
      'KT-XH 6 tháng',
      'Covid-19',
      '3/CT1-CT2',
      'tỷ lệ 1/CBCC',
      '',
    ];
    for (const text of texts) {
      it(text === '' ? '(nothing)' : text, () => assert.deepEqual(readCitations(text), { citations: [], slips: [] }));
    }
  });

  describe('the forms', () => {
    const numbers: readonly (readonly [number: string, told: string])[] = [
      ['19/2025/QĐ-TTg', 'qppl | 19/2025/QĐ-TTg | QĐ | TTg'],
      ['01/2014/TTLT-BNV-BTC', 'qppl | 01/2014/TTLT-BNV-BTC | TTLT | BNV+BTC'],
      ['30/2026/QH16', 'assembly | 30/2026/QH16 | – | QH16'],
      ['1211/2016/UBTVQH13', 'assembly | 1211/2016/UBTVQH13 | – | UBTVQH13'],
      ['237/NQ-UBTVQH16', 'admin | 237/NQ-UBTVQH16 | NQ | UBTVQH16'],
      ['30c/NQ-CP', 'admin | 30c/NQ-CP | NQ | CP'],
      ['12/CTr-UBND', 'admin | 12/CTr-UBND | CTr | UBND'],
      ['45/TTr-SNV', 'admin | 45/TTr-SNV | TTr | SNV'],
      ['07/QyĐ-UBND', 'admin | 07/QyĐ-UBND | QyĐ | UBND'],
      ['03/VBHN-VPQH', 'admin | 03/VBHN-VPQH | VBHN | VPQH'],
      ['18/BCTĐ-STP', 'admin | 18/BCTĐ-STP | BCTĐ | STP'],
      ['384/BNV-CCHC', 'letter | 384/BNV-CCHC | – | BNV+CCHC'],
      ['2231/SNV-CCHC&PC', 'letter | 2231/SNV-CCHC&PC | – | SNV+CCHC&PC'],
      ['15-NQ/TW', 'party | 15-NQ/TW | NQ | TW'],
      ['132-QĐ/TW', 'party | 132-QĐ/TW | QĐ | TW'],
      ['126-KL/TW', 'party | 126-KL/TW | KL | TW'],
      ['01-QC/BCSĐ', 'party | 01-QC/BCSĐ | QC | BCSĐ'],
    ];
    for (const [number, line] of numbers) {
      it(number, () => {
        for (const text of [number, `Số: ${number}`, `(${number})`, `“${number}”`, `theo ${number}./.`]) {
          assert.equal(told(only(text)).split(' | ').slice(0, 4).join(' | '), line);
          assert.deepEqual(readCitations(text).slips, [], text);
        }
      });
    }

    it('ends a number where words go on', () => {
      assert.equal(only('Kế hoạch 63/KH-UBND - SNV chủ trì').number.text, '63/KH-UBND');
      assert.equal(only('Kế hoạch 63/KH-UBND-Sở Nội vụ').number.text, '63/KH-UBND');
    });

    it('knows which National Assembly', () => {
      assert.equal(only('115/2020/QH14').term, 14);
      assert.equal(only('237/NQ-UBTVQH16').term, 16);
      assert.equal(only('76/NQ-CP').term, undefined);
    });
  });

  describe('the word before it', () => {
    const wordOf = (text: string) => only(text).word?.text;
    it('is found before the number, `số` or a colon', () => {
      assert.equal(wordOf('NGHỊ ĐỊNH SỐ 34/2016/NĐ-CP'), 'Nghị định');
      assert.equal(wordOf('các Nghị định: 34/2016/NĐ-CP'), 'Nghị định');
      assert.equal(wordOf('Nghị định số: 34/2016/NĐ-CP'), 'Nghị định');
      assert.equal(wordOf('NĐ 34/2016/NĐ-CP'), 'Nghị định');
      assert.equal(wordOf('Thông tư liên tịch số 01/2014/TTLT-BNV-BTC'), 'Thông tư liên tịch');
      assert.equal(wordOf('Chính phủ (34/2016/NĐ-CP)'), undefined);
    });

    it('is shared in a list, but not over another kind', () => {
      const words = (text: string) =>
        citationsIn(text).map(({ word }) => word && `${word.text} ${word.elided === true}`);
      assert.deepEqual(words('các Nghị quyết số 76/NQ-CP, số 77/NQ-CP và 78/NQ-CP'), [
        'Nghị quyết false',
        'Nghị quyết true',
        'Nghị quyết true',
      ]);
      assert.deepEqual(words('Nghị quyết số 76/NQ-CP, 63/KH-UBND'), ['Nghị quyết false', undefined]);
      assert.deepEqual(words('Nghị quyết số 76/NQ-CP; giao Sở Nội vụ 77/NQ-CP'), ['Nghị quyết false', undefined]);
    });

    const fits: readonly (readonly [text: string, fits: boolean])[] = [
      ['Nghị quyết số 76/NQ-CP', true],
      ['Nghị định số 76/NQ-CP', false],
      ['theo quyết định số 63/KH-UBND', false],
      ['Kế hoạch số 1252/QĐ-TTg', true],
      ['Đề án số 06/QĐ-TTg', true],
      ['Kế hoạch số 12/BC-SNV', false],
      ['Tờ trình kế hoạch số 12/TTr-SNV', true],
      ['Thông báo kết luận số 245/TB-VPCP', true],
      ['ý kiến kết luận số 245/TB-VPCP', true],
      ['Quy định số 132-QĐ/TW', true],
      ['Luật số 64/2020/QH14', true],
      ['Bộ luật số 45/2019/QH14', true],
      ['Nghị định số 115/2020/QH14', false],
      ['Luật số 34/2016/NĐ-CP', false],
      ['Công văn báo cáo số 12/UBND-NC', true],
      ['Báo cáo số 12/UBND-NC', true],
      ['Quyết định số 12/UBND-NC', false],
      ['Văn bản số 34/2016/NĐ-CP', true],
      ['Thông tư số 01/2014/TTLT-BNV-BTC', true],
    ];
    for (const [text, fit] of fits) {
      it(`${fit ? 'goes' : 'does not go'} with the sign: ${text}`, () => assert.equal(wordFits(only(text)), fit));
    }
  });

  describe('its date', () => {
    const dates: readonly (readonly [text: string, date: string | undefined, sure?: boolean])[] = [
      ['63/KH-UBND ngày 23/7/2021', '2021-7-23', true],
      ['63/KH-UBND ngày 05 tháng 8 năm 2021', '2021-8-5', true],
      ['63/KH-UBND ngày 05.8.2021', '2021-8-5', true],
      ['63/KH-UBND\nngày 05-8-2021', '2021-8-5', true],
      ['63/KH-UBND (ngày 05/8/2021)', '2021-8-5', true],
      ['63/KH-UBND ban hành ngày 05/8/2021', '2021-8-5', true],
      ['63/KH-UBND của UBND thành phố Hà Nội ngày 05/8/2021', '2021-8-5', true],
      ['63/KH-UBND, ngày 05/8/2021 tổ chức họp', '2021-8-5', false],
      ['63/KH-UBND, ngày 05/8/2021', '2021-8-5', true],
      ['63/KH-UBND, ngày 05/8/2021; báo cáo', '2021-8-5', true],
      ['63/KH-UBND, ngày 05/8/2021 của UBND Thành phố', '2021-8-5', true],
      ['63/KH-UBND, ngày 05/8/2021, họp', '2021-8-5', false],
      ['63/KH-UBND (05/8/2021)', '2021-8-5', true],
      ['63/KH-UBND (05/8/2021 họp)', undefined],
      ['63/KH-UBND (05 việc)', undefined],
      ['63/KH-UBND cùng ngày 05/8/2021', '2021-8-5', true],
      ['63/KH-UBND ngày 05/8', '?-8-5', false],
      ['63/KH-UBND năm 2021', '2021-?-?', false],
      ['63/KH-UBND tháng 8/2021', '2021-8-?', false],
      ['63/KH-UBND\tNăm 2021', undefined],
      ['63/KH-UBND. Ngày 05/8/2021', undefined],
      ['63/KH-UBND có hiệu lực từ ngày 05/8/2021', undefined],
    ];
    for (const [text, date, sure] of dates) {
      it(JSON.stringify(text), () => {
        const found = only(text).date;
        assert.equal(found && [found.year, found.month, found.day].map((n) => n ?? '?').join('-'), date);
        assert.equal(found?.sure, sure);
      });
    }

    it('may be of a whole list', () => {
      const [first, second] = citationsIn('Kế hoạch số 63/KH-UBND, 64/KH-UBND ngày 10/3/2021');
      assert.equal(first?.date?.text, '10/3/2021');
      assert.equal(first.date.sure, false);
      assert.equal(second?.date?.sure, true);
    });

    it('may be of a whole list of bare numbers', () => {
      const [first, second, other] = citationsIn('63/KH-UBND, 64/KH-UBND và 65/BC-UBND cùng ngày 10/3/2021');
      assert.equal(first?.date, undefined);
      assert.equal(second?.date, undefined);
      assert.equal(other?.date?.sure, true);
      const all = citationsIn('63/KH-UBND, 64/KH-UBND và 65/KH-UBND cùng ngày 10/3/2021');
      assert.deepEqual(
        all.map(({ date }) => date?.text),
        ['10/3/2021', '10/3/2021', '10/3/2021'],
      );
    });
  });

  describe('near misses with one reading', () => {
    const slips: readonly (readonly [written: string, canonical: string, spelling: boolean, ...SlipReason[]])[] = [
      ['34/2016/ND-CP', '34/2016/NĐ-CP', true, 'stroke'],
      ['34/2016/NÐ-CP', '34/2016/NĐ-CP', true, 'letter'],
      ['34/2016/NĐ-СР', '34/2016/NĐ-CP', true, 'letter'],
      ['34/2016/\u200bNĐ-CP', '34/2016/NĐ-CP', true, 'invisible'],
      ['34/2016/nđ-cp', '34/2016/NĐ-CP', true, 'case'],
      ['15/2019/QD-TTG', '15/2019/QĐ-TTg', true, 'stroke', 'case'],
      ['12/CTR-UBND', '12/CTr-UBND', true, 'case'],
      ['01/2021/TT-BGDDT', '01/2021/TT-BGDĐT', true, 'stroke'],
      ['34 / 2016 / NĐ - CP', '34/2016/NĐ-CP', true, 'blank'],
      ['34/2016/ NĐ-CP', '34/2016/NĐ-CP', true, 'blank'],
      ['3541 /UBND-SNV', '3541/UBND-SNV', true, 'blank'],
      ['34/2016/NĐ–CP', '34/2016/NĐ-CP', true, 'dash'],
      ['15/2019/QĐ‑UBND', '15/2019/QĐ-UBND', true, 'dash'],
      ['15/2019/QĐ – UBND', '15/2019/QĐ-UBND', true, 'dash', 'blank'],
      ['34/2016/NĐCP', '34/2016/NĐ-CP', true, 'sign'],
      ['76/NQCP', '76/NQ-CP', true, 'sign'],
      ['63/KHUBND', '63/KH-UBND', true, 'sign'],
      ['34/2016/NĐ/CP', '34/2016/NĐ-CP', true, 'sign'],
      ['34-2016-NĐ-CP', '34/2016/NĐ-CP', true, 'sign'],
      ['34\\2016\\NĐ-CP', '34/2016/NĐ-CP', true, 'sign'],
      ['115/2020/QH 14', '115/2020/QH14', true, 'blank'],
      ['18/NQ-TW', '18-NQ/TW', true, 'sign'],
      ['76-NQ/CP', '76/NQ-CP', true, 'sign'],
      ['34/NĐ-CP/2016', '34/2016/NĐ-CP', false, 'order'],
      ['34/2016/CP-NĐ', '34/2016/NĐ-CP', false, 'order'],
      ['2016/34/NĐ-CP', '34/2016/NĐ-CP', false, 'order'],
      ['115/QH14/2020', '115/2020/QH14', false, 'order'],
      ['115/2020/NQ-QH14', '115/2020/QH14', false, 'surplus'],
      ['34/16/NĐ-CP', '34/2016/NĐ-CP', false, 'short-year'],
      ['1O7/2020/NĐ-CP', '107/2020/NĐ-CP', false, 'digit'],
    ];
    for (const [written, canonical, spelling, ...reasons] of slips) {
      it(written, () => {
        for (const before of ['', 'Theo ', 'Công văn, quyết định số ']) {
          const { slips: found, citations } = readCitations(`${before}${written} của Chính phủ`);
          const start = before.length;
          assert.deepEqual(found, [{ start, end: start + written.length, written, canonical, reasons, spelling }]);
          assert.deepEqual(
            citations.map(({ number }) => number.text),
            [canonical],
            'it is cited all the same',
          );
        }
        assert.deepEqual(readCitations(canonical).slips, [], 'the canonical form is silent');
      });
    }

    const led: readonly (readonly [text: string, written: string, canonical: string, ...SlipReason[]])[] = [
      ['Nghị định 34/2016 của Chính phủ', '34/2016', '34/2016/NĐ-CP', 'without-sign'],
      ['Nghị định số 34/2016/NĐ', '34/2016/NĐ', '34/2016/NĐ-CP', 'without-issuer'],
      ['Nghị định 34/2016/CP', '34/2016/CP', '34/2016/NĐ-CP', 'without-kind'],
      ['Kế hoạch số 63/UBND', '63/UBND', '63/KH-UBND', 'without-kind'],
      ['Nghị định 34/NĐ-CP ngày 14/5/2016', '34/NĐ-CP', '34/2016/NĐ-CP', 'without-year'],
    ];
    for (const [text, written, canonical, ...reasons] of led) {
      it(text, () => {
        const [slip, ...more] = readCitations(text).slips;
        assert.deepEqual([slip?.written, slip?.canonical, slip?.reasons], [written, canonical, reasons]);
        assert.equal(slip?.spelling, false, 'what is added is no spelling');
        assert.equal(more.length, 0);
      });
    }
  });

  describe('near misses that could be several documents', () => {
    const slips: readonly (readonly [text: string, written: string, ...SlipReason[]])[] = [
      ['Kế hoạch số 63/KH', '63/KH', 'without-issuer'],
      ['Quyết định số 15/2019', '15/2019', 'without-sign'],
      ['Luật số 64/2020', '64/2020', 'without-sign'],
      ['Nghị quyết số 115/QH14', '115/QH14', 'without-year'],
      ['Nghị định số 34/NĐ-CP', '34/NĐ-CP', 'without-year'],
      ['Kế hoạch số 63/KH-UBND/2021', '63/KH-UBND/2021', 'year-behind'],
    ];
    for (const [text, written, ...reasons] of slips) {
      it(text, () => {
        const { citations, slips: found } = readCitations(text);
        assert.deepEqual(citations, []);
        assert.deepEqual(
          found.map((slip) => [slip.written, slip.canonical, ...slip.reasons]),
          [[written, undefined, ...reasons]],
        );
      });
    }

    it('a placeholder is none', () => {
      assert.deepEqual(readCitations('Nghị định số 34/2016/…').slips, []);
      assert.deepEqual(readCitations('Kế hoạch số …/KH-UBND ngày …/…/2021').slips, []);
    });

    it('decrees of before 1997 have no year', () => {
      assert.deepEqual(readCitations('Nghị định số 24/NĐ-CP ngày 12/3/1996').slips, []);
    });
  });

  it('tells numbers that begin again each year', () => {
    const yearly = (text: string) => restartsYearly(only(text));
    assert.deepEqual(['63/KH-UBND', '76/NQ-CP', '384/BNV-CCHC'].map(yearly), [true, true, true]);
    assert.deepEqual(['34/2016/NĐ-CP', '115/2020/QH14', '15-NQ/TW', '237/NQ-UBTVQH16'].map(yearly), [
      false,
      false,
      false,
      false,
    ]);
  });

  it('finds the same document under a number with and without zero', () => {
    assert.equal(identityOf(only('4/2019/NĐ-CP')), identityOf(only('Nghị định 04/2019/ND-CP')));
    assert.notEqual(identityOf(only('63/KH-UBND')), identityOf(only('63/KH-SNV')));
  });

  it('has each sign once, with a name in both languages', () => {
    assert.equal(new Set(documentKinds.map(({ symbol }) => symbol)).size, documentKinds.length);
    for (const { symbol, vi, en } of documentKinds) assert.ok(vi !== en && documentKind(symbol)?.vi === vi, symbol);
    assert.equal(documentKind('TTR'), undefined);
  });

  describe('any text', () => {
    const bits = [
      '34',
      '2016',
      '/',
      '-',
      ' ',
      'NĐ',
      'CP',
      'KH',
      'UBND',
      'QH14',
      'số ',
      'Nghị định ',
      'ngày ',
      '5/8/2021',
      ' của ',
      ',',
      '–',
      'O',
      'nđ',
      '.',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'grapheme', maxLength: 3 })), {
      maxLength: 30,
    });

    it('gives citations and slips that stand in it, in order and apart', () => {
      fc.assert(
        fc.property(text, (parts) => {
          const whole = parts.join('');
          const { citations, slips } = readCitations(whole);
          for (const spans of [citations.map(({ number }) => number), slips]) {
            let last = 0;
            for (const { start, end } of spans) {
              assert.ok(last <= start && start < end && end <= whole.length, whole);
              last = end;
            }
          }
          for (const slip of slips) assert.equal(whole.slice(slip.start, slip.end), slip.written);
        }),
      );
    });

    it('has no slip left once each is written as proposed, where only spelling was wrong', () => {
      fc.assert(
        fc.property(text, (parts) => {
          const whole = parts.join('');
          for (const { canonical, spelling } of readCitations(whole).slips) {
            if (canonical === undefined || !spelling) continue;
            assert.deepEqual(readCitations(`số ${canonical}`).slips, [], canonical);
          }
        }),
      );
    });

    it('is read in a time that grows with its length only', () => {
      for (const unit of ['1/UBND-A ', 'Nghị định số 34/', '63/KH-UBND của a ', '1-2-3-', '34/2016/']) {
        const start = performance.now();
        readCitations(unit.repeat(30_000 / unit.length));
        assert.ok(performance.now() - start < 2_000, unit);
      }
    });
  });
});
