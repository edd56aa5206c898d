import { linesOf, positionAt } from '../base/lines.ts';
import type { Language } from '../base/text.ts';
import { writeScore } from '../base/thousandths.ts';
import type { Place } from '../model/entry.ts';
import { verdictOf } from '../features/sum-verdict.ts';
import type { WorkedSum, Written } from '../features/worked-sum.ts';
import { agreeing } from '../features/worked-sum.ts';
import { locate } from '../rules/engine/check.ts';
import { relative } from '../workspace/path.ts';
import type { Parent } from '../workspace/rollup.ts';
import type { SumReport } from './sums.ts';

/** Worked sums for other programs; `schemas/sums.schema.json` describes the form. Lines and columns count from 1. */
export function jsonOfSums({ view, sums, cwd }: SumReport, language: Language): string {
  const where = (place: Place) => {
    const { path, start, end } = locate(view.project, place);
    const lines = view.project.files.get(path)?.source?.lines ?? linesOf('');
    const position = (offset: number) => {
      const { line, column } = positionAt(lines, offset);
      return { line: line + 1, column: column + 1 };
    };
    return { file: relative(cwd, path), range: { start: position(start), end: position(end) } };
  };
  const number = ({ written, value, place }: Written) => ({
    written,
    ...(value === undefined ? {} : { value: writeScore(value) }),
    ...where(place),
  });
  const one = (sum: WorkedSum) => ({
    ...nameOf(sum.parent),
    field: sum.field,
    ...(sum.year === undefined ? {} : { year: sum.year }),
    ...(sum.stated ? { stated: number(sum.stated) } : {}),
    addends: sum.addends.map(({ criterion, amount }) => ({
      ...nameOf(criterion),
      ...(amount ? number(amount) : where(criterion.anchor)),
    })),
    ...(sum.computed === undefined ? {} : { computed: writeScore(sum.computed) }),
    ...(sum.difference === undefined ? {} : { difference: writeScore(sum.difference) }),
    verdict: sum.verdict,
    agrees: agreeing.has(sum.verdict),
    message: verdictOf(sum)[language],
    ...(sum.finding ? { rule: sum.finding.rule } : {}),
    ...(sum.cause ? { cause: { kind: sum.cause.kind, ...nameOf(sum.cause.at), ...where(sum.cause.at.anchor) } } : {}),
  });
  const report = { version: 1, root: relative(cwd, view.tree.start.path), sums: sums.map(one) };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function nameOf(parent: Parent) {
  const code = parent.kind === 'criterion' ? parent.code?.text : undefined;
  return {
    ...(code === undefined ? {} : { criterion: code }),
    ...(parent.title ? { title: parent.title.text } : {}),
  };
}
