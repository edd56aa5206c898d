import type { Rule } from '../engine/rule.ts';
import { duplicateKey } from './duplicate-key.ts';
import { mergeConflict } from './merge-conflict.ts';
import { missingKey } from './missing-key.ts';
import { silentComment } from './silent-comment.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongType } from './wrong-type.ts';
import { yamlFeature } from './yaml-feature.ts';
import { yamlSyntax } from './yaml-syntax.ts';
import { yamlTrap } from './yaml-trap.ts';

export const fileRules: readonly Rule[] = [
  yamlSyntax,
  yamlFeature,
  mergeConflict,
  silentComment,
  duplicateKey,
  unknownKey,
  missingKey,
  wrongType,
  yamlTrap,
];
