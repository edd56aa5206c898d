import assert from 'node:assert/strict';
import { nearest, nearestAmong, nearestWord } from '../../server/src/base/near.ts';

const names = [
  'Sở Nội vụ',
  'Văn phòng UBND Thành phố',
  'Sở Tài chính',
  'Sở Tư pháp',
  'Sở Kế hoạch và Đầu tư',
  'Sở Thông tin và Truyền thông',
  'Sở Khoa học và Công nghệ',
  'Cục Thuế Thành phố',
];
const candidates = (...list: string[]) => list.map((name) => ({ name, value: name }));

describe('nearest', () => {
  const cases: readonly (readonly [wanted: string, found: string[]])[] = [
    ['Sở Nội vụ', ['Sở Nội vụ']],
    ['Sơ Nội vụ', ['Sở Nội vụ']],
    ['So Noi vu', ['Sở Nội vụ']],
    ['Sở Nội vụ'.normalize('NFD') + 'x', ['Sở Nội vụ']],
    ['Sở Nôi vụ 🏛', ['Sở Nội vụ']],
    ['Sở Tài chánh', ['Sở Tài chính']],
    ['Văn phòng UBND Tành phố', ['Văn phòng UBND Thành phố']],
    ['Cục Thuế Thành phô', ['Cục Thuế Thành phố']],
    ['VPUBTP', []],
    ['Sở KH&ĐT', []],
    ['Sở Y tế', []],
    ['Cục Hải quan Thành phố', []],
    ['', []],
    ['🏛', []],
  ];
  for (const [wanted, found] of cases) {
    it(`${JSON.stringify(wanted)}: ${found.join() || 'none'}`, () => {
      assert.deepEqual(nearest(wanted, candidates(...names)), found);
    });
  }

  it('gives none where two are about equally near', () => {
    assert.deepEqual(nearest('STG', candidates('STC', 'STP', 'SNV')), []);
    assert.deepEqual(nearest('Sở Nội vu', candidates('Sở Nội vụ', 'Sở Nội vũ')), []);
    assert.deepEqual(nearest('STG', candidates('STC', 'SNV')), ['STC']);
  });

  it('takes a runner-up that is just a letter further, and ranks', () => {
    assert.deepEqual(nearest('abcdefgh', candidates('abcdefxy', 'abcdefgx')), ['abcdefgx', 'abcdefxy']);
    assert.deepEqual(nearest('abcdefgh', candidates('abcdefxy', 'abcdefgx'), { most: 1 }), ['abcdefgx']);
    assert.deepEqual(nearest('abcdefgh', candidates('abcdefxy', 'abcdefgx'), { margin: 1.5 }), []);
    assert.deepEqual(nearest('êbcdefghijkl', candidates('ebcdefghijxy', 'ebcdefghijkx')), [
      'ebcdefghijkx',
      'ebcdefghijxy',
    ]);
  });

  it('takes the name itself whatever else is near', () => {
    assert.deepEqual(nearest('Sở Nội vụ', candidates('Sở Nội vũ', 'Sở Nội vụ')), ['Sở Nội vụ', 'Sở Nội vũ']);
  });

  it('counts names of one value once', () => {
    const value = { code: 'CTHN' };
    const two = ['Cục Thuế Hà Nội', 'Cục Thuế Hà Nộii'].map((name) => ({ name, value }));
    assert.deepEqual(nearest('Cục Thuê Hà Nội', two), [value]);
  });

  it('lets more slips pass the longer the name, and three letters at most', () => {
    const name = 'abcdefghijklmnopqrstuvwxyz';
    assert.deepEqual(nearest('ab', candidates('ax')), ['ax']);
    assert.deepEqual(nearest('ab', candidates('xy')), []);
    assert.deepEqual(nearest(name.slice(3), candidates(name)), [name]);
    assert.deepEqual(nearest(name.slice(4), candidates(name)), []);
  });

  it('leaves out what is too long to be a name, at once', function () {
    this.timeout(5_000);
    const long = 'Sở Nội vụ '.repeat(100_000);
    assert.deepEqual(nearest(long, candidates(...names, long)), []);
    assert.deepEqual(nearest('Sở Nội vu', candidates(...names, long)), ['Sở Nội vụ']);
  });

  it('answers many questions to the same candidates', () => {
    const near = nearestAmong(candidates(...names));
    assert.deepEqual(
      ['Sở Nội vu', 'Sở Tư phap', 'x'].map((wanted) => near(wanted)),
      [['Sở Nội vụ'], ['Sở Tư pháp'], []],
    );
  });
});

describe('nearestWord', () => {
  const keys = ['code', 'title', 'max', 'score', 'target', 'targetYear', 'lead', 'tasks', 'deadline', 'note'];
  const cases: readonly (readonly [wanted: string, found: string | undefined])[] = [
    ['title', 'title'],
    ['tittle', 'title'],
    ['titel', 'title'],
    ['Title', 'title'],
    ['TITLE', 'title'],
    ['target_year', 'targetYear'],
    ['dedline', 'deadline'],
    ['deadlnie', 'deadline'],
    ['scroe', 'score'],
    ['task', 'tasks'],
    ['mx', undefined],
    ['mxa', 'max'],
    ['xyz', undefined],
    ['điểm', undefined],
    ['🏛', undefined],
    ['', undefined],
    ['x'.repeat(1_000_000), undefined],
  ];
  for (const [wanted, found] of cases) {
    it(`${wanted.slice(0, 20)}: ${found ?? 'none'}`, () => assert.equal(nearestWord(wanted, keys), found));
  }

  it('reads ids of rules', () => {
    assert.equal(nearestWord('unkown-agency', ['unknown-agency', 'unused-agency']), 'unknown-agency');
    assert.equal(nearestWord('agency-varaint', ['agency-variant', 'agency-not-active']), 'agency-variant');
  });

  it('gives none where two are equally near', () => {
    assert.equal(nearestWord('scoe', ['score', 'scope']), undefined);
    assert.equal(nearestWord('scorr', ['score', 'scope']), 'score');
  });
});
