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
      vi: `${vi} Theo danh mục, ngày ấy công việc thuộc ${who.vi}. Hãy ghi lại cơ quan, hoặc sửa thời gian hiệu lực trong danh mục.`,
      en: `${en} By the registry, ${who.en} does its work on that day. Change the name, or correct the dates in the registry.`,
    };
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
