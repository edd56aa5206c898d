import type { CodeActionParams } from 'vscode-languageserver';
import { quickFixes } from '../../features/actions.ts';
import { diagnosticOf } from '../../features/diagnostics.ts';
import { defineRequest } from './request.ts';

export const codeAction = defineRequest<CodeActionParams>({
  method: 'textDocument/codeAction',
  capabilities: () => ({ codeActionProvider: { codeActionKinds: ['quickfix'] } }),
  async answer({ textDocument, range, context }, { stateFor, language }) {
    if (context.only && !context.only.some((kind) => kind === '' || kind === 'quickfix')) return [];
    const state = await stateFor({ textDocument });
    if (!state) return null;
    const { path, project, convert } = state;
    const span = { start: convert.offset(path, range.start), end: convert.offset(path, range.end) };
    return quickFixes(project, path, span, language).map((fix) =>
      convert.quickFix(fix, convert.diagnostic(path, diagnosticOf(project, fix.finding, language))),
    );
  },
});
