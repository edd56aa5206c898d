import type { Rule } from '../engine/rule.ts';
import { decimalComma } from './decimal-comma.ts';
import { missingScore } from './missing-score.ts';
import { numberForm } from './number-form.ts';
import { quotedNumber } from './quoted-number.ts';
import { scoreAboveMax } from './score-above-max.ts';
import { targetAboveMax } from './target-above-max.ts';
import { targetBelowScore } from './target-below-score.ts';
import { tooManyDecimals } from './too-many-decimals.ts';

export const scoreRules: readonly Rule[] = [
  decimalComma,
  quotedNumber,
  numberForm,
  tooManyDecimals,
  scoreAboveMax,
  targetAboveMax,
  targetBelowScore,
  missingScore,
];
