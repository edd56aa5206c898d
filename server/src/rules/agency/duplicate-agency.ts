import type { Text } from '../../base/text.ts';
import type { Agency, Duplicate } from '../../model/agency.ts';
import { duplicates } from '../../model/agency.ts';
import type { Place } from '../../model/entry.ts';
import type { AgencyEntry } from '../../model/file.ts';
import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';

export const duplicateAgency = defineRule<{
  shared: string;
  kind: Duplicate['kind'];
  /** The names of the two entries, the earlier first. */
  first: string;
  second: string;
}>({
  id: 'duplicate-agency',
  severity: 'error',
  summary: {
    vi: 'Hai mục của danh mục cơ quan cùng nhận một tên, tên gọi khác hoặc ký hiệu trong cùng thời gian.',
    en: 'Two entries of the registry claim one name, alias or code for the same time.',
  },
  message: ({ shared, kind, first, second }) =>
    kind === 'name'
      ? {
          vi: `Mục “${second}” trùng tên với một mục trước${first === second ? '' : ` (“${first}”)`} trong cùng thời gian, nên không biết tên này là của mục nào. Hãy gộp làm một, hoặc ghi “from”, “until” để thời gian không trùng nhau.`,
          en: `The entry “${second}” has the name of an earlier one${first === second ? '' : ` (“${first}”)`} for the same time, so the name does not tell which. Make them one, or write “from” and “until” so that their times do not overlap.`,
        }
      : {
          vi: `“${shared}” là ${claims[kind].vi} của “${second}”, nhưng trong cùng thời gian “${first}” cũng dùng, nên không biết là cơ quan nào. Hãy bỏ ở một mục, hoặc ghi “from”, “until” để thời gian không trùng nhau.`,
          en: `“${shared}” is ${claims[kind].en} of “${second}”, but means “${first}” at the same time, so that it does not tell which. Remove it from one entry, or write “from” and “until” so that their times do not overlap.`,
        },
  docs: {
    why: {
      vi: 'Danh mục phải cho biết mỗi tên, mỗi tên gọi khác và mỗi ký hiệu là của cơ quan nào. Hai mục cùng nhận một tên trong cùng thời gian thì điểm và nhiệm vụ ghi dưới tên ấy không biết tính cho ai.',
      en: 'The registry tells which agency a name, an alias or a code stands for. Where two entries claim one for the same time, nobody knows whose the points and tasks under it are.',
    },
    repair: {
      vi: 'Không có cách sửa tự động, vì chỉ người lập danh mục biết tên ấy của ai. Một cơ quan bị ghi hai lần thì gộp thành một mục. Hai cơ quan nối tiếp nhau cùng tên thì ghi `until` cho mục cũ và `from` cho mục mới. Tên gọi khác hoặc ký hiệu ghi nhầm thì bỏ ở một mục; ký hiệu của cơ quan xem ở số, ký hiệu văn bản do cơ quan đó ban hành.',
      en: 'There is no automatic repair, for only the author of the registry knows whose the name is. An agency that was entered twice becomes one entry. Of two agencies of one name that follow each other, the old one gets `until`, the new one `from`. A wrong alias or code is removed from one entry; the code of an agency stands in the numbers of the documents that it issues.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 7: hai mục chỉ được trùng tên khi thời gian hoạt động không chồng nhau.',
      en: 'The format, section 7: two entries may share a name only where their times do not overlap.',
    },
  },
  check: {
    tree({ project, tree }, report) {
      if (!tree.registry) return;
      const entries = new Map(tree.registry.entries.map((entry) => [entry.agency, entry]));
      const named = new Map<Agency, Set<Agency>>();
      for (const { a, b, shared, kind } of duplicates(tree.registry.registry.agencies)) {
        // Of an entry written twice, its name says enough.
        if (kind === 'name') named.set(b, (named.get(b) ?? new Set()).add(a));
        else if (named.get(b)?.has(a)) continue;
        const [first, second] = [entries.get(a)!, entries.get(b)!];
        // A registry that several trees use is judged in the first of them.
        const judge = project.trees.find(
          ({ registry }) => registry?.entries.includes(first) && registry.entries.includes(second),
        );
        if (judge !== tree) continue;
        report({
          at: placeOfClaim(second, shared, kind),
          about: second,
          key: kind === 'alias' ? 'aliases' : kind,
          distinct: shared,
          args: { shared, kind, first: a.name, second: b.name },
          related: [
            {
              at: atPlace(first.name ?? first.anchor),
              message: { vi: `Mục trước: “${a.name}”`, en: `The earlier entry: “${a.name}”` },
            },
          ],
        });
      }
    },
  },
});

const claims: Readonly<Record<'alias' | 'code', Text>> = {
  alias: { vi: 'tên gọi khác', en: 'an alias' },
  code: { vi: 'ký hiệu', en: 'the code' },
};

function placeOfClaim(entry: AgencyEntry, shared: string, kind: Duplicate['kind']): Place {
  const place = kind === 'alias' ? entry.aliases.find(({ text }) => text === shared) : entry[kind];
  return place ?? entry.anchor;
}
