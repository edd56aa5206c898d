import { writeScore } from '../../base/thousandths.ts';
import type { AmountField } from '../../model/criterion.ts';
import { newCriterion } from '../new-criterion.ts';
import { whereabouts } from './place.ts';
import type { Proposal, Question } from './question.ts';

/** What the other components leave of what the parent states; full marks, and the score as a target. */
export function points(question: Question): Proposal[] {
  const place = whereabouts(question);
  const field = question.cursor.key as AmountField;
  if (!place) return [];
  const { criterion, parent, others } = place;
  const { language } = question;
  const rest = newCriterion(parent, others, '').points.get(field);
  const own = (name: AmountField) => (name === field ? undefined : criterion.amounts[name]?.score?.value);
  const candidates = [
    [rest, words.rest],
    ...(field === 'max' ? [] : ([[own('max'), words.full]] as const)),
    ...(field === 'target' ? ([[own('score'), words.held]] as const) : []),
  ] as const;
  const seen = new Set<number>();
  return candidates.flatMap(([value, why]): Proposal[] => {
    if (value === undefined || seen.has(value)) return [];
    seen.add(value);
    return [{ label: writeScore(value), kind: 'value', detail: why[language], text: writeScore(value) }];
  });
}

const words = {
  rest: { vi: 'phần điểm còn lại', en: 'what is left over' },
  full: { vi: 'điểm tối đa', en: 'full marks' },
  held: { vi: 'giữ như điểm đạt', en: 'as the score' },
};
