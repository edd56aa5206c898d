import { isSameList } from '../../base/list.ts';
import { placeOf } from '../../model/entry.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix } from '../engine/finding.ts';
import { placeOfCode } from '../engine/leaf.ts';
import { rawOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import type { Slip } from './numbering.ts';
import { numberingOf } from './numbering.ts';
import { relatedCode } from './related.ts';
import { askedOf, pushed, removal, renumber } from './renumber.ts';
import type { Criterion } from '../../model/criterion.ts';

type Duplicate = Extract<Slip, { kind: 'duplicate' }>;

export const duplicateCode = defineRule<{
  code: string;
  /** The code that the place of one of the two asks for; empty where none can be told. */
  asked: string;
  wrong: 'first' | 'again';
  /** The two have one title, and where the place asks for a code the same lines: a block that was pasted twice. */
  copy: 'yes' | 'no';
}>({
  id: 'duplicate-code',
  severity: 'error',
  summary: {
    vi: 'Một STT dùng cho hai tiêu chí trong cùng một bộ chỉ số.',
    en: 'The same code twice in one index.',
  },
  message: ({ code, asked, wrong, copy }) => {
    const first = {
      vi: `STT ${code} đã dùng cho một tiêu chí ở trên`,
      en: `The code ${code} stands already at a criterion above`,
    };
    if (copy === 'yes' && asked !== '') {
      return {
        vi: `${first.vi}, với cùng nội dung: nhiều khả năng khối này bị dán hai lần. Hãy đối chiếu với phụ lục rồi bỏ khối lặp; nếu phụ lục có cả hai tiêu chí thì sửa STT thành ${asked}.`,
        en: `${first.en}, with the same lines: the block has probably been pasted twice. Compare with the annex and remove the copy; if the annex has both criteria, change the code to ${asked}.`,
      };
    }
    if (asked !== '') {
      const which =
        wrong === 'first'
          ? { vi: 'tiêu chí đứng trước', en: 'the earlier one' }
          : { vi: 'tiêu chí này', en: 'this one' };
      return {
        vi: `${first.vi}. Theo thứ tự thì ${which.vi} phải là ${asked}: hãy đối chiếu với phụ lục và sửa STT.`,
        en: `${first.en}. By its place ${which.en} should be ${asked}: compare with the annex and correct the code.`,
      };
    }
    if (copy === 'yes') {
      return {
        vi: `${first.vi}, với cùng tên gọi: có thể khối này bị dán hai lần. Hãy bỏ một khối, hoặc sửa STT theo phụ lục.`,
        en: `${first.en}, with the same title: the block may have been pasted twice. Remove one, or correct the code as in the annex.`,
      };
    }
    return {
      vi: `${first.vi}. Mỗi tiêu chí có một STT riêng: hãy sửa theo phụ lục.`,
      en: `${first.en}. Each criterion has a code of its own: correct it as in the annex.`,
    };
  },
  docs: {
    why: {
      vi: 'Hai tiêu chí cùng một STT thì không biết `sameAs`, báo cáo hay lời nhắc đang nói về tiêu chí nào; nếu là một khối bị dán hai lần thì điểm của nó còn bị cộng hai lần. STT được đối chiếu trên cả bộ chỉ số, kể cả khi hai tiêu chí ở hai tệp khác nhau.',
      en: 'Where two criteria have one code, nobody knows which one a `sameAs`, a report or a finding means; and a block that was pasted twice counts twice in the sum. Codes are compared over the whole index, also from file to file.',
    },
    repair: {
      vi: 'Vị trí trong danh sách thường cho biết STT đúng, khi đó cách đổi STT được đề nghị, các STT bên dưới và `sameAs` đổi theo. Hai khối trùng cả STT lẫn tên thì có cách bỏ khối lặp; nếu trùng từng dòng thì cách ấy đứng trước. Hãy đối chiếu với phụ lục rồi chọn; `--fix` không tự đổi STT và không tự bỏ khối.',
      en: 'The place in the list often tells the right code; then renumbering is offered, and the codes below it and every `sameAs` follow. Where two blocks share the title too, removing the copy is offered; where all lines are the same, it comes first. Compare with the annex and choose; `--fix` neither renumbers nor removes.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`code`) và mục 10 (nhiều tệp, một bộ chỉ số).',
      en: 'The format, section 4 (`code`) and section 10 (many files, one index).',
    },
  },
  check: {
    criterion(criterion, report, view) {
      for (const slip of numberingOf(view).slips.get(criterion) ?? []) {
        if (slip.kind !== 'duplicate') continue;
        const { first, wrong, group } = slip;
        const asked = askedOf(group, [wrong])?.get(wrong) ?? '';
        const isCopy = haveOneTitle(first, criterion) && (asked === '' || haveSameLines(first, criterion));
        report({
          at: placeOfCode(criterion),
          key: 'code',
          args: {
            code: criterion.code!.text,
            asked,
            wrong: wrong === first ? 'first' : 'again',
            copy: isCopy ? 'yes' : 'no',
          },
          related: [relatedCode(first)],
          fixes: () => fixesOf(slip, criterion, isCopy, view),
        });
      }
    },
  },
});

function haveOneTitle(a: Criterion, b: Criterion): boolean {
  return a.title !== undefined && a.title.text === b.title?.text;
}

/** Whether two criteria and their components say the same, key by key; blanks and comments aside. */
function haveSameLines(a: Criterion, b: Criterion): boolean {
  const linesOf = ({ all }: Criterion) =>
    all
      .filter(({ pair }) => pair.key.text !== 'criteria')
      .map(({ piece, pair: { key, value } }) => `${key.text}: ${value ? rawOf(placeOf(piece, value)) : ''}`)
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .sort();
  return (
    isSameList(linesOf(a), linesOf(b)) &&
    a.children.length === b.children.length &&
    a.children.every((child, i) => haveSameLines(child, b.children[i]!))
  );
}

function fixesOf({ wrong, group }: Duplicate, again: Criterion, isCopy: boolean, view: TreeView): Fix[] {
  const wanted = askedOf(group, [wrong]);
  const lines = isCopy && removal(view, again);
  const fixes = [
    lines && {
      title: { vi: `Bỏ khối ${again.code!.text} lặp lại`, en: `Remove the repeated block ${again.code!.text}` },
      safe: false,
      edits: lines,
    },
    renumber(view, wanted ?? pushed(group, wrong, again.code!.parts!.at(-1)! + 1)),
  ].filter((fix) => fix !== undefined && fix !== false);
  return fixes.map((fix, i) => (i === 0 ? { ...fix, preferred: true } : fix));
}
