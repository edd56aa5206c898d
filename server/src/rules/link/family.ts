import type { Rule } from '../engine/rule.ts';
import { fileCycle } from './file-cycle.ts';
import { fileListedTwice } from './file-listed-twice.ts';
import { fileOutsideRoot } from './file-outside-root.ts';
import { missingFile } from './missing-file.ts';
import { unlistedFile } from './unlisted-file.ts';

export const linkRules: readonly Rule[] = [missingFile, fileOutsideRoot, fileCycle, fileListedTwice, unlistedFile];
