import type { Criterion } from '../../model/criterion.ts';
import { deadlineProposals, isDeadline, parseDeadline } from '../../model/deadline.ts';
import type { Proposal, Question } from './question.ts';

/** Those of the year that the index plans for, and before them what this file uses already. */
export function deadlines({ view, model }: Question): Proposal[] {
  const used = (model.criteria ?? [])
    .flatMap((item) => (item.kind === 'criterion' ? below(item) : []))
    .flatMap((criterion) => [
      ...(criterion.deadlines ?? []),
      ...(criterion.tasks ?? []).flatMap((task) => task.deadlines ?? []),
    ])
    .map(({ text }) => parseDeadline(text))
    .filter(isDeadline);
  const years = used.flatMap(({ year }) => year ?? []);
  const year = view?.tree.index?.targetYear ?? (years.length > 0 ? Math.max(...years) : undefined);
  const texts = [...used.map(({ canonical }) => canonical), ...(year === undefined ? [] : deadlineProposals(year))];
  return [...new Set(texts)].map((label) => ({ label, kind: 'deadline', about: { kind: 'deadline', text: label } }));
}

function below(criterion: Criterion): Criterion[] {
  return [criterion, ...criterion.children.flatMap(below)];
}
