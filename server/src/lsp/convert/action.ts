import type {
  ChangeAnnotation,
  CodeAction,
  CreateFile,
  DeleteFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Action } from '../../features/actions/action.ts';
import { diagnosticOf } from '../../features/diagnostics.ts';
import type { Changes } from '../../features/changes.ts';
import type { Context, DocumentState } from '../requests/request.ts';

/** The client's command that opens the page of a rule: it takes the rule's id and, where known, the page's address. */
export const openRulePage = 'par.openRulePage';

/** What a client is offered for an action; with its edit, where that is asked for now and not when it is chosen. */
export function codeActionOf(
  context: Context,
  { path, project, convert }: DocumentState,
  action: Action,
  data: object | undefined,
): CodeAction {
  const { title, kind, finding, preferred, disabled, page } = action;
  const diagnostic = finding && convert.diagnostic(path, diagnosticOf(project, finding, context.language));
  const href = diagnostic?.codeDescription?.href;
  const changes = data || disabled !== undefined ? undefined : action.changes();
  return {
    title,
    kind,
    ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
    ...(preferred ? { isPreferred: true } : {}),
    ...(disabled === undefined ? {} : { disabled: { reason: disabled } }),
    ...(page ? { command: { title, command: openRulePage, arguments: [page.rule, ...(href ? [href] : [])] } } : {}),
    ...(changes ? { edit: workspaceEditOf(context, convert, changes, action.choice) } : {}),
    ...(data ? { data } : {}),
  };
}

/** Whether the client can make and delete files as a part of an edit. */
export function takesFiles({ client }: Context): boolean {
  const { documentChanges, resourceOperations = [] } = client.workspace?.workspaceEdit ?? {};
  return documentChanges === true && (['create', 'delete'] as const).every((each) => resourceOperations.includes(each));
}

/** Changes with the versions of the documents and, where there is a choice, what to say of it, as far as the client takes them. */
export function workspaceEditOf(
  { workspace, client }: Context,
  convert: DocumentState['convert'],
  { edits, created, deleted }: Changes,
  choice?: Action['choice'],
): WorkspaceEdit {
  const { documentChanges, changeAnnotationSupport } = client.workspace?.workspaceEdit ?? {};
  const files = [...edits].map(([path, list]) => ({
    uri: workspace.uriAt(path),
    path,
    list: list.map(({ text, ...span }): TextEdit => ({ range: convert.range(path, span), newText: text })),
  }));
  if (documentChanges !== true) return { changes: Object.fromEntries(files.map(({ uri, list }) => [uri, list])) };
  const annotation: ChangeAnnotation | undefined =
    choice && changeAnnotationSupport
      ? { label: choice.label, description: choice.description, needsConfirmation: choice.confirm }
      : undefined;
  const marked = (list: TextEdit[]) => (annotation ? list.map((edit) => ({ ...edit, annotationId: 'choice' })) : list);
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...[...(created ?? [])].flatMap(([path, text]): (CreateFile | TextDocumentEdit)[] => {
        const uri = workspace.uriAt(path);
        return [
          { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
          { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
        ];
      }),
      ...files.map(({ uri, path, list }): TextDocumentEdit => ({
        textDocument: { uri, version: workspace.documentAt(path)?.version ?? null },
        edits: marked(list),
      })),
      ...(deleted ?? []).map((path): DeleteFile => ({ kind: 'delete', uri: workspace.uriAt(path) })),
    ],
    ...(annotation ? { changeAnnotations: { choice: annotation } } : {}),
  };
}
