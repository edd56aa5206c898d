import type { Rule } from '../engine/rule.ts';
import { checkFailed } from './check-failed.ts';
import { fileEmpty } from './file-empty.ts';
import { fileEncoding } from './file-encoding.ts';
import { fileTooLarge } from './file-too-large.ts';
import { fileUnreadable } from './file-unreadable.ts';

export const healthRules: readonly Rule[] = [fileUnreadable, fileEncoding, fileEmpty, fileTooLarge, checkFailed];
