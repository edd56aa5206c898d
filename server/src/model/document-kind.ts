import { compareKey } from '../base/vietnamese.ts';

export interface DocumentKind {
  /** In its own letter case: `QyĐ`, `CTr`, `TTr`. */
  readonly symbol: string;
  readonly vi: string;
  readonly en: string;
  /** Other words that stand before such a number. */
  readonly also?: readonly string[];
}

/**
 * The kinds of documents by their signs: Decree 30/2020/NĐ-CP, annex III; legal acts; joint documents; what the Party
 * and inspectors have besides.
 */
export const documentKinds: readonly DocumentKind[] = [
  { symbol: 'NQ', vi: 'Nghị quyết', en: 'Resolution' },
  { symbol: 'QĐ', vi: 'Quyết định', en: 'Decision' },
  { symbol: 'CT', vi: 'Chỉ thị', en: 'Directive' },
  { symbol: 'QC', vi: 'Quy chế', en: 'Regulation' },
  { symbol: 'QyĐ', vi: 'Quy định', en: 'Rules' },
  { symbol: 'TC', vi: 'Thông cáo', en: 'Communiqué' },
  { symbol: 'TB', vi: 'Thông báo', en: 'Notice', also: ['Thông báo kết luận'] },
  { symbol: 'HD', vi: 'Hướng dẫn', en: 'Guidance' },
  { symbol: 'CTr', vi: 'Chương trình', en: 'Programme', also: ['Chương trình hành động'] },
  { symbol: 'KH', vi: 'Kế hoạch', en: 'Plan', also: ['Kế hoạch hành động'] },
  { symbol: 'PA', vi: 'Phương án', en: 'Scheme' },
  { symbol: 'ĐA', vi: 'Đề án', en: 'Scheme' },
  { symbol: 'DA', vi: 'Dự án', en: 'Project' },
  { symbol: 'BC', vi: 'Báo cáo', en: 'Report' },
  { symbol: 'BB', vi: 'Biên bản', en: 'Minutes' },
  { symbol: 'TTr', vi: 'Tờ trình', en: 'Submission' },
  { symbol: 'HĐ', vi: 'Hợp đồng', en: 'Contract' },
  { symbol: 'CĐ', vi: 'Công điện', en: 'Telegram' },
  { symbol: 'BGN', vi: 'Bản ghi nhớ', en: 'Memorandum' },
  { symbol: 'BTT', vi: 'Bản thỏa thuận', en: 'Agreement' },
  { symbol: 'GUQ', vi: 'Giấy ủy quyền', en: 'Power of attorney' },
  { symbol: 'GM', vi: 'Giấy mời', en: 'Invitation' },
  { symbol: 'GGT', vi: 'Giấy giới thiệu', en: 'Letter of introduction' },
  { symbol: 'GNP', vi: 'Giấy nghỉ phép', en: 'Leave permit' },
  { symbol: 'PG', vi: 'Phiếu gửi', en: 'Dispatch slip' },
  { symbol: 'PC', vi: 'Phiếu chuyển', en: 'Forwarding slip' },
  { symbol: 'PB', vi: 'Phiếu báo', en: 'Notification slip' },
  { symbol: 'SY', vi: 'Bản sao y', en: 'Certified copy' },
  { symbol: 'TrS', vi: 'Bản trích sao', en: 'Extract' },
  { symbol: 'SL', vi: 'Bản sao lục', en: 'Copy of a copy' },
  { symbol: 'NĐ', vi: 'Nghị định', en: 'Decree' },
  { symbol: 'TT', vi: 'Thông tư', en: 'Circular' },
  { symbol: 'TTLT', vi: 'Thông tư liên tịch', en: 'Joint circular', also: ['Thông tư'] },
  { symbol: 'NQLT', vi: 'Nghị quyết liên tịch', en: 'Joint resolution', also: ['Nghị quyết'] },
  { symbol: 'PL', vi: 'Pháp lệnh', en: 'Ordinance' },
  { symbol: 'L', vi: 'Lệnh', en: 'Order' },
  { symbol: 'VBHN', vi: 'Văn bản hợp nhất', en: 'Consolidated text' },
  { symbol: 'BCTĐ', vi: 'Báo cáo thẩm định', en: 'Appraisal report', also: ['Báo cáo'] },
  { symbol: 'KL', vi: 'Kết luận', en: 'Conclusion' },
  { symbol: 'KLTT', vi: 'Kết luận thanh tra', en: 'Inspection conclusion', also: ['Kết luận'] },
  { symbol: 'TBKL', vi: 'Thông báo kết luận', en: 'Notice of conclusions', also: ['Thông báo', 'Kết luận'] },
  { symbol: 'KHLT', vi: 'Kế hoạch liên tịch', en: 'Joint plan', also: ['Kế hoạch'] },
  { symbol: 'HDLT', vi: 'Hướng dẫn liên tịch', en: 'Joint guidance', also: ['Hướng dẫn'] },
  { symbol: 'QCPH', vi: 'Quy chế phối hợp', en: 'Rules of co-operation', also: ['Quy chế'] },
  { symbol: 'CTPH', vi: 'Chương trình phối hợp', en: 'Programme of co-operation', also: ['Chương trình'] },
  { symbol: 'CV', vi: 'Công văn', en: 'Official letter' },
];

/** The kind of a sign as the table has it. */
export function documentKind(symbol: string): DocumentKind | undefined {
  return kindBySymbol.get(symbol);
}

export const kindBySymbol: ReadonlyMap<string, DocumentKind> = new Map(
  documentKinds.map((kind) => [kind.symbol, kind]),
);

export const laws: ReadonlySet<string> = new Set(['Luật', 'Bộ luật', 'Hiến pháp']);
/** Legal acts and orders: no letter and no document of another kind is called so. */
export const legal: ReadonlySet<string> = new Set(['NĐ', 'NQ', 'QĐ', 'TT', 'TTLT', 'NQLT', 'CT', 'PL', 'CĐ']);
/** Words that name the document itself where they begin with a capital; the other ones may be what it is about. */
export const named: ReadonlySet<string> = new Set(['KH', 'BC', 'TTr', 'TB']);

/** Kinds whose numbers always have a year; of those with a year at the wrong end, the ones that may have it. */
export const alwaysYear: ReadonlySet<string> = new Set(['NĐ', 'TTLT']);
export const mayHaveYear: ReadonlySet<string> = new Set(['NĐ', 'TT', 'TTLT', 'NQLT', 'QĐ']);

/** Issuers that most provinces cite, as they are written. A sign that is not here is taken as it stands. */
const knownOrgs: readonly string[] = [
  'CP TTg QH UBTVQH CTN UBND HĐND UBMTTQ MTTQ TW TU VPCP VPQH VPCTN VPUBND TANDTC VKSNDTC HĐTP KTNN TTCP NHNN UBDT BHXH',
  'BNV BTP BTC BKHĐT BTTTT BGDĐT BLĐTBXH BXD BYT BNG BQP BCA BCT BGTVT BVHTTDL BNNPTNT BTNMT BKHCN BDTTG BNNMT',
  'SNV STP STC SKHĐT STTTT SGDĐT SLĐTBXH SXD SYT SCT SGTVT SVHTT SNNPTNT STNMT SKHCN',
].flatMap((list) => list.split(' '));
/** Of these it is known whether dash and slash stand as the Party has them or as the State has; of others it is seen. */
export const partyOrgs: ReadonlySet<string> = new Set(['TW', 'TU']);
export const stateOrgs: ReadonlySet<string> = new Set(['CP', 'TTg', 'CTN', 'UBND', 'HĐND']);

/** Case and the stroke of Đ apart: by this a sign is recognised. */
export const fold = (text: string) => text.toUpperCase().replaceAll('Đ', 'D');
export const orgByFold: ReadonlyMap<string, string> = new Map(knownOrgs.map((org) => [fold(org), org]));

/** The kinds that a sign may be: as written, then by its letters alone, then with D for Đ. */
export function kindsLike(text: string): readonly string[] {
  if (text.length > longestKind) return [];
  if (kindBySymbol.has(text)) return [text];
  return kindsByCase.get(text.toUpperCase()) ?? kindsByFold.get(fold(text)) ?? [];
}

export const longestKind = Math.max(...documentKinds.map(({ symbol }) => symbol.length));
const kindsByCase = kindsBy((symbol) => symbol.toUpperCase());
const kindsByFold = kindsBy(fold);

function kindsBy(keyOf: (symbol: string) => string): ReadonlyMap<string, readonly string[]> {
  const symbols = documentKinds.map(({ symbol }) => symbol);
  return new Map(symbols.map((one) => [keyOf(one), symbols.filter((other) => keyOf(other) === keyOf(one))]));
}

/** Words before a number, by `compareKey`: as they are best written, with the signs that go with them. */
export const kindWords: ReadonlyMap<string, { readonly text: string; readonly kinds: readonly string[] }> = (() => {
  const words = new Map<string, { text: string; kinds: string[] }>();
  const add = (text: string, ...kinds: string[]): void => {
    const known = words.get(compareKey(text));
    if (known) known.kinds.push(...kinds);
    else words.set(compareKey(text), { text, kinds });
  };
  for (const { symbol, vi, also = [] } of documentKinds) for (const name of [vi, ...also]) add(name, symbol);
  for (const text of [...laws, 'Văn bản']) add(text);
  // The Party has the sign of decisions for its rules, and a notice that tells conclusions is called by these.
  add('Quy định', 'QĐ');
  add('Kết luận', 'TB');
  return words;
})();
export const longestKindWord = Math.max(...[...kindWords.keys()].map((key) => key.split(' ').length));
export const lastOfKindWords = new Set([...kindWords.keys()].map((key) => key.split(' ').at(-1)));
