import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Renaming } from '../../features/rename/renaming.ts';
import type { Convert } from '../convert.ts';
import type { Context } from '../requests/request.ts';

/** The edits of one or several projects in one: with versions and reasons as far as the client takes them. */
export function renamingEdit(
  { workspace, client, language }: Context,
  renamings: readonly { readonly renaming: Renaming; readonly convert: Convert }[],
): WorkspaceEdit {
  const { documentChanges, changeAnnotationSupport } = client.workspace?.workspaceEdit ?? {};
  const withReasons = documentChanges === true && changeAnnotationSupport !== undefined;
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  const files = renamings.flatMap(({ renaming, convert }) =>
    [...renaming.edits].map(([path, edits]) => ({
      textDocument: { uri: workspace.uriAt(path), version: workspace.documentAt(path)?.version ?? null },
      edits: edits.map(({ start, end, text, reason }): TextEdit | AnnotatedTextEdit => {
        const edit = { range: convert.range(path, { start, end }), newText: text };
        if (!withReasons) return edit;
        changeAnnotations[reason.id] = { label: reason.label[language] };
        return { ...edit, annotationId: reason.id };
      }),
    })),
  );
  if (documentChanges !== true)
    return { changes: Object.fromEntries(files.map(({ textDocument: { uri }, edits }) => [uri, edits])) };
  return { documentChanges: files, ...(withReasons ? { changeAnnotations } : {}) };
}
