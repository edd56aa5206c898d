import type { Report } from '../report.ts';
import { placeOf, sentenceOf } from '../report.ts';
import { severityWords } from '../severity.ts';
import { visible } from '../terminal.ts';
import type { Context } from './format.ts';

/** One finding a line, as compilers write it: `file:line:column: severity [rule] sentence`. */
export function compactOf({ findings }: Report, { language }: Pick<Context, 'language'>): string {
  return findings
    .map(({ finding, at }) => {
      const level = severityWords[finding.severity].name[language];
      return `${visible(`${placeOf(at)}: ${level} [${finding.rule}] ${sentenceOf(finding, language)}`)}\n`;
    })
    .join('');
}
