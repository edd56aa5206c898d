import type { Rule } from '../engine/rule.ts';
import { codeFormat } from './code-format.ts';
import { codeGap } from './code-gap.ts';
import { codeInTitle } from './code-in-title.ts';
import { codeNotUnderParent } from './code-not-under-parent.ts';
import { codeOutOfOrder } from './code-out-of-order.ts';
import { duplicateCode } from './duplicate-code.ts';
import { truncatedTitle } from './truncated-title.ts';
import { unquotedCode } from './unquoted-code.ts';

export const codeRules: readonly Rule[] = [
  unquotedCode,
  codeFormat,
  codeNotUnderParent,
  duplicateCode,
  codeOutOfOrder,
  codeGap,
  codeInTitle,
  truncatedTitle,
];
