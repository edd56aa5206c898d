import type { Language } from '../base/text.ts';
import type { Report, Stretch } from './report.ts';

/** The form for other programs; `schemas/findings.schema.json` describes it. Lines and columns count from 1. */
export function jsonOf({ findings, summary }: Report, language: Language): string {
  const report = {
    version: 1,
    findings: findings.map(({ finding, fingerprint, at, locate }) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message()[language],
      ...placeOf(at),
      ...(finding.criterion === undefined ? {} : { criterion: finding.criterion }),
      args: finding.args,
      related: finding.related.map((one) => ({ ...placeOf(locate(one.at)), message: one.message[language] })),
      fixes: finding.fixes().map(({ title, safe, edits }) => ({
        title: title[language],
        safe,
        edits: edits.map(({ place, text }) => ({ ...placeOf(locate(place)), text })),
      })),
      fingerprint,
    })),
    summary,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function placeOf({ file, start, end }: Stretch) {
  return {
    file,
    range: {
      start: { line: start.line + 1, column: start.column + 1 },
      end: { line: end.line + 1, column: end.column + 1 },
    },
  };
}
