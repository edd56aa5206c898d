import type { Criterion } from '../../model/criterion.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix } from '../engine/finding.ts';
import { placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';
import type { Slip } from './numbering.ts';
import { numberingOf } from './numbering.ts';
import { relatedCode } from './related.ts';
import { askedOf, codeEdit, reindent, renumber } from './renumber.ts';

type Stranger = Extract<Slip, { kind: 'not-under-parent' }>;

export const codeNotUnderParent = defineRule<{
  code: string;
  /** The code that it should begin with; empty at the top of an index. */
  under: string;
  /** Whether that is the parent's, or the one that most of a file begin with. */
  by: 'parent' | 'file' | 'index';
  /** How many codes side by side begin with the same wrong one. */
  count: string;
  /** The last of them. */
  last: string;
  /** The criterion elsewhere in the tree that it would be a component of; empty where there is none. */
  home: string;
}>({
  id: 'code-not-under-parent',
  severity: 'error',
  summary: {
    vi: 'STT của tiêu chí thành phần không phải là STT của tiêu chí cha thêm một số.',
    en: "A component's code is not its parent's code with one number more.",
  },
  message: ({ code, under, by, count, last, home }) => {
    const one = count === '1';
    const codes = one
      ? { vi: `STT ${code}`, en: `The code ${code}` }
      : { vi: `${count} STT từ ${code} đến ${last}`, en: `${count} codes from ${code} to ${last}` };
    const verb = one ? 'does' : 'do';
    const place = {
      parent: {
        vi: `${codes.vi} đặt dưới ${under} nhưng không có dạng ${under}.N`,
        en: `${codes.en} ${one ? 'stands' : 'stand'} below ${under} but ${one ? 'is' : 'are'} not of the form ${under}.N`,
      },
      file: {
        vi: `${codes.vi} không cùng tiêu chí cha với các STT khác ở cấp ngoài cùng của tệp (${under || 'N'}${under && '.N'})`,
        en: `${codes.en} ${verb} not share the parent of the other uppermost codes of the file (${under || 'N'}${under && '.N'})`,
      },
      index: {
        vi: `${codes.vi} đứng ở cấp lĩnh vực, nơi STT chỉ có một số`,
        en: `${codes.en} ${one ? 'stands' : 'stand'} at the level of areas, where a code is one number`,
      },
    }[by];
    const todo =
      home === ''
        ? {
            vi: 'Hãy sửa STT theo phụ lục, hoặc chuyển khối về đúng chỗ.',
            en: 'Correct the code as in the annex, or move the block to its place.',
          }
        : {
            vi: `Nếu STT đúng thì khối này thuộc “criteria” của ${home}: hãy thụt vào dưới ${home}; nếu không, hãy sửa STT.`,
            en: `If the code is right, the block belongs to the “criteria” of ${home}: indent it below ${home}; if not, correct the code.`,
          };
    return { vi: `${place.vi}. ${todo.vi}`, en: `${place.en}. ${todo.en}` };
  },
  docs: {
    why: {
      vi: 'Tiêu chí `7.3.1` đặt dưới 7.2 thì điểm của nó đang cộng vào 7.2, trong khi theo STT nó thuộc 7.3: một trong hai tổng sẽ sai. Thường là gõ nhầm một chữ số, dán khối nhầm chỗ, hoặc thụt đầu dòng sai cấp.',
      en: 'A criterion `7.3.1` that stands below 7.2 adds its points to 7.2, while by its code it belongs to 7.3: one of the two sums will be wrong. Usually a digit is mistyped, or the block was pasted or indented in the wrong place.',
    },
    repair: {
      vi: 'Có thể có nhiều cách sửa được đề nghị, cách hợp lý nhất đứng trước: đổi STT (các STT bên dưới và `sameAs` đổi theo), hoặc thụt lề lại để khối thuộc tiêu chí mà STT chỉ ra. Tổng điểm giúp chọn: chỗ đúng là chỗ cộng khớp. `--fix` không tự đổi.',
      en: 'Several repairs may be offered, the likeliest first: to renumber (the codes below it and every `sameAs` follow), or to indent the block so that it belongs where its code says. The sums help to choose: the right place is where they add up. `--fix` does neither.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`code`: STT của tiêu chí cha thêm `.N`) và mục 10 (các STT ngoài cùng của một tệp riêng có chung cấp cha).',
      en: "The format, section 4 (`code`: the parent's code and `.N`) and section 10 (the uppermost codes of a file that stands alone share a parent).",
    },
  },
  check: {
    criterion(criterion, report, view) {
      for (const slip of numberingOf(view).slips.get(criterion) ?? []) {
        if (slip.kind !== 'not-under-parent') continue;
        const { members, group, under } = slip;
        const home = homeOf(view, members[0]!);
        report({
          at: placeOfCode(criterion),
          key: 'code',
          args: {
            code: criterion.code!.text,
            under,
            by: group.parent ? 'parent' : view.tree.index ? 'index' : 'file',
            count: String(members.length),
            last: members.at(-1)!.code!.text,
            home: home?.code?.text ?? '',
          },
          related: [...(group.parent ? [group.parent] : []), ...members.slice(1, 20)].map(relatedCode),
          fixes: () => fixesOf(slip, view, home),
        });
      }
    },
  },
});

/** The criterion of the tree whose component it is by its code. */
function homeOf(view: TreeView, criterion: Criterion): Criterion | undefined {
  return view.tree.byCode.get(criterion.code!.parts!.slice(0, -1).join('.'))?.find((other) => other !== criterion);
}

function fixesOf({ group, members }: Stranger, view: TreeView, home: Criterion | undefined): Fix[] {
  const placed = askedOf(group, members);
  // Without a place of their own, blocks that belong elsewhere are not renumbered.
  const wanted = placed ?? (home ? undefined : nextFree(group.prefix, group.members, members));
  const own = wanted && renumber(view, wanted);
  const { parent } = group;
  const begin = members[0]!.code!.parts!.slice(0, -1);
  const allAgree = parent?.code && members.length === group.members.length && begin.length === group.prefix!.length;
  const ofParent: Fix | undefined = allAgree
    ? {
        title: {
          vi: `Sửa STT của tiêu chí cha ${parent.code!.text} → ${begin.join('.')}`,
          en: `Renumber the parent ${parent.code!.text} → ${begin.join('.')}`,
        },
        safe: false,
        edits: [codeEdit(placeOfCode(parent), parent.code!.node, begin.join('.'))],
      }
    : undefined;
  // Alone in a file that no root reaches, a parent's code has nothing but its components to be judged by.
  const parentAlone = !view.tree.index && parent && !parent.parent && view.tree.top.length === 1;
  const indented = indentation(view, members, home);
  // The sums of both parents tell where the blocks belong.
  const misplaced = view.rollup.parents.some(({ sums }) =>
    Object.values(sums).some(({ explainedBy }) => explainedBy === members[0]),
  );
  const ranked = misplaced ? [indented, own, ofParent] : parentAlone ? [ofParent, own] : [own, indented, ofParent];
  const fixes = ranked.filter((fix) => fix !== undefined);
  return fixes.map((fix, i) => (i === 0 ? { ...fix, preferred: true } : fix));
}

function indentation(view: TreeView, members: readonly Criterion[], home: Criterion | undefined): Fix | undefined {
  const isArea = view.tree.index !== undefined && members[0]!.code!.parts!.length === 1;
  if (!home && !isArea) return undefined;
  const edits = reindent(view, members, home);
  const codes =
    members.length === 1 ? members[0]!.code!.text : `${members[0]!.code!.text} – ${members.at(-1)!.code!.text}`;
  const place = home
    ? { vi: `thuộc ${home.code!.text}`, en: `below ${home.code!.text}` }
    : { vi: 'là lĩnh vực', en: 'as an area' };
  return (
    edits && {
      title: { vi: `Thụt lề lại để ${codes} ${place.vi}`, en: `Indent ${codes} to stand ${place.en}` },
      safe: false,
      edits,
    }
  );
}

/** Behind the last number of the group. */
function nextFree(
  prefix: readonly number[] | undefined,
  members: readonly Criterion[],
  wrong: readonly Criterion[],
): Map<Criterion, string> | undefined {
  if (!prefix) return undefined;
  const strange = new Set(wrong);
  const right = members.filter((member) => !strange.has(member));
  let last = right.reduce(
    (most, { code }) => Math.max(most, code?.parts?.length === prefix.length + 1 ? code.parts.at(-1)! : 0),
    0,
  );
  return new Map(wrong.map((member) => [member, [...prefix, ++last].join('.')]));
}
