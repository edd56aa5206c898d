import { nearestWord } from '../../base/near.ts';
import { searchKey } from '../../base/vietnamese.ts';
import type { Entry } from '../../model/entry.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keyInfo, keysOf } from '../../model/keys.ts';
import type { Node } from '../../syntax/node.ts';

/**
 * What people write for a key of the format: the words of the annex and of officers, common English ones, keys of
 * other kinds of maps. Without tone marks, words parted by blanks; a word after `list:` counts where a list follows.
 */
const said: Readonly<Partial<Record<KeyKind, Readonly<Record<string, string>>>>> = {
  file: {
    par: 'version, phien ban, par index',
    index: 'chi so, muc luc, danh muc, root',
    agencies: 'co quan, don vi, danh ba, danh ba co quan, danh sach co quan, registry, departments, organizations',
    criteria: 'tieu chi, linh vuc, cac tieu chi, chi tieu, areas, items, indicators, criterias, list',
  },
  index: {
    title: 'ten, tieu de, ten danh muc, name, heading',
    unit: 'don vi, co quan, tinh, thanh pho, province, city, agency, organization',
    document: 'van ban, so van ban, so hieu, so ky hieu, cong van, quyet dinh, number, doc',
    note: 'ghi chu, notes, comment, remark, description, mo ta',
    scoreYear: 'nam cham, nam cham diem, nam diem, nam danh gia, year of score',
    targetYear: 'nam muc tieu, nam phan dau, nam ke hoach, nam, year, plan year',
    max: 'tong diem, diem, diem toi da, tong diem toi da, toi da, points, maximum, total, weight',
    score: 'diem dat, diem dat duoc, tong diem dat, ket qua, actual, result',
    target: 'muc tieu, diem muc tieu, phan dau, chi tieu, goal, plan',
    previous: 'nam truoc, tep nam truoc, last year, prev',
  },
  criterion: {
    code: 'stt, so thu tu, ma, ma so, ma tieu chi, so, number, no, id, tt',
    title: 'ten, ten tieu chi, tieu chi, linh vuc, tieu de, noi dung, name, label, heading, text, criterion',
    max: 'diem, diem toi da, toi da, diem chuan, thang diem, trong so, points, point, weight, maximum, max score, full',
    score:
      'diem dat, diem dat duoc, dat, dat duoc, ket qua, diem cham, tu cham, diem nam truoc, actual, result, achieved',
    target: 'muc tieu, phan dau, diem muc tieu, diem phan dau, chi tieu, goal, plan, planned',
    lead: 'chu tri, chu tri tham muu, co quan chu tri, don vi chu tri, co quan, don vi, phu trach, agency, owner, leader, leads, responsible',
    with: 'phoi hop, co quan phoi hop, don vi phoi hop, support, supporting, partners, coordination',
    tasks:
      'nhiem vu, giai phap, cong viec, nhiem vu giai phap, nhiem vu va giai phap, task, todo, action, actions, work',
    deadline:
      'thoi gian, thoi han, thoi gian hoan thanh, han, han hoan thanh, tien do, due, due date, date, time, timeline',
    sameAs: 'giong, nhu, chung o, chung o voi, same, see, ref',
    partial: 'chua du, liet ke chua du, thieu, incomplete',
    evidence: 'tai lieu, tai lieu kiem chung, minh chung, bang chung, proof, documents, document',
    note: 'ghi chu, notes, comment, remark, description, mo ta, dien giai',
    criteria:
      'tieu chi thanh phan, thanh phan, cac tieu chi, tieu chi con, components, children, items, subcriteria, list: tieu chi, list: criterion',
  },
  task: {
    task: 'nhiem vu, noi dung, noi dung nhiem vu, cong viec, giai phap, title, name, ten, text, tasks, action',
    deadline: 'thoi gian, thoi han, thoi gian hoan thanh, han, han hoan thanh, tien do, due, due date, date, time',
    lead: 'chu tri, co quan chu tri, don vi chu tri, don vi, co quan, phu trach, agency, owner, responsible',
    note: 'ghi chu, notes, comment, remark',
  },
  agency: {
    name: 'ten, ten co quan, ten don vi, co quan, don vi, title, agency, official name',
    code: 'ma, ky hieu, viet tat, ten viet tat, abbr, abbreviation, short, id',
    aliases: 'alias, ten khac, ten goi khac, ten cu, other names, aka',
    from: 'tu, tu ngay, hoat dong tu, start, since',
    until: 'den, den ngay, den het, end, to',
    successors: 'successor, ke thua, co quan ke thua, thay the, thay bang, replaced by',
    group: 'nhom, nhom co quan',
    note: 'ghi chu, notes, comment, remark',
  },
  config: {
    rules: 'rule, quy tac, cac quy tac, muc, severity, severities, checks',
    depth: 'levels, level, max depth, cap, so cap, do sau',
    decimals: 'decimal, decimal places, digits, precision, so le, thap phan, chu so thap phan',
    rounding: 'round, lam tron',
    words: 'word, dictionary, tu, tu ngu',
  },
  rounding: { score: 'diem, diem dat', target: 'muc tieu' },
  words: { ocr: 'nhan dang sai, replace', titleEnd: 'ends, tu cuoi ten' },
  fileItem: { file: 'tep, duong dan, path, include, href, link' },
};

const tables = new Map(
  Object.entries(said).map(([kind, keys]) => [
    kind,
    new Map(Object.entries(keys).flatMap(([key, words]) => words.split(', ').map((word) => [word, key] as const))),
  ]),
);

/** The key of the format that a word stands for in a kind of map; undefined where none is near. */
export function meantBy(kind: KeyKind, word: string, value?: Node | null): string | undefined {
  const plain = searchKey(word.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_.-]+/g, ' '));
  const names = keysOf(kind).map(({ name }) => name);
  const joined = plain.replaceAll(' ', '');
  const own = names.find((name) => name.toLowerCase() === joined);
  if (own !== undefined) return own;
  const table = tables.get(kind);
  const isList = value === null || value?.kind === 'seq';
  const known = (isList ? table?.get(`list: ${plain}`) : undefined) ?? table?.get(plain);
  return known ?? nearestWord(joined, names);
}

/** A key that the schema lacks, those that are the author's own (`x-…`) left out. */
export function isUnknown(kind: KeyKind, key: string): boolean {
  return !key.startsWith('x-') && !keyInfo(kind, key);
}

/** An item that is nothing but the path of a file under a mistyped key: `- fle: 1-chi-dao.par.yaml`. */
export function isMistypedFile({ kind, all }: Entry): boolean {
  const [only, ...more] = all;
  const value = only?.pair.value;
  if ((kind !== 'criterion' && kind !== 'agency') || !only || more.length > 0 || value?.kind !== 'scalar') return false;
  return isUnknown(kind, only.pair.key.text) && /\.ya?ml$/.test(value.text);
}
