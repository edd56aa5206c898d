import { compareKey } from '../../base/vietnamese.ts';
import type { Agency, Variant } from '../../model/agency.ts';
import { duplicates } from '../../model/agency.ts';
import type { Text } from '../../base/text.ts';
import { rewritten, wordsOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { namingsOf } from './naming.ts';

export const agencyVariant = defineRule<{
  name: string;
  official: string;
  how: How;
}>({
  id: 'agency-variant',
  severity: 'warning',
  summary: {
    vi: 'Tên cơ quan ghi khác tên chính thức trong danh mục: tên gọi khác, ký hiệu, chữ hoa, khoảng trắng.',
    en: 'An agency is not named as the registry has it: an alias, a code, other case or blanks.',
  },
  message: ({ name, official, how }) => ({
    vi: `“${name}” ${ways[how].vi} “${official}”. Hãy ghi đúng tên chính thức, để mỗi cơ quan chỉ có một cách ghi trong bảng và báo cáo.`,
    en: `“${name}” ${ways[how].en} “${official}”. Write the official name, so that each agency is written one way in the table and its reports.`,
  }),
  docs: {
    why: {
      vi: 'Một cơ quan ghi theo hai cách sẽ thành hai dòng khi lọc, đếm hoặc cộng điểm bằng bảng tính, và tìm theo tên chính thức sẽ bỏ sót. Người đọc cũng không chắc đó là một cơ quan hay hai.',
      en: 'An agency written in two ways becomes two lines in every filter, count and sum of a spreadsheet, and a search for the official name misses one. Nor can a reader be sure that they are the same.',
    },
    repair: {
      vi: '`--fix` ghi lại bằng tên chính thức của danh mục: cơ quan không đổi, chỉ cách viết đổi. Riêng tên hoặc ký hiệu mà hai mục của danh mục cùng nhận thì chỉ được đề nghị, vì chưa rõ là cơ quan nào.\n\nNếu cách viết trong bảng mới là tên chính thức, hãy sửa `name` trong danh mục và chuyển tên cũ xuống `aliases`.',
      en: '`--fix` writes the official name of the registry: the agency stays, only its spelling changes. A name or code that two entries claim is only offered, since nobody knows which is meant.\n\nWhere the table has the official name and the registry has not, correct `name` there and move the old one to `aliases`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 7: tên được so không phân biệt chữ hoa, khoảng trắng, vị trí dấu thanh, rồi đến tên gọi khác và ký hiệu. Nghị định số 30/2020/NĐ-CP, Phụ lục II (viết hoa tên cơ quan, tổ chức). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 8.4: “Cục thuế Thành phố”, trong khi công văn ghi “Cục Thuế Thành phố” và “Cục Thuế Hà Nội”.',
      en: 'The format, section 7: names are compared without case, blanks and the place of tone marks, then by aliases and codes. Decree 30/2020/NĐ-CP, annex II (capitals in names of agencies). The annex of 2021 of Hà Nội, item 8.4: “Cục thuế Thành phố”, where the letter has “Cục Thuế Thành phố” and “Cục Thuế Hà Nội”.',
    },
  },
  check: {
    criterion(criterion, report, { tree }) {
      for (const { at, key, match } of namingsOf(tree).get(criterion) ?? []) {
        if (match.kind !== 'variant') continue;
        const official = match.agency.name.normalize('NFC');
        const composed = at.text.normalize('NFC') === official;
        // Where the registry's own name is the decomposed one, that is said there.
        if (composed && at.text === official) continue;
        report({
          at: wordsOf(at),
          key,
          distinct: at.text,
          args: { name: at.text, official, how: match.how === 'spelling' ? spelling(at.text, official) : match.how },
          fixes: () => [
            {
              title: { vi: `Ghi tên chính thức “${official}”`, en: `Write the official name “${official}”` },
              safe: !isClaimedTwice(at.text, tree.registry!.registry.agencies),
              preferred: true,
              edits: [rewritten(at, official)],
            },
          ],
        });
      }
    },
  },
});

type How = Exclude<Variant, 'spelling'> | 'composition' | 'case' | 'blanks' | 'tone';

/** In what a name of the same key differs. */
function spelling(name: string, official: string): How {
  const [a, b] = [name.normalize('NFC'), official];
  if (a === b) return 'composition';
  if (a.toLowerCase() === b.toLowerCase()) return 'case';
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(a) === bare(b) ? 'blanks' : 'tone';
}

const ways: Readonly<Record<How, Text>> = {
  case: { vi: 'khác ở chữ hoa, chữ thường so với tên chính thức', en: 'differs in capitals from the official name' },
  blanks: {
    vi: 'khác ở khoảng trắng hoặc dấu gạch nối so với tên chính thức',
    en: 'differs in blanks or hyphens from the official name',
  },
  tone: {
    vi: 'khác ở vị trí đặt dấu thanh so với tên chính thức',
    en: 'differs in the place of a tone mark from the official name',
  },
  composition: {
    vi: 'gõ bằng Unicode tổ hợp (chữ và dấu là các ký tự rời), nhìn giống nhưng phần mềm coi là khác tên chính thức',
    en: 'is written with decomposed letters: it looks like, but is not the same text as, the official name',
  },
  alias: { vi: 'là tên gọi khác của', en: 'is an alias of' },
  code: { vi: 'là ký hiệu của', en: 'is the code of' },
  elided: { vi: 'ghi thiếu chữ “Sở” của', en: 'lacks the “Sở” of' },
};

/** Two entries claim the name, so which one is meant is the author's to say. */
function isClaimedTwice(name: string, agencies: readonly Agency[]): boolean {
  const key = compareKey(name);
  return duplicates(agencies).some(({ shared }) => compareKey(shared) === key);
}
