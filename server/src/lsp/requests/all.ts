import { codeAction } from './code-action.ts';
import { completion } from './completion.ts';
import { documentSymbol } from './document-symbol.ts';
import { hover } from './hover.ts';
import type { Request } from './request.ts';

/** Every request on documents and the workspace, but diagnostics: those keep a state of their own. */
export const requests: readonly Request<never>[] = [codeAction, completion, documentSymbol, hover];
