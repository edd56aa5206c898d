import type { Text } from '../../base/text.ts';
import type { Span } from '../../base/span.ts';
import type { Citation } from '../../model/citation.ts';
import { identityOf } from '../../model/citation.ts';
import { documentKind } from '../../model/document-kind.ts';
import { citationsByNumber, citationsOf, codeOf } from '../../rules/citation/mention.ts';
import { both } from '../../rules/engine/words.ts';
import { passagesOf, placeIn } from '../../rules/text/passage.ts';
import type { Tree } from '../../workspace/tree.ts';
import type { Target } from '../target.ts';
import { escape } from './markdown.ts';

/** The document cited at an offset of the target's piece: its kind, number, year, issuer and date, and who cites it too. */
export function citationAt(tree: Tree, target: Target, offset: number): { text: Text; span: Span } | undefined {
  const { criterion, entry, scalar } = target;
  const owner = criterion ?? entry;
  const passage = passagesOf(owner, 'prose').find(({ node }) => node === scalar);
  for (const citation of passage ? citationsOf(passage).citations : []) {
    const { start, end } = placeIn(passage!, citation.start, citation.end);
    if (start > offset || offset > end) continue;
    return {
      text: describe(tree, citation, codeOf({ entry: owner })),
      span: { start, end },
    };
  }
  return undefined;
}

function describe(tree: Tree, citation: Citation, own: string): Text {
  const { form, number, n, year, kind, orgs, term, word, date, issuer } = citation;
  const symbol = kind?.text ?? word?.kinds[0];
  const named = form === 'letter' ? words.letter : symbol === undefined ? undefined : documentKind(symbol);
  const issuers = orgs.map(({ text }) => issuerOf(tree, text));
  const others = citationsByNumber(tree).get(identityOf(citation)).map(codeOf);
  const elsewhere = [...new Set(others)].filter((code) => code !== own && code !== '');
  return both((l) => {
    const title = word && !word.elided && l === 'vi' ? word.text : (named?.[l] ?? word?.text ?? '');
    const lines = [`**${escape(`${title} ${number.text}`)}**`];
    const add = (label: Text, value: string) => lines.push(`${label[l]}: ${escape(value)}`);
    add(words.number, n.text);
    const years = year?.text ?? (date?.year === undefined ? undefined : String(date.year));
    if (years !== undefined) add(words.year, years);
    if (form === 'assembly' && term !== undefined) add(words.issuer, words.assembly(term)[l]);
    else if (issuer && (l === 'vi' || issuers.length === 0)) add(words.issuer, issuer.text);
    else if (issuers.length > 0) add(words.issuer, issuers.map((each) => each[l]).join(', '));
    if (date) add(words.date, date.text);
    if (elsewhere.length > 0) add(words.alsoIn, elsewhere.slice(0, 20).join(', '));
    return lines.join('  \n');
  });
}

/** What a sign of an issuer stands for: a body of the state or the Party, else an agency of the registry. */
function issuerOf(tree: Tree, sign: string): Text {
  const known = bodies[sign];
  const agency = tree.registry?.registry.agencies.find(({ code }) => code === sign)?.name;
  const name = known ?? (agency === undefined ? undefined : { vi: agency, en: agency });
  return name ? { vi: `${name.vi} (${sign})`, en: `${name.en} (${sign})` } : { vi: sign, en: sign };
}

/** Signs of issuers in the numbers of documents (Decree 30/2020/NĐ-CP, annex III, and usage). */
const bodies: Readonly<Record<string, Text>> = {
  CP: { vi: 'Chính phủ', en: 'Government' },
  TTg: { vi: 'Thủ tướng Chính phủ', en: 'Prime Minister' },
  CTN: { vi: 'Chủ tịch nước', en: 'President' },
  QH: { vi: 'Quốc hội', en: 'National Assembly' },
  UBTVQH: { vi: 'Ủy ban Thường vụ Quốc hội', en: 'Standing Committee of the National Assembly' },
  UBND: { vi: 'Ủy ban nhân dân', en: "People's Committee" },
  HĐND: { vi: 'Hội đồng nhân dân', en: "People's Council" },
  TW: { vi: 'Trung ương Đảng', en: 'Central Party' },
  TU: { vi: 'Tỉnh ủy, Thành ủy', en: 'Provincial Party Committee' },
  BNV: { vi: 'Bộ Nội vụ', en: 'Ministry of Home Affairs' },
  BTC: { vi: 'Bộ Tài chính', en: 'Ministry of Finance' },
  BTP: { vi: 'Bộ Tư pháp', en: 'Ministry of Justice' },
  VPCP: { vi: 'Văn phòng Chính phủ', en: 'Government Office' },
};

const words = {
  letter: { vi: 'Công văn', en: 'Official letter' },
  number: { vi: 'Số', en: 'Number' },
  year: { vi: 'Năm', en: 'Year' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issued by' },
  date: { vi: 'Ngày ban hành', en: 'Date' },
  alsoIn: { vi: 'Cũng được viện dẫn ở', en: 'Also cited in' },
  assembly: (term: number): Text => ({ vi: `Quốc hội khóa ${term}`, en: `National Assembly, term ${term}` }),
};
