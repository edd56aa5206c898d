import type { Settings } from '../../workspace/settings.ts';

/**
 * Words of the trade that a scanner misreads as other real words, so that no spelling checker finds them. Each slip is
 * wrong only as a phrase, and only where the words around it do not make another phrase of it (`cố tình công khai`).
 * All in lower case and composed.
 */
interface Slip {
  readonly wrong: string;
  readonly right: string;
  /** Words (syllables) before it that make it right. */
  readonly notAfter?: readonly string[];
  /** Words behind it that make it right. */
  readonly notBefore?: readonly string[];
  /** It is wrong only before one of these. */
  readonly onlyBefore?: readonly string[];
}

/** What ends in `công` and is no gate: hành chính công, phân công, thi công … */
const publicThings = words(
  'chính vụ tư sản nghiệp lý trị tiêu sắm nợ vực trường viện việc hóa hoá ích phân thi nhân gia lao thành khởi hoàn',
  'tiến tấn bất tiền ngày giờ buổi chấm đình bãi lập ghi khoán bán thủ',
);

/** What ends in `tình`: cố tình, nhiệt tình … */
const feelings = words(
  'cố vô nhiệt tận thật thực tỏ mối chuyện cuộc ngoại hợp thấu có lý nghĩa ân chân hết chí đồng tội sự bệnh nội thân',
);

/** What one strives for. */
const aims = words('đạt đến hoàn nâng tăng giữ duy trở xếp đưa giảm thực vượt nằm thuộc đứng lọt cải 90% 95% 100%');

/** `cơ quan triệt để tiết kiệm`. */
const thorough = words('để tiêu hạ phá');

export const slips: readonly Slip[] = [
  { wrong: 'công dvc', right: 'cổng dvc', notAfter: publicThings },
  { wrong: 'công dvctt', right: 'cổng dvctt', notAfter: publicThings },
  { wrong: 'công dịch vụ công', right: 'cổng dịch vụ công', notAfter: publicThings },
  { wrong: 'công thông tin điện tử', right: 'cổng thông tin điện tử', notAfter: publicThings },
  { wrong: 'công ttđt', right: 'cổng ttđt', notAfter: publicThings },
  { wrong: 'công thanh toán trực tuyến', right: 'cổng thanh toán trực tuyến', notAfter: publicThings },
  { wrong: 'tình công khai', right: 'tính công khai', notAfter: feelings },
  { wrong: 'tình minh bạch', right: 'tính minh bạch', notAfter: feelings },
  { wrong: 'tình hiệu quả', right: 'tính hiệu quả', notAfter: feelings },
  { wrong: 'tình hiệu lực', right: 'tính hiệu lực', notAfter: feelings },
  { wrong: 'tình đồng bộ', right: 'tính đồng bộ', notAfter: feelings },
  { wrong: 'tình khả thi', right: 'tính khả thi', notAfter: feelings },
  { wrong: 'tình hợp lý', right: 'tính hợp lý', notAfter: feelings },
  { wrong: 'tình kịp thời', right: 'tính kịp thời', notAfter: feelings },
  { wrong: 'tình năng động', right: 'tính năng động', notAfter: feelings },
  { wrong: 'quản triệt', right: 'quán triệt', notBefore: thorough },
  { wrong: 'quan triệt', right: 'quán triệt', notBefore: thorough },
  { wrong: 'phân đầu', right: 'phấn đấu', onlyBefore: aims },
  { wrong: 'phân đấu', right: 'phấn đấu', onlyBefore: aims },
  { wrong: 'phần đấu', right: 'phấn đấu', onlyBefore: aims },
  { wrong: 'phấn đầu', right: 'phấn đấu', notAfter: ['hưng', 'bọ'], notBefore: ['tư'] },
  { wrong: 'chi số cải cách', right: 'chỉ số cải cách' },
  { wrong: 'chi số cchc', right: 'chỉ số cchc' },
  { wrong: 'chi số hài lòng', right: 'chỉ số hài lòng' },
  { wrong: 'chi số par', right: 'chỉ số par' },
  { wrong: 'cái cách hành chính', right: 'cải cách hành chính' },
  { wrong: 'thú tục', right: 'thủ tục' },
  { wrong: 'thủ túc hành chính', right: 'thủ tục hành chính' },
  { wrong: 'ủy bản nhân dân', right: 'ủy ban nhân dân' },
  { wrong: 'uỷ bản nhân dân', right: 'uỷ ban nhân dân' },
  { wrong: 'kiếm tra', right: 'kiểm tra', notAfter: ['tìm'], notBefore: ['cứu'] },
  { wrong: 'kiếm soát', right: 'kiểm soát', notAfter: ['tìm'] },
];

/** One slip in a text: where, and what should stand there. */
export interface Misreading {
  readonly start: number;
  readonly end: number;
  /** In the letter case of what is written. */
  readonly right: string;
  /** The words that change. */
  readonly changes: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** The slips in a text, in order. */
export function misreadingsIn(text: string, { pattern, byPhrase }: Search): Misreading[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [];
  return [...lower.matchAll(pattern)].flatMap(({ 0: match, index: start }): Misreading[] => {
    const end = start + match.length;
    if (letterBefore.test(lower.slice(0, start)) || letterAfter.test(lower.slice(end))) return [];
    const slip = byPhrase.get(match.replace(/\s+/g, ' '));
    if (!slip) return [];
    const before = wordBefore.exec(lower.slice(0, start))?.[1];
    const after = wordAfter.exec(lower.slice(end))?.[1];
    if (before !== undefined && slip.notAfter?.includes(before)) return [];
    if (after !== undefined && slip.notBefore?.includes(after)) return [];
    if (slip.onlyBefore && !slip.onlyBefore.includes(after ?? '')) return [];
    return [misreading(text, start, end, slip)].filter(({ changes }) => changes.length > 0);
  });
}

const letterBefore = /[\p{L}\p{M}\p{N}]$/u;
const letterAfter = /^[\p{L}\p{M}\p{N}]/u;
const wordBefore = /([\p{L}\p{M}]+)\s+$/u;
const wordAfter = /^\s+([\p{L}\p{M}\p{N}%]+)/u;

/** What is looked for: the table, and the words of a project. */
export interface Search {
  readonly pattern: RegExp;
  readonly byPhrase: ReadonlyMap<string, Slip>;
}

let lastSearch: { readonly ocr: string; readonly search: Search } | undefined;

/** `ocr` are a project's own words, wrong → right; they come before the table's. Equal words give the same search. */
export function searchFor(ocr: Settings['words']['ocr']): Search {
  const written = JSON.stringify(ocr);
  if (lastSearch?.ocr !== written) {
    const own = Object.entries(ocr).map(([wrong, right]): Slip => ({
      wrong: key(wrong),
      right: right.normalize('NFC'),
    }));
    const byPhrase = new Map([...slips, ...own].filter(({ wrong }) => wrong !== '').map((slip) => [slip.wrong, slip]));
    // Of two that begin alike the longer is tried first.
    const phrases = [...byPhrase.keys()].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(phrases.map((phrase) => escape(phrase).replaceAll(' ', '\\s+')).join('|'), 'g');
    lastSearch = { ocr: written, search: { pattern, byPhrase } };
  }
  return lastSearch!.search;
}

function key(phrase: string): string {
  return phrase.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

function escape(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Word by word where there are as many, so that only the wrong ones change; else the phrase as a whole. */
function misreading(text: string, start: number, end: number, { right }: Slip): Misreading {
  const written = [...text.slice(start, end).matchAll(/\S+/g)];
  const meant = right.split(/\s+/);
  const shouted = text.slice(start, end) === text.slice(start, end).toUpperCase();
  if (written.length !== meant.length) {
    const instead = inCaseOf(text.slice(start, end), right, shouted);
    return {
      start,
      end,
      right: instead,
      changes: instead === text.slice(start, end) ? [] : [{ start, end, text: instead }],
    };
  }
  const words = written.map(({ 0: word, index }, i) => {
    const instead = inCaseOf(word, meant[i]!, shouted);
    // A word that is only in another letter case is no slip.
    const same = instead.toLowerCase() === word.toLowerCase();
    return { start: start + index, end: start + index + word.length, text: same ? word : instead, same };
  });
  return { start, end, right: words.map((word) => word.text).join(' '), changes: words.filter(({ same }) => !same) };
}

function inCaseOf(written: string, right: string, shouted: boolean): string {
  if (shouted) return right.toUpperCase();
  const first = written[0]!;
  return first === first.toLowerCase() ? right : right[0]!.toUpperCase() + right.slice(1);
}

function words(...lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(' '));
}
