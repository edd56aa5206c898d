import type { Severity } from '../../rules/engine/finding.ts';
import type { Report } from '../report.ts';
import { rangeOf, sentenceOf } from '../report.ts';
import { ciPath } from './ci-path.ts';
import type { Context } from './format.ts';

/** One step below GitLab's worst, `blocker`, which stands for what stops all work. */
const levels: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/** A Code Quality report of GitLab: what its `codequality` artifact holds. Files are named from the root of the checkout. */
export function gitlabOf({ findings }: Report, context: Context): string {
  const issues = findings.map(({ finding, fingerprint, at }) => {
    const { start, end } = rangeOf(at);
    return {
      type: 'issue',
      check_name: finding.rule,
      description: sentenceOf(finding, context.language),
      categories: ['Bug Risk'],
      severity: levels[finding.severity],
      fingerprint,
      location: { path: ciPath(context, 'CI_PROJECT_DIR', at.path), lines: { begin: start.line, end: end.line } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
