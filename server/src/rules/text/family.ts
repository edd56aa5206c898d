import type { Rule } from '../engine/rule.ts';
import { invisibleCharacter } from './invisible-character.ts';
import { lookalikeLetter } from './lookalike-letter.ts';
import { mixedToneStyle } from './mixed-tone-style.ts';
import { notNfc } from './not-nfc.ts';
import { ocrSlip } from './ocr-slip.ts';

export const textRules: readonly Rule[] = [notNfc, lookalikeLetter, invisibleCharacter, ocrSlip, mixedToneStyle];
