import type { TextDocumentIdentifier } from 'vscode-languageserver';
import type { TemplateKind } from '../../features/template.ts';
import { fileTemplate, templateKinds } from '../../features/template.ts';
import { snippetOf } from '../convert/completion.ts';
import { defineRequest } from './request.ts';

/** The text of a new file as a snippet; null for a kind that there is not, or a file that is none of ours. */
export const template = defineRequest<{ textDocument: TextDocumentIdentifier; kind: string }>({
  method: 'par/template',
  async answer({ textDocument, kind }, context): Promise<{ snippet: string } | null> {
    const state = await context.stateFor({ textDocument });
    if (!state || !isKind(kind)) return null;
    const { text, blanks } = fileTemplate(state.project, state.path, kind, new Date().getFullYear());
    return { snippet: `${snippetOf(text, blanks)}\n` };
  },
});

function isKind(kind: string): kind is TemplateKind {
  return (templateKinds as readonly string[]).includes(kind);
}
