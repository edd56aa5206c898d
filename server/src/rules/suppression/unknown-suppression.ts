import { nearestWord } from '../../base/near.ts';
import { defineRule } from '../engine/rule.ts';
import { unsilenceable } from '../engine/suppress.ts';
import { removeComment, removeRules } from './comment.ts';

export const unknownSuppression = defineRule<{
  /** What stands where a rule's id should; empty where nothing does. */
  rule: string;
  /** What is probably meant, as it is to be written; may be empty. */
  near: string;
}>({
  id: 'unknown-suppression',
  severity: 'warning',
  summary: { vi: 'Ghi chú bỏ qua nêu một quy tắc không có.', en: 'A suppression that names no existing rule.' },
  message: ({ rule, near }) => {
    if (rule === '') {
      return {
        vi: 'Ghi chú “# par-ignore” này không nêu quy tắc nào, nên không bỏ qua gì. Hãy ghi mã quy tắc và lý do, ví dụ “# par-ignore missing-task: điểm điều tra xã hội học”.',
        en: 'This “# par-ignore” comment names no rule, so it silences nothing. Write the id of a rule and the reason, for example “# par-ignore missing-task: scored by survey”.',
      };
    }
    const hint =
      near === ''
        ? {
            vi: 'Hãy ghi đúng mã quy tắc như trong danh sách phát hiện',
            en: 'Write the id of a rule as findings show it',
          }
        : { vi: `Có phải là “${near}”? Hãy sửa lại`, en: `Is it “${near}”? Correct it` };
    return {
      vi: `Không có quy tắc “${rule}”, nên ghi chú này không bỏ qua gì cho mục đó. ${hint.vi}, hoặc bỏ ghi chú.`,
      en: `There is no rule “${rule}”, so this comment silences nothing by that name. ${hint.en}, or remove the comment.`,
    };
  },
  docs: {
    why: {
      vi: 'Ghi chú nêu sai mã quy tắc thì không bỏ qua được gì: phát hiện vẫn hiện ra, còn người đọc lại tưởng đã xử lý.',
      en: 'A comment that names no existing rule silences nothing: the finding is still there, while readers think that it has been dealt with.',
    },
    repair: {
      vi: 'Mã gần giống được đề nghị, kể cả khi quên dấu phẩy giữa hai mã, hoặc ghi lý do sau dấu gạch thay vì dấu hai chấm. Cũng có thể bỏ ghi chú. `--fix` không tự sửa, vì bỏ qua một phát hiện là quyết định của người rà soát. Mã của mỗi phát hiện hiện ngay bên cạnh nó; danh sách đầy đủ: `par-index rules`.',
      en: 'A near id is offered, also where the comma between two is missing or the reason stands behind a dash instead of a colon. The comment can be removed too. `--fix` does neither, for to silence a finding is a decision of people. Every finding shows its id; the list of all: `par-index rules`.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 13 (bỏ qua một điều đã biết).',
      en: 'The format, section 13 (leaving out what is known).',
    },
  },
  check: {
    suppression(use, report, outcome) {
      const { piece, suppression } = use;
      const known = outcome.rules.map(({ id }) => id);
      if (suppression.rules.length === 0) {
        report({ at: { piece, ...suppression.span }, args: { rule: '', near: '' }, fixes: () => [removeComment(use)] });
      }
      suppression.rules.forEach(({ id, span }, i) => {
        // What can't be silenced at all is told as such.
        if (known.includes(id) || unsilenceable.has(id)) return;
        const near = likelyMeant(id, known, suppression.reason);
        report({
          at: { piece, ...span },
          args: { rule: id, near: near ?? '' },
          distinct: id,
          fixes: () => [
            ...(near === undefined
              ? []
              : [
                  {
                    title: { vi: `Sửa thành “${near}”`, en: `Replace by “${near}”` },
                    safe: false,
                    preferred: true,
                    edits: [{ place: { piece, ...span }, text: near }],
                  },
                ]),
            removeRules(use, new Set([i])),
          ],
        });
      });
    },
  },
});

/** A misspelt id; ids without commas between them; a reason behind a dash instead of a colon. */
function likelyMeant(written: string, known: readonly string[], reason: string): string | undefined {
  const idOf = (word: string) => (known.includes(word.toLowerCase()) ? word.toLowerCase() : nearestWord(word, known));
  const words = written.split(/[\s;]+/);
  const ids = words.map(idOf);
  if (ids.every((id) => id !== undefined)) return ids.join(', ');
  const [first] = ids;
  const behind = /^\S+\s+(?:[-–—]+\s*)?(.+)$/.exec(written)?.[1];
  return first !== undefined && behind !== undefined && reason === '' ? `${first}: ${behind}` : undefined;
}
