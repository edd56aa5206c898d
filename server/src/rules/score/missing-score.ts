import type { Thousandths } from '../../base/thousandths.ts';
import { writeScore } from '../../base/thousandths.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Parent } from '../../workspace/rollup.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix } from '../engine/finding.ts';
import { keyBehind } from '../engine/insert.ts';
import { placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';
import { columnNames } from '../engine/words.ts';
import { nameOfParent } from '../sum/place.ts';

type Field = 'score' | 'target';

export const missingScore = defineRule<{
  code: string;
  field: Field;
  /** The code of a sibling that has it; empty where its components are the reason. */
  sibling: string;
}>({
  id: 'missing-score',
  severity: 'warning',
  summary: {
    vi: 'Thiếu điểm đạt hoặc mục tiêu ở nơi các tiêu chí bên cạnh, hoặc mọi thành phần, đều có.',
    en: 'A score or target left out where a sibling, or every component, has one.',
  },
  message: ({ code, field, sibling }) => {
    const column = columnNames[field];
    const name = { vi: code || 'Chỉ số', en: code || 'The index' };
    return sibling === ''
      ? {
          vi: `${name.vi} chưa ghi ${column.vi} (“${field}”), trong khi mọi thành phần đều đã ghi. Hãy ghi con số của phụ lục để kiểm tra được tổng.`,
          en: `${name.en} has no ${column.en} (“${field}”), though all its components have one. Write the annex's number, so that the sum can be checked.`,
        }
      : {
          vi: `${name.vi} chưa ghi ${column.vi} (“${field}”), trong khi ${sibling} cùng cấp đã ghi. Hãy ghi con số của phụ lục; nếu phụ lục để trống vì chưa đạt điểm, ghi 0.`,
          en: `${name.en} has no ${column.en} (“${field}”), though its neighbour ${sibling} has one. Write the annex's number; if the annex leaves it blank because nothing was scored, write 0.`,
        };
  },
  docs: {
    why: {
      vi: 'Một cột điểm chỉ đối chiếu được khi mọi thành phần đều có số: thiếu một số là cả cấp ấy không được kiểm tra, và sai sót ở các số còn lại lọt qua. Ô trống cũng không cho biết là 0 điểm, chưa chấm hay chép sót.',
      en: 'A column can be compared only where every component has a number: without one the whole level goes unchecked, and slips in the others pass. Nor does a blank tell whether it is 0, not scored yet, or lost in copying.',
    },
    repair: {
      vi: 'Ghi con số của phụ lục; phụ lục ghi 0 thì ghi 0. Khi các số chung quanh đã đủ thì tổng các thành phần, hoặc phần còn lại của cấp trên, được đề nghị. `--fix` không tự thêm: số suy từ tổng thì tổng luôn khớp, nên phải đối chiếu với phụ lục trước khi chọn.',
      en: 'Write the number of the annex, a 0 where it has 0. Where all numbers around it are there, the sum of its components, or what the others leave of the level above, is offered. `--fix` does not insert it: a number taken from a sum always agrees with it, so compare with the annex before you choose.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`score`, `target`) và mục 6 (khi nào tổng được đối chiếu).',
      en: 'The format, section 4 (`score`, `target`) and section 6 (when a sum is compared).',
    },
  },
  check: {
    points(one, report, view) {
      const { tree } = view;
      const over = one.kind === 'criterion' ? (one.parent ?? tree.index) : undefined;
      const beside = one.kind === 'index' ? [] : over?.kind === 'criterion' ? over.children : tree.top;
      const below = one.kind === 'index' ? tree.top : one.children;
      for (const field of ['score', 'target'] as const) {
        // A row that has no maximum yet is told that first.
        if (one.has(field) || !one.has('max') || one.broken) continue;
        const sibling = beside.find((each) => each.has(field));
        if (!sibling && (below.length === 0 || !below.every((each) => each.has(field)))) continue;
        report({
          at: one.kind === 'criterion' ? placeOfCode(one) : one.anchor,
          key: field,
          about: one,
          args: { code: nameOfParent(one), field, sibling: sibling ? (sibling.code?.text ?? '?') : '' },
          fixes: () => insertions(one, field, view),
        });
      }
    },
  },
});

/** The number that the sums leave for it: the sum of its components, or what the others leave of the parent's. */
function insertions(one: Parent, field: Field, { tree, rollup }: TreeView): Fix[] {
  const after = (field === 'target' ? (['score', 'max'] as const) : (['max'] as const))
    .map((key) => one.fields.get(key))
    .find((key) => key?.pair.value);
  if (!after) return [];
  const max = one.amounts.max?.score?.value ?? Infinity;
  const children = one.kind === 'criterion' ? one.children : tree.top;
  const over = one.kind === 'criterion' ? (one.parent ?? tree.index) : undefined;
  const siblings = over?.kind === 'criterion' ? over.children : tree.top;
  const isWhole = (parent: Parent | undefined) => parent !== undefined && rollup.of.get(parent)?.whole === true;
  const stated = over?.amounts[field]?.score?.value;
  const others = sumOf(
    siblings.filter((sibling) => sibling !== one),
    field,
  );
  const sum = isWhole(one) ? sumOf(children, field) : undefined;
  const rest = isWhole(over) && stated !== undefined && others !== undefined ? stated - others : undefined;
  const values = [
    { value: sum, why: { vi: 'tổng các thành phần', en: 'the sum of its components' } },
    { value: rest, why: { vi: 'phần còn lại của cấp trên', en: 'what the others leave of the level above' } },
  ].filter(
    ({ value }, i, all) =>
      value !== undefined && value >= 0 && value <= max && all.findIndex((other) => other.value === value) === i,
  );
  return values.map(({ value, why }, i) => ({
    title: {
      vi: `Thêm “${field}: ${writeScore(value!)}” (${why.vi})`,
      en: `Insert “${field}: ${writeScore(value!)}” (${why.en})`,
    },
    safe: false,
    preferred: i === 0,
    edits: [keyBehind(after, field, writeScore(value!))],
  }));
}

/** Undefined where one of them can't be read, or there are none. */
function sumOf(criteria: readonly Criterion[], field: Field): Thousandths | undefined {
  if (criteria.length === 0) return undefined;
  let sum = 0;
  for (const { amounts } of criteria) {
    const value = amounts[field]?.score?.value;
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}
