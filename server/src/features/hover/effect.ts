import type { Text } from '../../base/text.ts';
import type { Thousandths } from '../../base/thousandths.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { AmountField, Criterion } from '../../model/criterion.ts';
import { both, signed } from '../../rules/engine/words.ts';
import type { Parent } from '../../workspace/rollup.ts';
import type { TreeView } from '../../workspace/view.ts';
import { escape, table } from './markdown.ts';

/** Another number in the place of one, and why one would think of it. */
interface Change {
  readonly to: Thousandths;
  readonly why: (to: string) => Text;
}

/**
 * What another number here would do to the totals above: every level up to the index, before → after. Undefined where
 * nothing stands above, or the number can't be read.
 */
export function aboutEffect(view: TreeView, criterion: Criterion, field: AmountField): Text | undefined {
  const value = criterion.amounts[field]?.score?.value;
  const levels = levelsAbove(view, criterion);
  if (value === undefined || levels.length === 0) return undefined;
  const changes = changesOf(criterion, field, value);
  const repair = repairOf(view, criterion, field, value);
  return both((l) => {
    const rows = levels.map((level) => {
      const stated = level.amounts[field]?.score?.value;
      const name = level.kind === 'index' ? words.index[l] : escape(level.code?.text ?? '?');
      const after = ({ to }: Change) =>
        stated === undefined
          ? signed(writeScore(to - value))
          : `${writeScore(stated + to - value)} (${signed(writeScore(to - value))})`;
      return [name, escape(level.amounts[field]?.written ?? '–'), ...changes.map(after)];
    });
    const head = [words.above[l], words.now[l], ...changes.map(({ to, why }) => why(writeScore(to))[l])];
    return [...(repair ? [repair[l], ''] : []), table(head, rows)].join('\n');
  });
}

/** The levels that the number counts in, from its parent up to the index. */
function levelsAbove({ tree }: TreeView, criterion: Criterion): Parent[] {
  const levels: Parent[] = [];
  for (let above = criterion.parent; above; above = above.parent) levels.push(above);
  return tree.index ? [...levels, tree.index] : levels;
}

/** What one asks of each column: what the plan brings, what full marks bring, what would be lost. */
function changesOf({ amounts }: Criterion, field: AmountField, value: Thousandths): Change[] {
  const of = (name: AmountField) => amounts[name]?.score?.value;
  const candidates: Readonly<Record<AmountField, readonly (readonly [Thousandths | undefined, Change['why']])[]>> = {
    max: [],
    score: [
      [of('target'), words.asPlanned],
      [of('max'), words.fullMarks],
    ],
    target: [
      [of('score'), words.asBefore],
      [of('max'), words.fullMarks],
    ],
  };
  const seen = new Set([value]);
  const changes = candidates[field].flatMap(([to, why]): Change[] => {
    if (to === undefined || seen.has(to)) return [];
    seen.add(to);
    return [{ to, why }];
  });
  return changes.length > 0 ? changes : [{ to: 0, why: field === 'max' ? words.without : words.nothing }];
}

/** The number with which the parent's sum would be right. */
function repairOf(
  { rollup }: TreeView,
  criterion: Criterion,
  field: AmountField,
  value: Thousandths,
): Text | undefined {
  const { parent } = criterion;
  const sum = parent && rollup.of.get(parent)?.sums[field];
  if (!sum || sum.verdict !== 'mismatch') return undefined;
  const to = value + sum.difference;
  const most = field === 'max' ? Infinity : (criterion.amounts.max?.score?.value ?? Infinity);
  if (to < 0 || to > most) return undefined;
  return words.repair(
    writeScore(to),
    escape(parent.code?.text ?? '?'),
    writeScore(sum.computed),
    writeScore(sum.stated),
  );
}

const words = {
  index: { vi: 'Toàn bộ chỉ số', en: 'The index' },
  above: { vi: 'Tổng phía trên', en: 'Total above' },
  now: { vi: 'đang ghi', en: 'stated' },
  asPlanned: (n: string): Text => ({ vi: `nếu đạt mục tiêu (${n})`, en: `if the target is met (${n})` }),
  fullMarks: (n: string): Text => ({ vi: `nếu đạt tối đa (${n})`, en: `at full marks (${n})` }),
  asBefore: (n: string): Text => ({ vi: `nếu chỉ giữ điểm đạt (${n})`, en: `if it only holds its score (${n})` }),
  nothing: (): Text => ({ vi: 'nếu không được điểm nào', en: 'with no points' }),
  without: (): Text => ({ vi: 'nếu không có tiêu chí này', en: 'without this criterion' }),
  repair: (to: string, parent: string, before: string, after: string): Text => ({
    vi: `Nếu là **${to}** thì ${parent} cộng đúng: ${before} → ${after} ✓`,
    en: `With **${to}** the components of ${parent} add up: ${before} → ${after} ✓`,
  }),
};
