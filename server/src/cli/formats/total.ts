import type { Language, Text } from '../../base/text.ts';
import { severities } from '../../rules/engine/finding.ts';
import type { Report, Summary } from '../report.ts';
import { countOf, severityWords } from '../severity.ts';
import type { Paint } from '../terminal.ts';

/** One line on all: `10 files, 95 criteria: 5 errors, 11 warnings (5 can be fixed with --fix)`. */
export function totalOf({ findings, summary }: Report, language: Language, paint: Paint = (_, text) => text): string {
  const present = severities.filter((severity) => summary[severity] > 0);
  const counts = present.map((severity) =>
    paint(severityWords[severity].colour, countOf(severity, summary[severity], language)),
  );
  const hidden = present.reduce((sum, severity) => sum + summary[severity], 0) - findings.length;
  const fixable = findings.filter(({ finding }) => finding.fixes().some(({ safe }) => safe)).length;
  const asides = [
    words.fixable(fixable),
    words.hidden(hidden),
    words.suppressed(summary.suppressed),
    words.baseline(summary.baseline ?? 0),
  ].flatMap((text) => text?.[language] ?? []);
  const what = counts.length > 0 ? counts.join(', ') : paint('green', words.clean[language]);
  return `${words.checked(summary)[language]}: ${what}${asides.length > 0 ? ` (${asides.join('; ')})` : ''}`;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** Nothing is said of nothing. */
const some =
  (text: (count: number) => Text) =>
  (count: number): Text | undefined =>
    count > 0 ? text(count) : undefined;

const words = {
  clean: { vi: 'không phát hiện sai sót', en: 'nothing found' },
  checked: ({ files, criteria }: Summary): Text => ({
    vi: `${files} tệp, ${criteria} tiêu chí`,
    en: `${plural(files, 'file', 'files')}, ${plural(criteria, 'criterion', 'criteria')}`,
  }),
  fixable: some((count) => ({ vi: `${count} sửa được bằng --fix`, en: `${count} can be fixed with --fix` })),
  hidden: some((count) => ({ vi: `${count} không hiện`, en: `${count} not shown` })),
  suppressed: some((count) => ({
    vi: `${count} đã bỏ qua bằng par-ignore`,
    en: `${count} silenced by par-ignore`,
  })),
  baseline: some((count) => ({ vi: `${count} đã biết từ trước`, en: `${count} known before` })),
} as const;
