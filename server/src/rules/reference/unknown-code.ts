import { compareCodes } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import { isLeaf } from '../../workspace/effective.ts';
import type { TreeView } from '../../workspace/view.ts';
import { numberingOf } from '../code/numbering.ts';
import { codeEdit } from '../code/renumber.ts';
import { defineRule } from '../engine/rule.ts';
import { editDistance } from '../../base/edit-distance.ts';

export const unknownCode = defineRule<{
  code: string;
  /** No criterion has it, or it is one with components. */
  why: 'absent' | 'has-components';
  near: string;
}>({
  id: 'unknown-code',
  severity: 'error',
  summary: {
    vi: '“sameAs” ghi một STT không có trong bộ chỉ số, hoặc của một tiêu chí còn chia nhỏ.',
    en: '“sameAs” names a code that is not in the index, or that of a criterion with components.',
  },
  message: ({ code, why, near }) => {
    const hint = near === '' ? { vi: '', en: '' } : { vi: ` Có phải là ${near}?`, en: ` Is it ${near}?` };
    if (why === 'has-components') {
      return {
        vi: `“sameAs” chỉ tới ${code}, là tiêu chí còn chia nhỏ: chỉ tiêu chí không chia nhỏ mới có nhiệm vụ để dùng chung.${hint.vi} Hãy ghi STT của tiêu chí chung ô trong phụ lục.`,
        en: `“sameAs” names ${code}, which has components: only a criterion without any has tasks to share.${hint.en} Write the code of the criterion that shares the cell in the annex.`,
      };
    }
    return {
      vi: `“sameAs” ghi ${code}, nhưng bộ chỉ số không có STT này.${hint.vi} Hãy ghi STT của tiêu chí chung ô trong phụ lục.`,
      en: `“sameAs” names ${code}, but the index has no such code.${hint.en} Write the code of the criterion that shares the cell in the annex.`,
    };
  },
  check: {
    criterion(criterion, report, view) {
      const { tree } = view;
      const { sameAs } = criterion;
      // Without the whole index, the code may stand in a file that is not read.
      if (!sameAs || !tree.index || tree.incomplete) return;
      const named = tree.byCode.get(sameAs.text);
      if (named?.some(isLeaf)) return;
      if (!named && (isMistyped(sameAs.text, view) || view.rollup.parents.some(({ whole }) => !whole))) return;
      const near = nearCodes(sameAs.text, criterion, view);
      report({
        at: sameAs,
        key: 'sameAs',
        distinct: sameAs.text,
        args: { code: sameAs.text, why: named ? 'has-components' : 'absent', near: near.join(', ') },
        fixes: () =>
          near.map((code, i) => ({
            title: { vi: `Sửa thành "${code}"`, en: `Change to "${code}"` },
            safe: false,
            preferred: i === 0 && near.length === 1,
            edits: [codeEdit(sameAs, criterion.fields.get('sameAs')!.pair.value as ScalarNode, code)],
          })),
      });
    },
  },
});

/** The place of a criterion asks for just this code: its own is the slip, and reported there. */
function isMistyped(code: string, view: TreeView): boolean {
  const { asked } = numberingOf(view);
  return view.tree.all.some((criterion) => asked.get(criterion) === code && criterion.code?.text !== code);
}

/** Codes of other leaves that a slip makes this one of: the same numbers first, then one sign apart; three at most. */
function nearCodes(code: string, from: Criterion, { tree }: TreeView): string[] {
  const wanted = code.match(/\d+/g)?.map(Number).join('.') ?? '';
  const signs = (text: string) => Array.from(text, (sign) => sign.codePointAt(0)!);
  const begin = wanted.slice(0, wanted.lastIndexOf('.') + 1);
  const leaves = tree.all.filter((leaf) => leaf !== from && leaf.code?.parts && isLeaf(leaf));
  const ranked = leaves.flatMap((leaf) => {
    const { text } = leaf.code!;
    if (code.length > 40) return [];
    const distance = wanted === text ? 0 : editDistance(signs(code), signs(text), { gap: 1, turn: 1, change: () => 1 }, 1);
    if (distance === Infinity) return [];
    // Of codes that are as near, the one under the same parent is likelier, then the nearest number.
    const away = text.startsWith(begin) ? 0 : 1;
    return [{ text, parts: leaf.code!.parts!, rank: distance * 2 + away }];
  });
  const number = Number(wanted.slice(begin.length));
  return [...new Map(ranked.map((one) => [one.text, one])).values()]
    .sort((a, b) => a.rank - b.rank || Math.abs(a.parts.at(-1)! - number) - Math.abs(b.parts.at(-1)! - number) || compareCodes(a.parts, b.parts))
    .slice(0, 3)
    .map(({ text }) => text);
}
