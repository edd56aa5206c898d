import type { Criterion } from '../../model/criterion.ts';
import { startOf } from '../../syntax/source.ts';
import { criterionAt } from '../cursor-criterion.ts';
import { numberOf } from '../refactor/siblings.ts';
import type { Question } from './question.ts';

/** The criterion in which something is typed, and those beside it. */
export function whereabouts({ model, view, cursor }: Question) {
  const criterion = criterionAt(model, cursor.replace.start);
  if (!criterion || !view) return undefined;
  const { parent } = criterion;
  const members = parent ? parent.children : view.tree.top;
  const others = members.filter((each) => each !== criterion);
  return { criterion, parent: parent ?? view.tree.index, others, isTop: parent === undefined };
}

/** The code that the place of a criterion asks for: the number behind that of the one above, or the next that is free. */
export function codeFor(question: Question): string | undefined {
  const place = whereabouts(question);
  if (!place) return undefined;
  const { criterion, others } = place;
  const prefix = criterion.parent ? criterion.parent.code?.parts : (others[0]?.code?.parts?.slice(0, -1) ?? []);
  if (!prefix) return undefined;
  const numbers = new Set(others.map(numberOf));
  const above = others.filter((other) => isAbove(question, other, criterion)).at(-1);
  const next = (above ? numberOf(above) : 0) + 1;
  return [...prefix, numbers.has(next) ? Math.max(...numbers) + 1 : next].join('.');
}

function isAbove({ model }: Question, other: Criterion, criterion: Criterion): boolean {
  if (other.piece.path !== criterion.piece.path) return other.piece.path < criterion.piece.path;
  return startOf(model.source, other.piece) < startOf(model.source, criterion.piece);
}
