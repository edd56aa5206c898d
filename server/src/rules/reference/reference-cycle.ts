import type { Criterion } from '../../model/criterion.ts';
import { placeOfValue } from '../../model/entry.ts';
import type { Tree } from '../../workspace/tree.ts';
import { numberingOf } from '../code/numbering.ts';
import { atPlace } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';

export const referenceCycle = defineRule<{ code: string; chain: string }>({
  id: 'reference-cycle',
  severity: 'error',
  summary: {
    vi: 'Các “sameAs” trỏ vòng vào nhau.',
    en: '“sameAs” chains that come back to where they began.',
  },
  message: ({ code, chain }) =>
    chain === `${code} → ${code}`
      ? {
          vi: `“sameAs” của ${code} chỉ tới chính nó, nên không có nhiệm vụ nào để dùng chung. Hãy ghi STT của tiêu chí khác, hoặc bỏ dòng này và ghi nhiệm vụ.`,
          en: `“sameAs” of ${code} names itself, so there are no tasks to share. Write another code, or remove the line and write the tasks.`,
        }
      : {
          vi: `Các “sameAs” trỏ vòng vào nhau: ${chain}, nên không tiêu chí nào có nhiệm vụ để dùng chung. Hãy ghi nhiệm vụ ở một trong các tiêu chí này và bỏ “sameAs” của nó.`,
          en: `The “sameAs” go round: ${chain}, so none of them has tasks to share. Write the tasks at one of these criteria and remove its “sameAs”.`,
        },
  docs: {
    why: {
      vi: 'Tiêu chí này lấy nhiệm vụ của tiêu chí kia, tiêu chí kia lại lấy của tiêu chí này: đi hết vòng vẫn không có dòng nào ghi nhiệm vụ. Cả nhóm vì vậy không có nhiệm vụ, và chỉ có cơ quan, thời gian nếu ghi riêng hoặc ghi ở cấp trên.',
      en: 'One criterion takes its tasks from another, and that from the first: round the circle no line has any. So the whole group has no tasks, and no agency or deadline but its own or those of the level above.',
    },
    repair: {
      vi: 'Không có cách sửa tự động. Thông báo nêu các tiêu chí theo thứ tự của vòng: hãy xem nội dung của ô gộp nằm ở dòng nào của phụ lục, ghi nhiệm vụ tại đó và bỏ `sameAs` của dòng ấy, rồi để các tiêu chí còn lại chỉ tới nó.',
      en: 'There is no automatic repair. The sentence names the criteria in the order of the circle: see at which row of the annex the merged cell has its text, write the tasks there and remove the `sameAs` of that row, and let the others name it.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (ô gộp: `sameAs`).',
      en: 'The format, section 4 (merged cells: `sameAs`).',
    },
  },
  check: {
    tree(view, report) {
      const { asked } = numberingOf(view);
      for (const cycle of cyclesOf(view.tree)) {
        // A code out of its place is reported there; once it is right, the reference leads elsewhere.
        if (cycle.some((criterion) => (asked.get(criterion) ?? criterion.code?.text) !== criterion.code?.text))
          continue;
        const [first, ...others] = cycle;
        const code = (criterion: Criterion | undefined) => criterion?.code?.text ?? '?';
        report({
          at: placeOfValue(first!.fields.get('sameAs')!),
          key: 'sameAs',
          about: first,
          distinct: cycle.map(code).join(' '),
          args: { code: code(first), chain: [...cycle, first].map(code).join(' → ') },
          related: others.map((criterion) => {
            const text = `${code(criterion)} → ${criterion.sameAs!.text}`;
            return { at: atPlace(placeOfValue(criterion.fields.get('sameAs')!)), message: { vi: text, en: text } };
          }),
        });
      }
    },
  },
});

/** Each cycle of references once, from its first criterion in the order of the files. */
function cyclesOf(tree: Tree): Criterion[][] {
  const next = (criterion: Criterion) => criterion.sameAs && tree.byCode.get(criterion.sameAs.text)?.[0];
  const done = new Set<Criterion>();
  const cycles: Criterion[][] = [];
  for (const start of tree.referring) {
    const chain = new Map<Criterion, number>();
    let at: Criterion | undefined = start;
    while (at && !done.has(at) && !chain.has(at)) {
      chain.set(at, chain.size);
      at = next(at);
    }
    if (at && chain.has(at)) cycles.push([...chain.keys()].slice(chain.get(at)));
    for (const criterion of chain.keys()) done.add(criterion);
  }
  const order = new Map(tree.referring.map((criterion, i) => [criterion, i]));
  return cycles.map((cycle) => {
    const first = cycle.indexOf(cycle.reduce((a, b) => (order.get(b)! < order.get(a)! ? b : a)));
    return [...cycle.slice(first), ...cycle.slice(0, first)];
  });
}
