import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  duplicates,
  isActive,
  looksLikeTask,
  overlaps,
  registryOf,
  type Agency,
  type AgencyMatch,
} from '../../server/src/model/agency.ts';

const agency = (name: string, more: Partial<Agency> = {}): Agency => ({
  name,
  aliases: [],
  successors: [],
  group: false,
  ...more,
});

const hanoi = registryOf([
  agency('Sở Nội vụ', { code: 'SNV' }),
  agency('Văn phòng UBND Thành phố', { code: 'VP', aliases: ['VPUBTP', 'Văn phòng Ủy ban nhân dân Thành phố'] }),
  agency('Sở Tài chính', { code: 'STC' }),
  agency('Sở Tư pháp', { code: 'STP' }),
  agency('Sở Kế hoạch và Đầu tư', { code: 'SKHĐT' }),
  agency('Sở Lao động – Thương binh và Xã hội'),
  agency('Cục Thuế Thành phố', { code: 'CTHN', aliases: ['Cục Thuế Hà Nội'] }),
  agency('Các sở, ban, ngành', { group: true }),
]);

/** A match in one line: `exact Sở Nội vụ`, `variant code Sở Nội vụ`, `near Sở Nội vụ`, `task`. */
function said(match: AgencyMatch): string {
  switch (match.kind) {
    case 'exact':
      return `exact ${match.agency.name}`;
    case 'variant':
      return `variant ${match.how} ${match.agency.name}`;
    case 'near':
      return `near ${match.candidates.map(({ name }) => name).join(' | ')}`;
    default:
      return match.kind;
  }
}

describe('agency', () => {
  describe('find', () => {
    const cases: readonly (readonly [name: string, match: string])[] = [
      ['Sở Nội vụ', 'exact Sở Nội vụ'],
      ['Các sở, ban, ngành', 'exact Các sở, ban, ngành'],
      ['Cục thuế Thành phố', 'variant spelling Cục Thuế Thành phố'],
      ['Sở Nội vụ'.normalize('NFD'), 'variant spelling Sở Nội vụ'],
      ['Sở\u00a0Nội  vụ ', 'variant spelling Sở Nội vụ'],
      ['Sở Lao động - Thương binh và Xã hội', 'variant spelling Sở Lao động – Thương binh và Xã hội'],
      ['Cục Thuế Hà Nội', 'variant alias Cục Thuế Thành phố'],
      ['cục thuế Hà Nội', 'variant alias Cục Thuế Thành phố'],
      ['VPUBTP', 'variant alias Văn phòng UBND Thành phố'],
      ['Văn phòng Uỷ ban nhân dân Thành phố', 'variant alias Văn phòng UBND Thành phố'],
      ['SNV', 'variant code Sở Nội vụ'],
      ['snv', 'variant code Sở Nội vụ'],
      ['Nội vụ', 'variant elided Sở Nội vụ'],
      ['kế hoạch và đầu tư', 'variant elided Sở Kế hoạch và Đầu tư'],
      ['Sở Nội vu', 'near Sở Nội vụ'],
      ['Nội vu', 'near Sở Nội vụ'],
      ['Cục Thuê Hà Nội', 'near Cục Thuế Thành phố'],
      ['So Ke hoach va Dau tu', 'near Sở Kế hoạch và Đầu tư'],
      ['STG', 'unknown'],
      ['Sở KH&ĐT', 'unknown'],
      ['VPUBT', 'unknown'],
      ['Sở Y tế', 'unknown'],
      ['Sở', 'unknown'],
      ['', 'unknown'],
      [' ', 'unknown'],
      ['🏛', 'unknown'],
      ['Thực hiện tốt', 'unknown'],
      ['Thực hiện quy định về thực thi chính sách thu hút người có tài năng vào bộ máy hành chính', 'task'],
    ];
    for (const [name, match] of cases) {
      it(`${JSON.stringify(name)}: ${match}`, () => assert.equal(said(hanoi.find(name)), match));
    }

    it('finds every entry by its own name, whatever the name', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
          const match = registryOf([agency('Sở Nội vụ'), agency(name)]).find(name);
          assert.equal(said(match), `exact ${name}`);
        }),
      );
    });

    it('knows nobody in an empty registry', () => {
      assert.deepEqual(registryOf([]).find('Sở Nội vụ'), { kind: 'unknown' });
      assert.deepEqual(registryOf([agency('', { code: '', aliases: [''] })]).find(''), { kind: 'unknown' });
    });

    it('answers at once about a megabyte', function () {
      this.timeout(5_000);
      assert.deepEqual(hanoi.find('Sở Nội vụ '.repeat(100_000)), { kind: 'unknown' });
      assert.deepEqual(hanoi.find('Rà soát văn bản; '.repeat(60_000)), { kind: 'task' });
    });
  });

  describe('find on a day', () => {
    const old = agency('Sở Nội vụ', { code: 'SNV', until: '2025-02-28', successors: ['Sở Nội vụ'] });
    const merged = agency('Sở Nội vụ', { code: 'SNV', from: '2025-03-01' });
    const tax = agency('Cục Thuế', { from: '2008-08-01', until: '2025-02-28', successors: ['Thuế Thành phố'] });
    // Both orders: the order in the file decides nothing.
    for (const list of [
      [old, merged, tax],
      [merged, tax, old],
    ]) {
      const { find } = registryOf(list);
      const cases: readonly (readonly [name: string, on: string | undefined, found: Agency])[] = [
        ['Sở Nội vụ', '2021-12-31', old],
        ['Sở Nội vụ', '2025-02-28', old],
        ['Sở Nội vụ', '2025-03-01', merged],
        ['Sở Nội vụ', undefined, merged],
        ['Cục Thuế', '2000-01-01', tax],
        ['Cục Thuế', '2030-01-01', tax],
      ];
      for (const [name, on, found] of cases) {
        it(`${name} on ${on ?? 'no day'}`, () => assert.deepEqual(find(name, on), { kind: 'exact', agency: found }));
      }
      it('goes by the day for variants and near names too', () => {
        const on = '2021-12-31';
        assert.deepEqual(find('snv', on), { kind: 'variant', agency: old, how: 'code' });
        assert.deepEqual(find('sở nội vụ', on), { kind: 'variant', agency: old, how: 'spelling' });
        assert.deepEqual(find('Nội vụ', '2026-01-01'), { kind: 'variant', agency: merged, how: 'elided' });
        assert.deepEqual(find('Sở Nội vu', on), { kind: 'near', candidates: [old] });
        assert.deepEqual(find('Sở Nội vu'), { kind: 'near', candidates: [merged] });
      });
    }

    it('takes the last before a day in a gap, the first before all', () => {
      const [first, second] = [
        agency('A', { from: '2000-01-01', until: '2009-12-31' }),
        agency('A', { from: '2020-01-01' }),
      ];
      const { find } = registryOf([second, first]);
      assert.deepEqual(find('A', '2015-06-30'), { kind: 'exact', agency: first });
      assert.deepEqual(find('A', '1990-01-01'), { kind: 'exact', agency: first });
    });
  });

  it('is active from its first day to its last', () => {
    const cuc = agency('Cục Thuế', { from: '2008-08-01', until: '2025-02-28' });
    const days = ['2008-07-31', '2008-08-01', '2025-02-28', '2025-03-01'];
    assert.deepEqual(
      days.map((day) => isActive(cuc, day)),
      [false, true, true, false],
    );
    assert.equal(isActive(agency('Sở Nội vụ'), '2021-12-31'), true);
  });

  it('overlaps where a day is shared', () => {
    const a = agency('A', { until: '2025-02-28' });
    assert.equal(overlaps(a, agency('B', { from: '2025-03-01' })), false);
    assert.equal(overlaps(a, agency('B', { from: '2025-02-28' })), true);
    assert.equal(overlaps(agency('B', { from: '2025-03-01' }), a), false);
    assert.equal(overlaps(a, agency('B')), true);
  });

  describe('duplicates', () => {
    const shared = (...list: Agency[]) =>
      duplicates(list).map(({ a, b, shared, kind }) => [a.name, b.name, shared, kind]);

    it('finds one name twice, by the key', () => {
      assert.deepEqual(shared(agency('Cục Thuế'), agency('Cục thuế')), [['Cục Thuế', 'Cục thuế', 'Cục thuế', 'name']]);
    });
    it('finds aliases and codes, also across', () => {
      assert.deepEqual(
        shared(agency('A', { code: 'X', aliases: ['aa'] }), agency('B', { aliases: ['A'], code: 'x' }), agency('AA')),
        [
          ['A', 'B', 'A', 'alias'],
          ['A', 'B', 'x', 'code'],
          ['A', 'AA', 'AA', 'name'],
        ],
      );
    });
    it('names each claim once, against the first that holds it', () => {
      assert.deepEqual(shared(agency('A'), agency('A'), agency('A')).length, 2);
    });
    it('lets one name stand for different times', () => {
      assert.deepEqual(shared(agency('A', { until: '2025-02-28' }), agency('A', { from: '2025-03-01' })), []);
    });
    it('lets an entry repeat itself', () => {
      assert.deepEqual(shared(agency('Cục Thuế', { aliases: ['Cục thuế', 'CT'], code: 'CT' })), []);
    });
    it('takes nothing for a claim that is empty', () => {
      assert.deepEqual(shared(agency('A', { code: '' }), agency('B', { code: '', aliases: [' '] })), []);
    });
  });

  describe('looksLikeTask', () => {
    const tasks = [
      'Cử công chức tham gia các lớp đào tạo, bồi dưỡng về chuyên môn, nghiệp vụ.',
      'Công khai quy trình giải quyết công việc, xây dựng quy trình giải quyết công việc nội bộ tại các cơ quan, đơn vị',
      'Tham mưu, trình UBND Thành phố ban hành Kế hoạch cải cách hành chính',
      '- Hằng tháng rà soát tiến độ, đôn đốc các đơn vị thực hiện',
      "'- Tham mưu UBND Thành phố ban hành Kế hoạch",
      '1. Xử lý văn bản trái pháp luật trên địa bàn Thành phố',
      'Ban hành quy chế phối hợp giữa các cơ quan, đơn vị của Thành phố',
      'Báo cáo UBND Thành phố kết quả rà soát văn bản quy phạm pháp luật',
      'Thanh tra, kiểm tra việc thực hiện nhiệm vụ cải cách hành chính',
      'Rà soát văn bản quy phạm pháp luật do HĐND, UBND ban hành'.normalize('NFD'),
      'Văn bản sau rà soát được xử lý đúng hạn. Kết quả được công bố; có báo cáo riêng.',
    ];
    for (const text of tasks) it(`task: ${text}`, () => assert.equal(looksLikeTask(text), true));

    const others = [
      '',
      'Tham mưu ban hành Kế hoạch',
      'Ban Quản lý các khu công nghiệp và chế xuất Thành phố Hà Nội',
      'Ban Hành chính quản trị các cơ quan khối Đảng Thành phố Hà Nội',
      'Trung tâm Phục vụ hành chính công Thành phố Hà Nội',
      'Sở Lao động – Thương binh và Xã hội thành phố Hà Nội. Phòng Việc làm',
      'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân Thành phố Hà Nội',
      'VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ',
      'Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố Hà Nội và các tổ chức chính trị - xã hội',
      'Công an Thành phố Hà Nội và Công an các quận, huyện, thị xã',
      'Các sở, ban, ngành Thành phố và UBND các quận, huyện, thị xã',
      'Bảo hiểm xã hội Thành phố Hà Nội và bảo hiểm xã hội các huyện',
      '- Sở Nội vụ và các cơ quan, đơn vị thuộc Thành phố Hà Nội',
      'Những đơn vị được giao quản lý nhà nước về lĩnh vực',
      'Rasoátvănbảnquyphạmphápluậtdocơquannhànướcbanhànhtừđầunăm',
    ];
    for (const text of others) it(`no task: ${text}`, () => assert.equal(looksLikeTask(text), false));
  });
});
