import type { Text } from '../../base/text.ts';
import type { FileModel } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { Fix } from '../engine/finding.ts';
import { newlineOf } from '../engine/rewrite.ts';
import type { Outcome } from '../engine/rule.ts';
import { defineRule } from '../engine/rule.ts';
import type { SuppressionUse } from '../engine/suppress.ts';
import { isAboveKeys, unsilenceable } from '../engine/suppress.ts';
import { removeRules, withoutComment } from './comment.ts';

type Why = 'nothing' | 'never' | 'misplaced' | 'twice';

export const unusedSuppression = defineRule<{ rules: string; why: Why }>({
  id: 'unused-suppression',
  severity: 'warning',
  summary: { vi: 'Ghi chú bỏ qua không còn tác dụng.', en: 'A suppression that silences nothing.' },
  message: ({ rules, why }) => {
    const { vi, en } = reasons[why];
    return { vi: vi.replace('…', rules), en: en.replace('…', rules) };
  },
  docs: {
    why: {
      vi: 'Ghi chú còn lại sau khi chỗ sai đã được sửa sẽ che mất lỗi cùng loại xuất hiện về sau ở đúng chỗ đó. Quy tắc này cũng báo khi ghi chú đặt sai chỗ, nêu trùng một mã, hoặc nêu phát hiện không thể bỏ qua.',
      en: "A comment that stays after the slip is gone hides the next one of its kind in the same place. The rule also speaks where a comment stands in the wrong place, names an id twice, or names what can't be silenced.",
    },
    repair: {
      vi: 'Cách sửa được đề nghị là bỏ mã thừa, hoặc bỏ cả ghi chú; với `# par-ignore-file` nằm giữa tệp thì đề nghị đưa lên đầu. `--fix` không tự bỏ. Khi một phần của bảng chưa đọc được, quy tắc này chưa kết luận, để không bỏ nhầm ghi chú còn cần.',
      en: "The repair that is offered takes out what is superfluous, or the whole comment; a `# par-ignore-file` in the middle of a file can be moved to its top. `--fix` does not. While a part of the table can't be read, the rule says nothing, so that no comment is removed which is still needed.",
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 13 (bỏ qua một điều đã biết).',
      en: 'The format, section 13 (leaving out what is known).',
    },
  },
  check: {
    suppression(use, report, outcome) {
      const { piece, suppression } = use;
      const whys = suppression.rules.map(({ id }, i) => {
        const again = suppression.rules.findIndex((other) => other.id === id) < i && use.silenced.has(id);
        return again ? 'twice' : whyUnused(id, use, outcome);
      });
      for (const why of new Set(whys)) {
        if (!why) continue;
        const out = new Set(whys.flatMap((other, i) => (other === why ? [i] : [])));
        const names = [...out].map((i) => suppression.rules[i]!.id).join(', ');
        const whole = out.size === suppression.rules.length;
        report({
          at: { piece, ...(whole ? suppression.span : suppression.rules[[...out][0]!]!.span) },
          args: { rules: names, why },
          distinct: `${why} ${names}`,
          fixes: () => [...(why === 'misplaced' ? moveToTop(use, outcome.project) : []), removeRules(use, out)],
        });
      }
    },
  },
});

/** `…` stands for the ids. */
const reasons: Readonly<Record<Why, Text>> = {
  nothing: {
    vi: 'Ghi chú này bỏ qua “…”, nhưng ở đây không có phát hiện nào như vậy; để lại thì sẽ che mất lỗi về sau. Hãy bỏ đi.',
    en: 'This comment silences “…”, but there is no such finding here; left standing it would hide a later one. Remove it.',
  },
  never: {
    vi: '“…” không thể bỏ qua bằng ghi chú: đó là lỗi làm cho tệp hoặc kết quả kiểm tra không còn tin được. Hãy sửa lỗi đó và bỏ ghi chú này.',
    en: '“…” cannot be silenced by a comment: it says that the file or the check itself cannot be trusted. Put that right and remove this comment.',
  },
  misplaced: {
    vi: 'Ghi chú “par-ignore-file” chỉ có tác dụng khi đứng trước khóa đầu tiên của tệp; ở đây nó không bỏ qua “…”. Hãy đưa lên đầu tệp, hoặc dùng “par-ignore” cho riêng chỗ này.',
    en: 'A “par-ignore-file” comment only works before the first key of the file; here it does not silence “…”. Move it to the top, or use “par-ignore” for this place alone.',
  },
  twice: {
    vi: '“…” được nêu hai lần trong cùng một ghi chú; một lần là đủ. Hãy bỏ lần sau.',
    en: '“…” stands twice in one comment; once is enough. Remove the second.',
  },
};

function whyUnused(id: string, use: SuppressionUse, outcome: Outcome): Why | undefined {
  if (unsilenceable.has(id)) return 'never';
  const rule = outcome.rules.find((one) => one.id === id);
  if (!rule || use.silenced.has(id)) return undefined;
  const { project, kept } = outcome;
  const model = project.files.get(use.piece.path)?.model;
  if (!model) return undefined;
  if (use.suppression.scope === 'file' && !(use.piece.at === 0 && isAboveKeys(use.piece, use.suppression))) {
    return 'misplaced';
  }
  // Nobody can tell while the rule does not run, or while a part of the file can't be read.
  if (project.settings.rules[id] === 'off' || isBroken(model)) return undefined;
  if (kept.some((finding) => finding.rule === 'check-failed' && finding.args.rule === id)) return undefined;
  const { file, piece, entry, sums } = rule.check;
  return file || piece || entry || sums || isWhole(project, model) ? 'nothing' : undefined;
}

/** Whether the file is checked as part of a whole index, so that rules that look beyond the file have spoken. */
function isWhole(project: Project, model: FileModel): boolean {
  const trees = project.trees.filter(({ files, registry }) => files.includes(model) || registry?.files.includes(model));
  return (
    trees.length > 0 &&
    trees.every(
      ({ index, incomplete, links, files }) =>
        index !== undefined &&
        !incomplete &&
        links.every(({ state }) => state === 'reached' || state === 'twice' || state === 'cycle') &&
        !files.some(isBroken),
    )
  );
}

function isBroken({ hasBroken }: FileModel): boolean {
  return hasBroken;
}

function moveToTop(use: SuppressionUse, project: Project): Fix[] {
  const first = project.files.get(use.piece.path)?.model?.source.pieces[0];
  if (!first) return [];
  const { start, end } = use.suppression.span;
  const comment = use.piece.text.slice(start, end);
  return [
    {
      title: { vi: 'Đưa ghi chú lên đầu tệp', en: 'Move the comment to the top of the file' },
      safe: false,
      preferred: true,
      edits: [
        { place: { piece: first, start: 0, end: 0 }, text: `${comment}${newlineOf(use.piece)}` },
        withoutComment(use),
      ],
    },
  ];
}
