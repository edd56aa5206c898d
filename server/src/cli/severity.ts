import type { Language, Text } from '../base/text.ts';
import type { Severity } from '../rules/engine/finding.ts';
import { levelNames } from '../rules/engine/words.ts';
import type { Colour } from './terminal.ts';

/** What the severities are called, and how they are shown. */
export const severityWords: Readonly<
  Record<Severity, { readonly name: Text; readonly many: string; readonly colour: Colour }>
> = {
  error: { name: levelNames.error, many: 'errors', colour: 'red' },
  warning: { name: levelNames.warning, many: 'warnings', colour: 'yellow' },
  info: { name: levelNames.info, many: 'info', colour: 'blue' },
  hint: { name: levelNames.hint, many: 'hints', colour: 'green' },
};

/** `2 lỗi`, `1 error`, `2 errors`. */
export function countOf(severity: Severity, count: number, language: Language): string {
  const { name, many } = severityWords[severity];
  return `${count} ${language === 'en' && count !== 1 ? many : name[language]}`;
}
