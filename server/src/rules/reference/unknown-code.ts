import { Memo } from '../../base/reactive.ts';
import { compareCodes, partsOf } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { ScalarNode } from '../../syntax/node.ts';
import { isLeaf } from '../../workspace/effective.ts';
import type { Tree } from '../../workspace/tree.ts';
import type { TreeView } from '../../workspace/view.ts';
import { numberingOf } from '../code/numbering.ts';
import { codeEdit } from '../code/renumber.ts';
import { defineRule } from '../engine/rule.ts';

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
  docs: {
    why: {
      vi: '`sameAs` thay cho ô gộp của phụ lục: tiêu chí lấy cơ quan chủ trì, nhiệm vụ và thời gian của tiêu chí được chỉ tới. STT không có trong bảng, hoặc của một tiêu chí còn chia nhỏ, thì không lấy được gì, và tiêu chí này có thể không còn ai chủ trì, không có việc để làm. Hay gặp sau khi đánh số lại.',
      en: '`sameAs` stands for a merged cell of the annex: the criterion takes lead agency, tasks and deadline of the one it names. From a code that is not there, or one with components, nothing can be taken, and the criterion may be left without an agency or anything to do. It happens when a table was renumbered.',
    },
    repair: {
      vi: 'STT gần giống của các tiêu chí không chia nhỏ được đề nghị, nhiều nhất ba; `--fix` không tự đổi. Hãy xem trong phụ lục tiêu chí nào chung ô rồi chọn; không chung ô với tiêu chí nào thì bỏ `sameAs` và ghi nhiệm vụ. Trong tệp không tệp gốc nào dẫn tới, quy tắc này không báo, vì STT có thể nằm ở tệp khác.',
      en: 'Near codes of criteria without components are offered, three at most; `--fix` does not put them. See in the annex which criterion shares the cell, then choose; if none does, remove `sameAs` and write the tasks. In a file that no root reaches the rule is silent, for the code may stand in another file.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (ô gộp: `sameAs`) và mục 10. Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 1.1 đến 1.5: các ô cơ quan chủ trì, nhiệm vụ và thời gian gộp chung, nội dung nằm ở dòng 1.1.',
      en: 'The format, section 4 (merged cells: `sameAs`) and section 10. The annex of 2021 of Hà Nội, items 1.1 to 1.5: merged cells for lead agency, tasks and deadline, with their text on the line of 1.1.',
    },
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
  if (code.length > longestCode) return [];
  const wanted = code.match(/\d+/g)?.map(Number).join('.') ?? '';
  const begin = wanted.slice(0, wanted.lastIndexOf('.') + 1);
  const number = Number(wanted.slice(begin.length));
  const near = new Set([wanted, code, ...shortened(code)].flatMap((text) => [...(nearTable(tree).get(text) ?? [])]));
  near.delete(from.code?.text ?? '');
  // Of codes that are as near, the one under the same parent is likelier, then the nearest number.
  const rank = (text: string) => (text === wanted ? 0 : 2) + (text.startsWith(begin) ? 0 : 1);
  const away = (text: string) => Math.abs(Number(text.slice(text.lastIndexOf('.') + 1)) - number);
  return [...near]
    .sort((a, b) => rank(a) - rank(b) || away(a) - away(b) || compareCodes(partsOf(a)!, partsOf(b)!))
    .slice(0, 3);
}

const longestCode = 40;

type NearTable = ReadonlyMap<string, ReadonlySet<string>>;

const nearTables = new WeakMap<Tree, Memo<NearTable>>();

/**
 * The codes of all leaves, each under itself and under what is left of it without one sign: so two that differ in one
 * sign, or in the order of two neighbours, meet.
 */
function nearTable(tree: Tree): NearTable {
  let table = nearTables.get(tree);
  if (!table) nearTables.set(tree, (table = new Memo(() => makeNearTable(tree))));
  return table.get();
}

function makeNearTable(tree: Tree): NearTable {
  const codes = new Map<string, Set<string>>();
  for (const leaf of tree.all) {
    const { code } = leaf;
    if (!code?.parts || code.text.length > longestCode || !isLeaf(leaf)) continue;
    for (const key of [code.text, ...shortened(code.text)]) {
      const same = codes.get(key);
      if (same) same.add(code.text);
      else codes.set(key, new Set([code.text]));
    }
  }
  return codes;
}

/** A text without each of its signs. */
function shortened(text: string): string[] {
  return Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1));
}
