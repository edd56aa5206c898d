import type { Agency, Registry } from '../../model/agency.ts';
import { isActive } from '../../model/agency.ts';
import { placeOfValue } from '../../model/entry.ts';
import type { TreeRegistry } from '../../workspace/tree.ts';
import type { Fix, Related } from '../engine/finding.ts';
import { atPlace } from '../engine/finding.ts';
import { rewritten, wordsOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { namingsOf } from './naming.ts';
import { dayName, oneOf } from './words.ts';

export const agencyNotActive = defineRule<{
  name: string;
  /** ISO, as are the two below. */
  day: string;
  /** Its last day; empty where it has not begun yet. */
  until: string;
  /** Its first day; empty where it has ended. */
  from: string;
  /** The agencies that do its work on that day, parted by semicolons. */
  instead: string;
}>({
  id: 'agency-not-active',
  severity: 'error',
  summary: {
    vi: 'Cơ quan không còn hoặc chưa có vào ngày công việc đến hạn.',
    en: 'An agency does not exist on the day its work is due.',
  },
  message: ({ name, day, until, from, instead }) => {
    const due = dayName(day);
    const names = instead === '' ? [] : instead.split('; ');
    const who = oneOf(names);
    const vi =
      until !== ''
        ? `“${name}” chỉ tồn tại đến hết ngày ${dayName(until).vi}, mà công việc ở đây tính đến ngày ${due.vi}.`
        : `“${name}” có từ ngày ${dayName(from).vi}, mà công việc ở đây tính đến ngày ${due.vi}.`;
    const en =
      until !== ''
        ? `“${name}” ended on ${dayName(until).en}, but the work here is due on ${due.en}.`
        : `“${name}” begins on ${dayName(from).en}, but the work here is due on ${due.en}.`;
    if (names.length === 0) {
      return {
        vi: `${vi} Danh mục không cho biết ngày ấy cơ quan nào đảm nhiệm: hãy ghi cơ quan đó, hoặc sửa thời gian hiệu lực (“from”, “until”) trong danh mục.`,
        en: `${en} The registry does not tell who does its work on that day: name that agency, or correct the dates (“from”, “until”) in the registry.`,
      };
    }
    return {
      vi: `${vi} Theo danh mục, ngày ấy công việc thuộc ${who.vi}. Hãy ghi lại cơ quan, hoặc sửa thời gian hiệu lực (“from”, “until”) trong danh mục.`,
      en: `${en} According to the registry, ${who.en} does its work on that day. Change the name, or correct the dates (“from”, “until”) in the registry.`,
    };
  },
  docs: {
    why: {
      vi: 'Nhiệm vụ giao cho cơ quan đã giải thể, hoặc chưa thành lập vào ngày đến hạn, thì không có ai thực hiện. Lỗi này hay gặp sau mỗi đợt sắp xếp bộ máy, khi bảng năm nay được lập từ bảng năm trước.\n\nCơ quan được xét vào ngày đến hạn của chính công việc ấy; không ghi thời gian hoàn thành thì xét vào ngày 31/12 của `targetYear`. Vì vậy một cơ quan kết thúc giữa năm vẫn đúng với việc đến hạn trước ngày đó.',
      en: 'Work given to an agency that has ended by the day it is due, or that does not exist yet, is done by nobody. It happens after every reorganisation, when the table of this year begins as a copy of the last.\n\nAn agency is judged on the day its own work is due, without a deadline on 31 December of `targetYear`. So one that ends in the middle of the year is still right for what is due before.',
    },
    repair: {
      vi: 'Cơ quan kế thừa ghi ở `successors` (qua nhiều lần sắp xếp cũng được) được đề nghị; với cơ quan chưa thành lập thì đề nghị cơ quan tiền thân. `--fix` không tự đổi, vì đó là đổi cơ quan chủ trì.\n\nHãy đối chiếu với quyết định sắp xếp: nếu ngày trong danh mục sai thì sửa `from`, `until`; nếu nhiệm vụ đã chuyển cho cơ quan khác với `successors` thì ghi cơ quan ấy.',
      en: 'The agency named by `successors` is offered, through several reorganisations if need be; for one that has not begun, its predecessor. `--fix` does not change it, for that is another lead agency.\n\nCompare with the decision on the reorganisation: where the dates of the registry are wrong, correct `from` and `until`; where the work went to an agency other than `successors`, name that one.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 7 (`from`, `until`, `successors`). Nghị định số 45/2025/NĐ-CP ngày 28/02/2025 quy định các sở từ ngày 01/3/2025, khi ấy không còn Sở Kế hoạch và Đầu tư.',
      en: 'The format, section 7 (`from`, `until`, `successors`). Decree 45/2025/NĐ-CP of 28 February 2025 lists the departments of a province from 1 March 2025, among which Sở Kế hoạch và Đầu tư is no more.',
    },
  },
  check: {
    criterion(criterion, report, { tree }) {
      for (const { at, key, match, day, inactive } of namingsOf(tree).get(criterion) ?? []) {
        if (!inactive || day === undefined || !('agency' in match)) continue;
        const { agency } = match;
        const ended = agency.until !== undefined && agency.until < day;
        const { registry } = tree.registry!;
        const instead = ended ? successorsOf(registry, agency, day) : predecessorsOf(registry, agency, day);
        report({
          at: wordsOf(at),
          key,
          distinct: at.text,
          args: {
            name: agency.name,
            day,
            until: ended ? agency.until! : '',
            from: ended ? '' : (agency.from ?? ''),
            instead: instead.join('; '),
          },
          related: dateOf(tree.registry!, agency, ended ? 'until' : 'from'),
          fixes: () =>
            instead.map((name): Fix => ({
              title: { vi: `Sửa thành “${name}”`, en: `Change to “${name}”` },
              safe: false,
              ...(instead.length === 1 ? { preferred: true } : {}),
              edits: [rewritten(at, name)],
            })),
        });
      }
    },
  },
});

/** Who does the work of an ended agency on a day: its successors, or where they have ended too, theirs. */
function successorsOf(registry: Registry, agency: Agency, day: string, seen = new Set<Agency>()): string[] {
  if (seen.has(agency)) return [];
  seen.add(agency);
  const names = agency.successors.flatMap((name) => {
    const match = registry.find(name, day);
    // A successor that has no entry of its own is still the one that the registry names.
    if (!('agency' in match)) return [name.normalize('NFC')];
    return isActive(match.agency, day)
      ? [match.agency.name.normalize('NFC')]
      : successorsOf(registry, match.agency, day, seen);
  });
  return [...new Set(names)];
}

/** The agencies of that day that name it as their successor. */
function predecessorsOf(registry: Registry, agency: Agency, day: string): string[] {
  const before = registry.agencies.filter(
    (other) => isActive(other, day) && other.successors.some((name) => nameIs(registry, name, agency)),
  );
  return [...new Set(before.map(({ name }) => name.normalize('NFC')))];
}

function nameIs(registry: Registry, name: string, agency: Agency): boolean {
  const match = registry.find(name, agency.from);
  return 'agency' in match && match.agency === agency;
}

/** The date in the registry that says so. */
function dateOf({ entries }: TreeRegistry, agency: Agency, key: 'from' | 'until'): Related[] {
  const field = entries.find((entry) => entry.agency === agency)?.fields.get(key);
  if (!field) return [];
  const text = `${agency.name}: ${key} ${agency[key] ?? ''}`;
  return [{ at: atPlace(placeOfValue(field)), message: { vi: text, en: text } }];
}
