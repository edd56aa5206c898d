import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareKey,
  initials,
  isNfc,
  matchesSearch,
  nameDistance,
  searchKey,
  searchRank,
  words,
} from '../../server/src/base/vietnamese.ts';

/** `Sở Nội vụ` as some keyboards write it: letters with their marks composed, tones apart. */
const halfComposed = 'Sơ\u0309 Nô\u0323i vu\u0323';

/** Text of the letters, marks, blanks and hyphens that names are made of, and of anything else now and then. */
const vietnamese = fc.string({
  unit: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...'aăâeêioôơuưydđnghtSỞỘĐ -–&,\u00a0\u200b') },
    { weight: 4, arbitrary: fc.constantFrom('\u0300', '\u0301', '\u0303', '\u0309', '\u0323', '\u0302', '\u031b') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  ),
});

describe('Vietnamese text', () => {
  describe('compareKey', () => {
    const same: readonly (readonly [why: string, a: string, b: string])[] = [
      ['NFD', 'Sở Nội vụ', 'Sở Nội vụ'.normalize('NFD')],
      ['half-composed', 'Sở Nội vụ', halfComposed],
      ['case', 'Cục thuế Thành phố', 'CỤC THUẾ THÀNH PHỐ'],
      ['Đ', 'ĐĂNG ĐÀN', 'đăng đàn'],
      ['no-break and doubled blanks', 'Sở Nội vụ', ' Sở\u00a0\u00a0Nội \t\nvụ '],
      ['blanks of no width', 'Sở Nội vụ', 'Sở\u200b Nội vụ\ufeff'],
      ['hòa', 'hòa', 'hoà'],
      ['Ủy', 'Ủy ban', 'Uỷ ban'],
      ['thủy', 'Thủy lợi', 'Thuỷ lợi'],
      ['quý', 'quý', 'qúy'],
      ['khỏe', 'khỏe', 'khoẻ'],
      ['tone place in capitals, NFD', 'HÒA BÌNH', 'HOÀ BÌNH'.normalize('NFD')],
      ['tone place where words have run together', 'ỦyHòa', 'UỷHoà'],
      ['en dash', 'Lao động – Thương binh', 'Lao động - Thương binh'],
      ['hyphens of every kind', 'a‐b‑c–d—e', 'a - b - c - d - e'],
    ];
    for (const [why, a, b] of same) {
      it(`folds ${why}`, () => assert.equal(compareKey(a), compareKey(b)));
    }

    const different: readonly (readonly [a: string, b: string])[] = [
      ['Tính', 'Tình'],
      ['Cổng', 'Công'],
      ['kỹ', 'kĩ'],
      ['đ', 'd'],
      ['Sơ', 'Sở'],
      ['hòa', 'hoa'],
      ['Nội vụ', 'Nộivụ'],
      ['Sở Nội vụ', 'Sở Nội vụ 🏛'],
    ];
    for (const [a, b] of different) {
      it(`keeps ${a} and ${b} apart`, () => assert.notEqual(compareKey(a), compareKey(b)));
    }

    it('is NFC', () => assert.equal(compareKey('CỤC  Thuế'.normalize('NFD')), 'cục thuế'));
    it('of nothing is nothing', () => assert.deepEqual(['', ' \u00a0', '\u200b'].map(compareKey), ['', '', '']));
    it('is its own key', () => {
      fc.assert(fc.property(vietnamese, (text) => assert.equal(compareKey(compareKey(text)), compareKey(text))));
    });
    it('does not depend on composition', () => {
      fc.assert(
        fc.property(vietnamese, (text) => {
          assert.equal(compareKey(text.normalize('NFD')), compareKey(text));
          assert.equal(compareKey(text.normalize('NFC')), compareKey(text));
        }),
      );
    });
  });

  it('searchKey drops every mark, case and đ', () => {
    assert.equal(searchKey('  Sở Kế hoạch và Đầu tư '), 'so ke hoach va dau tu');
    assert.equal(searchKey('Sở Nội vụ'.normalize('NFD')), 'so noi vu');
    assert.equal(searchKey('Ðông Ɖông'), 'dong dong', 'the look-alikes U+00D0 and U+0189');
    assert.equal(searchKey('Lao\u00a0động –  Thương binh'), 'lao dong - thuong binh');
    assert.equal(searchKey('🏛 Ủy'), '🏛 uy');
    assert.equal(searchKey(''), '');
  });

  it('initials take every word', () => {
    assert.equal(initials('Sở Nội vụ'), 'snv');
    assert.equal(initials('Sở Kế hoạch và Đầu tư'), 'skhvdt');
    assert.equal(initials('Sở KH&ĐT'), 'skd');
    assert.equal(initials('Sở Lao động – Thương binh, Xã hội'), 'sldtbxh');
    assert.equal(initials('Các sở, ban,ngành'.normalize('NFD')), 'csbn');
    assert.equal(initials('🏛 ()'), '');
  });

  it('words are runs of letters and digits, however composed', () => {
    assert.deepEqual(words('Quý IV/2021 – hằng “năm”'), ['Quý', 'IV', '2021', 'hằng', 'năm']);
    assert.deepEqual(words('Sở'.normalize('NFD')), ['Sở'.normalize('NFD')]);
  });

  describe('searchRank', () => {
    const cases: readonly (readonly [query: string, text: string, rank: number | undefined])[] = [
      ['sở nội vụ', 'Sở Nội vụ', 0],
      ['so noi vu', 'Sở Nội vụ'.normalize('NFD'), 0],
      ['so noi', 'Sở Nội vụ', 1],
      ['', 'Sở Nội vụ', 1],
      ['snv', 'Sở Nội vụ', 2],
      ['sn', 'Sở Nội vụ', 2],
      ['SNV', 'Sở Nội vụ', 2],
      ['skhvdt', 'Sở Kế hoạch và Đầu tư', 2],
      ['skhđt', 'Sở Kế hoạch và Đầu tư', 2],
      ['s vu', 'Sở Nội vụ', 3],
      ['noi vu', 'Sở Nội vụ', 3],
      ['ke dau', 'Sở Kế hoạch và Đầu tư', 3],
      ['hoach va', 'Sở Kế hoạch và Đầu tư', 3],
      ['oach', 'Sở Kế hoạch và Đầu tư', 4],
      ['🏛', 'Nhà 🏛', 4],
      ['vu noi', 'Sở Nội vụ', undefined],
      ['nội vụ tỉnh', 'Sở Nội vụ', undefined],
      ['xyz', 'Sở Nội vụ', undefined],
      ['🏛', 'Sở Nội vụ', undefined],
      ['a', '', undefined],
    ];
    for (const [query, text, rank] of cases) {
      it(`${JSON.stringify(query)} in ${text}: ${rank ?? 'not found'}`, () => {
        assert.equal(searchRank(query, text), rank);
        assert.equal(matchesSearch(query, text), rank !== undefined);
      });
    }
  });

  describe('nameDistance', () => {
    const cases: readonly (readonly [a: string, b: string, distance: number])[] = [
      ['Sở Nội vụ', 'sở  nội vụ', 0],
      ['Sở Nội vụ', halfComposed, 0],
      ['hòa', 'hoà', 0],
      ['Cổng', 'Công', 0.3],
      ['Tính', 'Tình', 0.3],
      ['Sơ', 'So', 0.3],
      ['Đầu', 'Dầu', 0.3],
      ['Sở', 'So', 0.6],
      ['So Noi vu', 'Sở Nội vụ', 1.5],
      ['Sở Nội vu', 'Sở Nộivụ', 1.3],
      ['Sở Nội vụ', 'Sở Nội vục', 1],
      ['Sở Nội vụ', 'Sở Mội vụ', 1],
      ['Sở Nội vụ', 'Sở Nội ụv', 1],
      ['Sở Nội vụ', 'Sở Nộiv ụ', 1],
      ['Cục Thuế', 'Cục Thếu', 1.6],
      ['Quản lý', 'Qunả ly', 1.3],
      ['STC', 'STP', 1],
      ['', '', 0],
      ['', 'ab', 2],
      ['🏛', '🏚', 1],
    ];
    for (const [a, b, distance] of cases) {
      it(`${JSON.stringify(a)} to ${JSON.stringify(b)}: ${distance}`, () => {
        assert.equal(nameDistance(a, b), distance);
        assert.equal(nameDistance(b, a), distance);
        assert.equal(nameDistance(a.normalize('NFD'), b), distance);
        assert.equal(nameDistance(a, b, distance), distance, 'a limit that is just kept');
        if (distance > 0) assert.equal(nameDistance(a, b, distance - 0.1), Infinity, 'a limit that is passed');
      });
    }

    it('is 0 for names with one key, and only for them', () => {
      fc.assert(
        fc.property(vietnamese, vietnamese, (a, b) => {
          assert.equal(nameDistance(a, a.normalize('NFD')), 0);
          assert.equal(nameDistance(a, b) === 0, compareKey(a) === compareKey(b));
          assert.equal(nameDistance(a, b), nameDistance(b, a));
        }),
      );
    });
  });

  it('isNfc tells composed text', () => {
    assert.deepEqual(['', 'So', 'Sở Nội vụ', '🏛'].map(isNfc), [true, true, true, true]);
    assert.deepEqual(['Sở'.normalize('NFD'), halfComposed].map(isNfc), [false, false]);
  });

  it('stays quick on texts of a megabyte', function () {
    this.timeout(10_000);
    const long = 'Ủy ban - '.repeat(120_000);
    assert.equal(compareKey(long).length, 'ủy ban-'.length * 120_000);
    assert.equal(nameDistance(long, `${long}x`), Infinity);
    assert.equal(nameDistance(long, long.normalize('NFD')), 0);
    assert.equal(nameDistance('a'.repeat(1_000_000), 'Sở Nội vụ'), Infinity);
    assert.equal(matchesSearch('uy ban xyz', long), false);
    assert.equal(compareKey(' '.repeat(1_000_000)), '');
    assert.equal(compareKey(`a${'\u0301'.repeat(1_000_000)}`).length, 1_000_000);
    assert.equal(initials(long).length, 240_000);
  });
});
