import type { Text } from '../base/text.ts';
import { check as checkProject } from '../rules/engine/check.ts';
import { severities } from '../rules/engine/finding.ts';
import type { FileAccess } from '../workspace/access.ts';
import { relative } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';
import type { Arguments } from './arguments.ts';
import { withKnown } from './baseline.ts';
import type { Gathered, Loaded } from './gather.ts';
import { settleBaseline } from './known.ts';
import { mend, showMending } from './mend.ts';
import { manyWarnings, wrongSettings } from './notices.ts';
import type { Outputs } from './outputs.ts';
import { deliver } from './outputs.ts';
import { exit } from './ports.ts';
import { jsonOfLayouts, layoutOf, textOfLayouts } from './print-config.ts';
import type { Progress } from './progress.ts';
import { checkingNow } from './progress.ts';
import type { Summary } from './report.ts';
import { reportOf } from './report.ts';

/** What came of a check. */
export interface Concluded {
  /** As the files now are. */
  readonly loaded: readonly Loaded[];
  /** The exit code. */
  readonly code: number;
}

/** Checks what was read in, does with it what the options ask for, and delivers the result. */
export async function conclude(
  gathered: Gathered,
  { language, options }: Pick<Arguments, 'language' | 'options'>,
  outputs: Outputs,
  { ports, step }: Pick<Progress, 'ports' | 'step'>,
  access: FileAccess,
): Promise<Concluded> {
  const tell = (text: Text): void => ports.stderr(`par-index: ${text[language]}\n`);
  const { notices, fault, baseline } = gathered;
  notices.forEach(tell);
  let loaded: readonly Loaded[] = withKnown(gathered.loaded, baseline);
  const has = (name: keyof typeof options) => options[name] !== undefined;
  if (loaded.length === 0) return { loaded, code: has('print-config') ? exit.usage : fault };

  step(checkingNow(loaded.reduce((sum, { paths }) => sum + paths.size, 0)));
  const wrong = new Set(
    loaded.flatMap(({ project }) => (hasWrongSettings(project) ? [relative(ports.cwd, project.configPath)] : [])),
  );
  const asksFix = has('fix') || has('fix-dry-run');
  for (const file of wrong) tell(wrongSettings(file, asksFix));

  if (has('print-config')) {
    const layouts = loaded.map(({ place, project }) => layoutOf(place, project, ports.cwd));
    ports.stdout(options.format === 'json' ? jsonOfLayouts(layouts) : textOfLayouts(layouts, language));
    return { loaded, code: wrong.size > 0 ? exit.usage : exit.clean };
  }

  let failed = false;
  // With wrong settings a rule that was to be silent would mend what was to stay.
  if (wrong.size === 0 && has('fix-dry-run')) {
    showMending(loaded, ports, tell);
    return { loaded, code: fault || exitCode(reportOf(loaded, ports.cwd).summary, options['max-warnings']) };
  }
  if (wrong.size === 0 && has('fix')) ({ loaded, failed } = await mend(loaded, ports, tell));

  let stale: number | undefined;
  if (baseline) {
    const isWhole = fault === exit.clean && wrong.size === 0;
    const use = { written: options.baseline!, updates: has('update-baseline'), isWhole };
    const settled = await settleBaseline(baseline, loaded, use, ports, access, tell);
    ({ loaded, stale } = settled);
    failed ||= settled.failed;
  }

  const least = severities.find((severity) => severity === options.severity) ?? 'hint';
  const report = reportOf(loaded, ports.cwd, least);
  const summary: Summary = stale === undefined ? report.summary : { ...report.summary, stale };
  const failures = await deliver({ ...report, summary }, outputs, { language, color: options.color }, ports);
  failures.forEach(tell);
  if (tooMany(summary, options['max-warnings'])) tell(manyWarnings(summary.warning, Number(options['max-warnings'])));
  if (failed || failures.length > 0) return { loaded, code: exit.failure };
  return { loaded, code: wrong.size > 0 ? exit.usage : fault || exitCode(summary, options['max-warnings']) };
}

function exitCode(summary: Summary, maxWarnings: string | undefined): number {
  return summary.error > 0 || tooMany(summary, maxWarnings) ? exit.findings : exit.clean;
}

function tooMany({ warning }: Summary, maxWarnings: string | undefined): boolean {
  return maxWarnings !== undefined && warning > Number(maxWarnings);
}

/** Whether the settings are not all those that were asked for. */
function hasWrongSettings(project: Project): boolean {
  return checkProject(project).findings.some(({ at }) => at.path === project.configPath);
}
