import { codeAction, codeActionResolve } from './code-action.ts';
import { codeLens } from './code-lens.ts';
import { completion, completionResolve } from './completion.ts';
import { definition } from './definition.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLink } from './document-link.ts';
import { documentSymbol } from './document-symbol.ts';
import { foldingRange } from './folding-range.ts';
import { formatting, onTypeFormatting, rangeFormatting } from './formatting.ts';
import { hover } from './hover.ts';
import { implementation } from './implementation.ts';
import { inlayHint } from './inlay-hint.ts';
import { overview } from './overview.ts';
import { references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokensDelta, semanticTokensFull, semanticTokensRange } from './semantic-tokens.ts';
import { copyTableRequest, pasteRowsRequest } from './tables.ts';
import { template } from './template.ts';
import { willRenameFiles } from './will-rename-files.ts';
import { workspaceSymbol } from './workspace-symbol.ts';
import type { Request } from './request.ts';

/** Every request on documents and the workspace, but diagnostics: those keep a state of their own. */
export const requests: readonly Request<never>[] = [
  codeAction,
  codeActionResolve,
  codeLens,
  completion,
  completionResolve,
  copyTableRequest,
  definition,
  documentHighlight,
  documentLink,
  documentSymbol,
  foldingRange,
  formatting,
  hover,
  implementation,
  inlayHint,
  onTypeFormatting,
  overview,
  pasteRowsRequest,
  rangeFormatting,
  prepareRename,
  references,
  rename,
  selectionRange,
  semanticTokensDelta,
  semanticTokensFull,
  semanticTokensRange,
  template,
  willRenameFiles,
  workspaceSymbol,
];
