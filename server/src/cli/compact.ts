import type { Language } from '../base/text.ts';
import type { Report } from './report.ts';
import { sentenceOf } from './report.ts';
import { severityWords } from './severity.ts';
import { visible } from './terminal.ts';

/** One finding a line, as compilers write it: `file:line:column: severity [rule] sentence`. */
export function compactOf({ findings }: Report, language: Language): string {
  return findings
    .map(({ finding, at }) => {
      const place = `${at.file}:${at.start.line + 1}:${at.start.column + 1}`;
      const sentence = sentenceOf(finding, language);
      return (
        visible(`${place}: ${severityWords[finding.severity].name[language]} [${finding.rule}] ${sentence}`) + '\n'
      );
    })
    .join('');
}
