import type { Language, Text } from '../../base/text.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { Agency } from '../../model/agency.ts';
import { both, signed } from '../../rules/engine/words.ts';
import type { Tree } from '../../workspace/tree.ts';
import { indexesOf, shareOf } from '../share.ts';
import { dayOf } from './deadline.ts';
import { escape } from './markdown.ts';
import type { Years } from './row.ts';
import { yearsOf } from './row.ts';

/** Who a name means, since when and until when, who follows, and what it answers for. */
export function aboutAgency(trees: readonly Tree[], name: string): Text | undefined {
  const match = trees[0]?.registry?.registry.find(name);
  if (!match) return undefined;
  if (match.kind === 'exact' || match.kind === 'variant') return describe(trees, match.agency);
  if (match.kind === 'near')
    return words.near(escape(name), match.candidates.map((agency) => `**${escape(agency.name)}**`).join(', '));
  return words.unknown(escape(name));
}

function describe(trees: readonly Tree[], agency: Agency): Text {
  return both((l) => {
    const lines = [`**${escape(agency.name)}**${agency.code === undefined ? '' : ` (${escape(agency.code)})`}`];
    if (agency.group) lines.push(words.group[l]);
    if (agency.aliases.length > 0) lines.push(`${words.aliases[l]}: ${agency.aliases.map(escape).join(', ')}`);
    if (agency.from !== undefined || agency.until !== undefined)
      lines.push(words.valid(agency.from && dayOf(agency.from), agency.until && dayOf(agency.until))[l]);
    if (agency.successors.length > 0) lines.push(`${words.successors[l]}: ${agency.successors.map(escape).join(', ')}`);
    return [...lines, ...sharesOf(trees, agency, l)].join('  \n');
  });
}

/** What it leads, in each index by itself; files that no index reaches count together. */
function sharesOf(trees: readonly Tree[], agency: Agency, language: Language): string[] {
  const shares = indexesOf(trees).map((group) => ({ group, share: shareOf(group, agency) }));
  const leading = shares.filter(({ share }) => share.leads.length > 0);
  if (leading.length === 0) return [words.leads(0, '')[language]];
  return leading.flatMap(({ group, share: { leads, lost, planned } }) => {
    const index = group[0]!.index;
    const title = leading.length > 1 && index ? [`_${escape(index.title?.text ?? words.index[language])}_`] : [];
    const codes = leads.flatMap(({ code }) => (code ? [escape(code.text)] : []));
    const more = codes.length > mostCodes ? ', …' : '';
    return [
      ...title,
      words.leads(leads.length, `${codes.slice(0, mostCodes).join(', ')}${more}`)[language],
      words.points(writeScore(lost), signed(writeScore(planned)), yearsOf(group[0]!))[language],
    ];
  });
}

/** As many codes as stand on two lines of a hover. */
const mostCodes = 20;

const words = {
  index: { vi: 'Toàn bộ chỉ số', en: 'The index' },
  group: { vi: 'Tên chung của nhiều cơ quan', en: 'One name for several agencies' },
  aliases: { vi: 'Tên khác', en: 'Other names' },
  successors: { vi: 'Cơ quan kế thừa', en: 'Succeeded by' },
  valid: (from: string | undefined, until: string | undefined): Text => ({
    vi: ['Hoạt động', from && `từ ${from}`, until && `đến hết ${until}`].filter(Boolean).join(' '),
    en: ['Exists', from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' '),
  }),
  leads: (n: number, codes: string): Text =>
    n === 0
      ? { vi: 'Không chủ trì tiêu chí nào ở đây.', en: 'Leads no criterion here.' }
      : {
          vi: `Chủ trì ${n} tiêu chí (chỉ tính tiêu chí không chia nhỏ)${codes && `: ${codes}`}`,
          en: `Leads ${n} ${n === 1 ? 'criterion' : 'criteria'} (those without components)${codes && `: ${codes}`}`,
        },
  points: (lost: string, planned: string, { score, target }: Years): Text => ({
    vi: `Điểm bị mất${score === undefined ? '' : ` năm ${score}`}: ${lost}; dự kiến tăng${target === undefined ? '' : ` năm ${target}`}: ${planned}`,
    en: `Points lost${score === undefined ? '' : ` in ${score}`}: ${lost}; planned gain${target === undefined ? '' : ` in ${target}`}: ${planned}`,
  }),
  near: (name: string, others: string): Text => ({
    vi: `“${name}” không có trong danh mục cơ quan. Có phải là ${others}?`,
    en: `“${name}” is not in the registry of agencies. Perhaps ${others}?`,
  }),
  unknown: (name: string): Text => ({
    vi: `“${name}” không có trong danh mục cơ quan.`,
    en: `“${name}” is not in the registry of agencies.`,
  }),
};
