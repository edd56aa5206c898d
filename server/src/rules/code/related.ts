import type { Criterion } from '../../model/criterion.ts';
import type { Related } from '../engine/finding.ts';
import { atPlace } from '../engine/finding.ts';
import { placeOfCode } from '../engine/leaf.ts';

/** A related place at a criterion's code, with its code and title. */
export function relatedCode(criterion: Criterion): Related {
  const text = `${criterion.code?.text ?? '?'} ${criterion.title?.text ?? ''}`.trim();
  return { at: atPlace(placeOfCode(criterion)), message: { vi: text, en: text } };
}
