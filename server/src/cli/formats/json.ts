import type { Language } from '../../base/text.ts';
import type { Report as PublicReport } from '../public-report.ts';
import type { Report, Stretch } from '../report.ts';
import { rangeOf } from '../report.ts';
import type { Context } from './format.ts';

/** The form for other programs; `schemas/findings.schema.json` describes it. Lines and columns count from 1. */
export function jsonOf(report: Report, { language }: Pick<Context, 'language'>): string {
  return `${JSON.stringify(publicReport(report, language), null, 2)}\n`;
}

/** The same as an object, as the library gives it. */
export function publicReport({ findings, summary }: Report, language: Language): PublicReport {
  return {
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
}

const placeOf = (at: Stretch) => ({ file: at.file, range: rangeOf(at) });
