import { nearestAmong } from '../base/near.ts';
import { compareKey, words } from '../base/vietnamese.ts';

/** An entry of a registry of agencies. Days are ISO (`2025-02-28`), so that their order is the order of the strings. */
export interface Agency {
  /** The official name: what `lead` must be. */
  readonly name: string;
  /** The abbreviation in document numbers (`SNV`). */
  readonly code?: string;
  readonly aliases: readonly string[];
  /** The first day on which it exists; without it, since ever. */
  readonly from?: string;
  /** The last day on which it exists; without it, for good. */
  readonly until?: string;
  /** Names of the agencies that took over its work. */
  readonly successors: readonly string[];
  /** Several agencies under one name (`Các sở, ban, ngành`). */
  readonly group: boolean;
}

/** What a name means in a registry. */
export type AgencyMatch =
  | { readonly kind: 'exact'; readonly agency: Agency }
  | { readonly kind: 'variant'; readonly agency: Agency; readonly how: Variant }
  /** No agency has the name, but some are likely meant, the likeliest first. */
  | { readonly kind: 'near'; readonly candidates: readonly Agency[] }
  /** Plainly the text of a task, as where a table's cells have shifted. */
  | { readonly kind: 'task' }
  | { readonly kind: 'unknown' };

/**
 * How a name differs from the official one: in case, blanks, hyphens, composition or the place of tone marks; as an
 * alias; as a code; or as the rest of `Sở …` (prose lists `Nội vụ` for `Sở Nội vụ`).
 */
export type Variant = 'spelling' | 'alias' | 'code' | 'elided';

export interface Registry {
  readonly agencies: readonly Agency[];
  /**
   * What `name` means on the day `on` (ISO): of entries with one name that which is valid then, else the last before.
   * Without a day, the latest. The agency found need not be valid on the day: see `isActive`.
   */
  find(name: string, on?: string): AgencyMatch;
}

export function registryOf(agencies: readonly Agency[]): Registry {
  const exact = groupBy(agencies, (agency) => [agency.name]);
  const variants: readonly (readonly [Variant, Index])[] = [
    ['spelling', groupBy(agencies, (agency) => [compareKey(agency.name)])],
    ['alias', groupBy(agencies, (agency) => agency.aliases.map(compareKey))],
    ['code', groupBy(agencies, (agency) => (agency.code === undefined ? [] : [compareKey(agency.code)]))],
    ['elided', groupBy(agencies, (agency) => elided(agency.name).map(compareKey))],
  ];
  const near = nearestAmong(agencies.flatMap(guessable));

  return {
    agencies,
    find(name, on) {
      const same = exact.get(name);
      if (same) return { kind: 'exact', agency: inForce(same, on) };
      const key = compareKey(name);
      for (const [how, index] of variants) {
        const found = index.get(key);
        if (found) return { kind: 'variant', agency: inForce(found, on), how };
      }
      const candidates = near(name).map((official) => inForce(exact.get(official)!, on));
      if (candidates.length > 0) return { kind: 'near', candidates };
      return { kind: looksLikeTask(name) ? 'task' : 'unknown' };
    },
  };
}

/** Whether the agency exists on the day (ISO). */
export function isActive(agency: Agency, on: string): boolean {
  return (agency.from ?? '') <= on && on <= (agency.until ?? forGood);
}

/** Whether there is a day on which both exist. */
export function overlaps(a: Agency, b: Agency): boolean {
  return (a.from ?? '') <= (b.until ?? forGood) && (b.from ?? '') <= (a.until ?? forGood);
}

/** Two entries that claim one name, alias or code for the same time. */
export interface Duplicate {
  /** The earlier entry of the registry. */
  readonly a: Agency;
  readonly b: Agency;
  /** The text they share, as `b` writes it. */
  readonly shared: string;
  /** What the text is to `b`. */
  readonly kind: 'name' | 'alias' | 'code';
}

/** Every claim that an earlier entry has made already for the same time; each against the first such entry only. */
export function duplicates(agencies: readonly Agency[]): Duplicate[] {
  const claims = new Map<string, Agency[]>();
  return agencies.flatMap((b) => {
    const found: Duplicate[] = [];
    for (const [key, claim] of claimsOf(b)) {
      const before = claims.get(key);
      const a = before?.find((other) => overlaps(other, b));
      if (a) found.push({ a, b, ...claim });
      if (before) before.push(b);
      else claims.set(key, [b]);
    }
    return found;
  });
}

/**
 * Whether a text in the place of an agency is plainly a task: several words, too long for most names, and begun by a
 * verb of tasks or a list mark, or made of sentences. What begins as names of agencies do is none, however long.
 */
export function looksLikeTask(text: string): boolean {
  const beginning = text.slice(0, 500);
  if (beginning.length <= longName || words(beginning).length < 6) return false;
  const [, mark = '', rest = ''] = /^(\s*['‘’]?(?:[-–—•+*]|\d+[.)])\s+)?([^]*)$/.exec(beginning) ?? [];
  const key = `${compareKey(rest).replace(/[,;:.]/g, '')} `;
  // The longest beginning decides: `Ban hành …` is a task, `Ban Quản lý …` an agency.
  const [begins] = beginnings.filter(([head]) => key.startsWith(head));
  return begins ? begins[1] === 'task' : mark !== '' || /[.;:!?…](?:\s|$)/.test(rest);
}

/** What a text begins as, by its first words, however short it is: a task (`Tham mưu …`) or the name of an agency. */
export function beginsAs(text: string): 'task' | 'agency' | undefined {
  const key = `${compareKey(text.slice(0, 500)).replace(/[,;:.]/g, '')} `;
  return beginnings.find(([head]) => key.startsWith(head))?.[1];
}

/** Names of most agencies are no longer. */
const longName = 40;

const taskVerbs = `
  Ban hành, Báo cáo, Bảo đảm, Bố trí, Bổ sung, Cải thiện, Cập nhật, Chỉ đạo, Chủ động, Chủ trì, Chuẩn bị, Công bố,
  Công khai, Cụ thể hóa, Cử, Duy trì, Đa dạng hóa, Đánh giá, Đảm bảo, Đào tạo, Đăng ký, Đăng tải, Đẩy mạnh, Đề nghị,
  Đề xuất, Điều tra, Định kỳ, Đôn đốc, Đổi mới, Đưa, Gắn, Giải quyết, Giao, Hằng năm, Hàng năm, Hằng quý, Hàng quý,
  Hằng tháng, Hàng tháng, Hoàn thành, Hoàn thiện, Hướng dẫn, Khảo sát, Khắc phục, Khuyến khích, Kiểm soát, Kiểm tra,
  Kiện toàn, Kiến nghị, Lập, Lồng ghép, Lựa chọn, Mở, Nâng cao, Nâng cấp, Nghiên cứu, Nghiêm túc, Phát động,
  Phát triển, Phân cấp, Phân công, Phân tích, Phấn đấu, Phòng chống, Phối hợp, Phổ biến, Quán triệt, Quản lý, Rà soát, Sắp xếp,
  Sơ kết, Sửa đổi, Tạo, Tăng, Tăng cường, Tập huấn, Tập trung, Tham gia, Tham mưu, Thanh tra kiểm tra, Thẩm định, Theo dõi, Thông báo,
  Thống kê, Thu hút, Thúc đẩy, Thực hiện, Thường xuyên, Tiến hành, Tiếp nhận, Tiếp tục, Tinh giản, Tổ chức, Tổng hợp,
  Tổng kết, Triển khai, Trình, Tuyên truyền, Tuyển dụng, Ứng dụng, Vận hành, Xác định, Xây dựng, Xếp hạng, Xử lý,
  Yêu cầu`;

const agencyHeads = `
  Ban, Ban Hành chính, Bảo hiểm, Báo, Bệnh viện, Bộ, Các, Chi cục, Chi nhánh, Công an, Công ty, Cơ quan, Cục, Đại học,
  Đài, Đoàn, Đội, Giao thông, Hải quan, Học viện, Hội, Hội đồng, HĐND, Kho bạc, Kiểm toán, Liên đoàn, Liên hiệp, Liên minh,
  Mặt trận, Ngân hàng, Nhà xuất bản, Phòng, Quân khu, Quỹ, Sở, Thanh tra, Thành ủy, Thuế, Tỉnh ủy, Tòa án, Tổ công tác,
  Tổng công ty, Tổng cục, Trung tâm, Trường, UBND, UBMTTQ, Ủy ban, Văn phòng, Viện, Viện kiểm sát, VP, VPUB`;

/** How tasks and names of agencies begin, by comparison key with a blank behind it, the longest first. */
const beginnings: readonly (readonly [head: string, of: 'task' | 'agency'])[] = [
  ...taskVerbs.split(',').map((verb) => [`${compareKey(verb)} `, 'task'] as const),
  ...agencyHeads.split(',').map((head) => [`${compareKey(head)} `, 'agency'] as const),
].sort(([a], [b]) => b.length - a.length);

/** Behind every day there is. */
const forGood = '9999-12-31';

type Index = ReadonlyMap<string, readonly Agency[]>;

/** The agencies by each of their keys, in the order of their time. */
function groupBy(agencies: readonly Agency[], keysOf: (agency: Agency) => readonly string[]): Index {
  const index = new Map<string, Agency[]>();
  for (const agency of [...agencies].sort(byTime)) {
    for (const key of new Set(keysOf(agency))) {
      const group = index.get(key);
      if (group) group.push(agency);
      else if (key !== '') index.set(key, [agency]);
    }
  }
  return index;
}

function byTime(a: Agency, b: Agency): number {
  const [x, y] = [a, b].map(({ from = '', until = forGood }) => `${from.padEnd(10)} ${until}`) as [string, string];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Of agencies in the order of their time: the one that exists on the day, else the last before it, else the first. */
function inForce(agencies: readonly Agency[], on: string = forGood): Agency {
  return (
    agencies.findLast((agency) => isActive(agency, on)) ??
    agencies.findLast((agency) => (agency.from ?? '') <= on) ??
    agencies[0]!
  );
}

/** `Nội vụ` of `Sở Nội vụ`; none for other names. */
function elided(name: string): string[] {
  const rest = /^\s*Sở\s+(\S[^]*)$/iu.exec(name.normalize('NFC'))?.[1];
  return rest === undefined ? [] : [rest];
}

/** What slips are guessed from: full names only, since one letter makes another code of a code (`STC`, `STP`). */
function guessable(agency: Agency): { name: string; value: string }[] {
  return [agency.name, ...elided(agency.name), ...agency.aliases]
    .filter((name) => words(name).length > 1)
    .map((name) => ({ name, value: agency.name }));
}

/** What an entry claims, once each, by comparison key: its name before its aliases before its code. */
function claimsOf({ name, aliases, code }: Agency): Map<string, Pick<Duplicate, 'shared' | 'kind'>> {
  const claims = new Map<string, Pick<Duplicate, 'shared' | 'kind'>>();
  const claim = (shared: string, kind: Duplicate['kind']) => {
    const key = compareKey(shared);
    if (key !== '' && !claims.has(key)) claims.set(key, { shared, kind });
  };
  claim(name, 'name');
  for (const alias of aliases) claim(alias, 'alias');
  if (code !== undefined) claim(code, 'code');
  return claims;
}
