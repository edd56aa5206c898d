import type { Severity } from '../../rules/engine/finding.ts';
import type { Report, Reported } from '../report.ts';
import { rangeOf, sentenceOf } from '../report.ts';
import { visible } from '../terminal.ts';
import { ciPath } from './ci-path.ts';
import type { Context } from './format.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands of GitHub Actions, one a line: the runner turns them into annotations at the lines of a change.
 * Files are named from the root of the checkout, wherever the command runs.
 */
export function githubOf({ findings }: Report, context: Context): string {
  return findings.map((one) => commandOf(one, context)).join('');
}

function commandOf({ finding, at }: Reported, context: Context): string {
  const { start, end } = rangeOf(at);
  const isOneLine = start.line === end.line;
  const properties = {
    file: ciPath(context, 'GITHUB_WORKSPACE', at.path),
    line: start.line,
    // The runner drops annotations whose columns lie on different lines.
    ...(isOneLine ? { col: start.column } : {}),
    endLine: end.line,
    ...(isOneLine ? { endColumn: end.column } : {}),
    title: finding.criterion === undefined ? finding.rule : `${finding.rule} (${finding.criterion})`,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${levels[finding.severity]} ${list.join(',')}::${escapeData(visible(sentenceOf(finding, context.language)))}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
