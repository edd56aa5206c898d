import { placeOfCode } from '../engine/leaf.ts';
import { defineRule } from '../engine/rule.ts';
import { numberingOf } from './numbering.ts';
import { renumber } from './renumber.ts';

export const codeFormat = defineRule<{
  code: string;
  why: 'empty' | 'letter' | 'blank' | 'separator' | 'zero' | 'dot' | 'deep' | 'other';
  /** How many levels there may be, where there are more. */
  depth: string;
}>({
  id: 'code-format',
  severity: 'error',
  summary: {
    vi: 'STT không phải các số cách nhau bằng dấu chấm, hoặc có quá nhiều cấp.',
    en: 'A code that is not numbers separated by points, or has too many levels.',
  },
  message: ({ code, why, depth }) => {
    const { vi, en } = reasons[why](depth);
    if (why === 'deep') {
      return {
        vi: `STT “${code}” ${vi}. Hãy sửa STT, hoặc tăng “depth” trong par.config.yaml nếu phụ lục có nhiều cấp hơn.`,
        en: `The code “${code}” ${en}. Correct it, or raise “depth” in par.config.yaml if the annex has more levels.`,
      };
    }
    return {
      vi: `STT “${code}” ${vi}. STT là các số cách nhau bằng dấu chấm, như "7", "7.1" hoặc "7.1.10"; hãy viết lại theo phụ lục.`,
      en: `The code “${code}” ${en}. A code is numbers separated by points, such as "7", "7.1" or "7.1.10"; write it as the annex has it.`,
    };
  },
  docs: {
    why: {
      vi: 'STT là chỗ dựa của cả bảng: cấp của tiêu chí, tiêu chí cha, thứ tự và mọi `sameAs` đều căn cứ vào đó. Với `VII.1`, `7.01`, `7,1` hay `7.1.` thì không xác định được tiêu chí thuộc đâu, và tìm theo STT của phụ lục sẽ không ra.',
      en: 'The whole table rests on its codes: the level of a criterion, its parent, the order and every `sameAs` go by them. From `VII.1`, `7.01`, `7,1` or `7.1.` nobody can tell where the criterion belongs, and a search by the code of the annex finds nothing.',
    },
    repair: {
      vi: 'Khi các tiêu chí bên cạnh cho biết STT đúng thì có cách sửa được đề nghị, các STT bên dưới và `sameAs` trỏ tới được đổi theo; `--fix` không tự đổi STT. Phụ lục có hơn ba cấp thì đặt `depth: 4` trong `par.config.yaml`.',
      en: 'Where its neighbours tell the right code, that is offered, with the codes below it and every `sameAs` that names it; `--fix` never renumbers. If the annex has more than three levels, put `depth: 4` into `par.config.yaml`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`code`) và mục 12 (`depth`). Phụ lục năm 2021 của UBND thành phố Hà Nội: ba cấp, gồm 8 lĩnh vực, 43 tiêu chí và 44 tiêu chí thành phần.',
      en: 'The format, section 4 (`code`) and section 12 (`depth`). The annex of 2021 of Hà Nội: three levels, with 8 areas, 43 criteria and 44 components.',
    },
  },
  check: {
    criterion(criterion, report, view) {
      const { code } = criterion;
      if (!code) return;
      const depth = view.project.settings.depth;
      const deep = (code.parts?.length ?? 0) > depth;
      if (code.parts && !deep) return;
      // What stands below a criterion that is too deep is too deep for the same reason.
      if (deep && (criterion.parent?.code?.parts?.length ?? 0) > depth) return;
      report({
        at: placeOfCode(criterion),
        key: 'code',
        args: { code: code.text, why: deep ? 'deep' : reasonOf(code.text), depth: String(depth) },
        fixes: () => {
          const asked = numberingOf(view).asked.get(criterion);
          const fix = asked === undefined ? undefined : renumber(view, new Map([[criterion, asked]]));
          return fix ? [{ ...fix, preferred: true }] : [];
        },
      });
    },
  },
});

const reasons = {
  empty: () => ({ vi: 'để trống', en: 'is empty' }),
  letter: () => ({ vi: 'có chữ cái', en: 'has letters' }),
  blank: () => ({ vi: 'có dấu cách', en: 'has blanks' }),
  separator: () => ({ vi: 'có dấu khác dấu chấm', en: 'has a sign other than the point' }),
  zero: () => ({ vi: 'có số 0 đứng đầu', en: 'has a leading zero' }),
  dot: () => ({ vi: 'có dấu chấm thừa', en: 'has a point too many' }),
  deep: (depth: string) => ({ vi: `có hơn ${depth} cấp`, en: `has more than ${depth} levels` }),
  other: () => ({ vi: 'không đúng dạng', en: 'is not of the right form' }),
};

function reasonOf(text: string): keyof typeof reasons {
  if (text.trim() === '') return 'empty';
  if (/\p{L}/u.test(text)) return 'letter';
  if (/\s/.test(text)) return 'blank';
  if (/[^\d.]/.test(text)) return 'separator';
  if (/^\.|\.\.|\.$/.test(text)) return 'dot';
  return /(?:^|\.)0/.test(text) ? 'zero' : 'other';
}
