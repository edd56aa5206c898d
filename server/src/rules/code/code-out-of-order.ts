import type { Criterion } from '../../model/criterion.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix } from '../engine/finding.ts';
import { placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';
import type { Group, Slip } from './numbering.ts';
import { numberingOf } from './numbering.ts';
import { relatedCode } from './related.ts';
import { askedOf, moveBefore, renumber } from './renumber.ts';

type Disorder = Extract<Slip, { kind: 'out-of-order' }>;

export const codeOutOfOrder = defineRule<{
  code: string;
  before: string;
  /** The code that is out of its place, and the one that its place asks for; empty where they can't be told. */
  wrong: string;
  asked: string;
}>({
  id: 'code-out-of-order',
  severity: 'warning',
  summary: {
    vi: 'STT không theo thứ tự tăng dần (7.1.2 đứng trước 7.1.10).',
    en: 'Codes that are not in numeric order (7.1.2 before 7.1.10).',
  },
  message: ({ code, before, wrong, asked }) => {
    const vi = `STT ${code} đứng sau ${before}, không theo thứ tự.`;
    const en = `The code ${code} comes after ${before}, out of order.`;
    if (asked === '')
      return {
        vi: `${vi} Hãy chuyển khối về đúng chỗ hoặc sửa STT theo phụ lục.`,
        en: `${en} Move the block to its place, or correct the code as in the annex.`,
      };
    return {
      vi: `${vi} Theo vị trí thì ${wrong} phải là ${asked}: hãy đối chiếu với phụ lục và sửa STT.`,
      en: `${en} By its place ${wrong} should be ${asked}: compare with the annex and correct the code.`,
    };
  },
  docs: {
    why: {
      vi: 'Bảng được dò với phụ lục từng dòng một, theo thứ tự; STT sai thứ tự dễ làm bỏ sót dòng, và thường là dấu hiệu gõ nhầm STT hoặc dán khối nhầm chỗ. Thứ tự tính theo số, không theo chữ: 7.1.2, 7.1.9 rồi mới đến 7.1.10.',
      en: 'A table is compared with its annex row by row; codes out of order make one skip rows, and usually a code is mistyped or a block stands in the wrong place. The order is that of numbers, not of letters: 7.1.2, 7.1.9, and then 7.1.10.',
    },
    repair: {
      vi: 'Tùy trường hợp, cách sửa được đề nghị là đổi STT theo vị trí (các STT bên dưới và `sameAs` đổi theo), hoặc chuyển khối đến đúng chỗ theo STT. `--fix` không tự làm: chỉ phụ lục mới cho biết STT sai hay vị trí sai.',
      en: 'As the case may be, the repair that is offered renumbers by the place (the codes below it and every `sameAs` follow), or moves the block to the place of its code. `--fix` does neither: only the annex tells whether the code is wrong or the place.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`: các tiêu chí đứng theo đúng thứ tự của phụ lục (phần mở đầu và mục 4, `code`).',
      en: 'The format: criteria stand in the order of the annex (introduction, and section 4, `code`).',
    },
  },
  check: {
    criterion(criterion, report, view) {
      for (const slip of numberingOf(view).slips.get(criterion) ?? []) {
        if (slip.kind !== 'out-of-order') continue;
        const [only, ...others] = slip.wrong;
        const asked = others.length === 0 ? askedOf(slip.group, [only!])?.get(only!) : undefined;
        report({
          at: placeOfCode(criterion),
          key: 'code',
          args: {
            code: criterion.code!.text,
            before: slip.before.code!.text,
            wrong: asked === undefined ? '' : only!.code!.text,
            asked: asked ?? '',
          },
          related: [
            slip.before,
            ...slip.wrong.filter((one) => one !== criterion && one !== slip.before).slice(0, 20),
          ].map(relatedCode),
          fixes: () => fixesOf(slip, view),
        });
      }
    },
  },
});

function fixesOf({ wrong, group }: Disorder, view: TreeView): Fix[] {
  const wanted = askedOf(group, wrong);
  const moves = wrong.length > 4 ? [] : wrong.flatMap((member) => moveOf(member, group, view) ?? []).slice(0, 1);
  const renumbered = renumber(view, wanted ?? inSequence(group));
  const fixes = wanted ? [renumbered, ...moves] : [...moves, renumbered];
  return fixes.filter((fix) => fix !== undefined).map((fix, i) => (i === 0 ? { ...fix, preferred: true } : fix));
}

/** All members numbered on from the first. */
function inSequence(group: Group): Map<Criterion, string> {
  const first = group.members.find(({ code }) => code?.parts);
  const least = Math.min(...group.members.flatMap(({ code }) => code?.parts?.at(-1) ?? []));
  const { prefix } = group;
  if (!first || !prefix) return new Map();
  const start = group.members.indexOf(first);
  return new Map(group.members.slice(start).map((member, i) => [member, [...prefix, least + i].join('.')]));
}

/** Moves a block to the place that its code asks for, where that puts the whole list in order. */
function moveOf(member: Criterion, { members }: Group, view: TreeView): Fix | undefined {
  const number = (one: Criterion) => one.code?.parts?.at(-1) ?? 0;
  const others = members.filter((one) => one !== member);
  const at = others.findIndex((one) => number(one) > number(member));
  if (at < 0 || others.some((one, i) => i > 0 && number(one) <= number(others[i - 1]!))) return undefined;
  const edits = moveBefore(view, member, others[at]!);
  return (
    edits && {
      title: {
        vi: `Chuyển khối ${member.code!.text} đến trước ${others[at]!.code!.text}`,
        en: `Move the block ${member.code!.text} before ${others[at]!.code!.text}`,
      },
      safe: false,
      edits,
    }
  );
}
