import type { ClientCapabilities, CodeAction, CodeActionParams } from 'vscode-languageserver';
import type { Action } from '../../features/actions/action.ts';
import { actionKinds, actionsAt } from '../../features/actions.ts';
import { outdated } from '../connection.ts';
import { codeActionOf, openRulePage, takesFiles, workspaceEditOf } from '../convert/action.ts';
import { pathOf } from '../uri.ts';
import type { Context, DocumentState } from './request.ts';
import { defineRequest } from './request.ts';

/** What a client gives back with an action whose edit it wants now. */
interface ActionData {
  readonly uri: string;
  readonly version: number | null;
  readonly range: CodeActionParams['range'];
  readonly kind: string;
  readonly id: string;
}

/** Asked because the cursor moved, and not by the author. */
const automatic = 2;

export const codeAction = defineRequest<CodeActionParams>({
  method: 'textDocument/codeAction',
  capabilities: (client) => ({
    codeActionProvider: {
      codeActionKinds: [...actionKinds],
      ...(resolvesEdits(client) ? { resolveProvider: true } : {}),
    },
  }),
  async answer({ textDocument, range, context: { only, triggerKind } }, context, token) {
    const state = await context.checkedStateFor({ textDocument }, token);
    if (!state) return null;
    const isEmpty = range.start.line === range.end.line && range.start.character === range.end.character;
    const wants = (kind: string): boolean => {
      if (only) return only.some((wanted) => covers(wanted, kind) || (kind === 'refactor' && covers(kind, wanted)));
      // A bulb at every cursor says nothing: unless something is selected or asked for, only repairs light it.
      if (kind.startsWith('refactor')) return triggerKind !== automatic || !isEmpty;
      return !kind.startsWith('source');
    };
    const actions = actionsFor(context, state, range, wants);
    if (token.isCancelled) return null;
    const { client, workspace } = context;
    const showsDisabled = client.textDocument?.codeAction?.disabledSupport === true;
    const late = resolvesEdits(client);
    return actions
      .filter(({ disabled }) => disabled === undefined || showsDisabled)
      .map((action): CodeAction => {
        const { id, kind, isCostly, disabled } = action;
        const version = workspace.documentAt(state.path)?.version ?? null;
        const data: ActionData = { uri: textDocument.uri, version, range, kind, id };
        return codeActionOf(context, state, action, late && isCostly && disabled === undefined ? data : undefined);
      });
  },
});

export const codeActionResolve = defineRequest<CodeAction>({
  method: 'codeAction/resolve',
  async answer(action, context, token) {
    const data = action.data as ActionData | undefined;
    if (!data) return action;
    const { uri, version, range, kind, id } = data;
    const state = await context.checkedStateFor({ textDocument: { uri } }, token);
    if (!state || (context.workspace.documentAt(pathOf(uri))?.version ?? null) !== version) throw outdated();
    const found = actionsFor(context, state, range, (wanted) => covers(wanted, kind)).find(
      (each) => each.id === id && each.kind === kind && each.disabled === undefined,
    );
    const changes = found?.changes();
    if (!changes) throw outdated();
    return { ...action, edit: workspaceEditOf(context, state.convert, changes, found?.choice) };
  },
});

function actionsFor(
  context: Context,
  { path, project, convert }: DocumentState,
  range: CodeActionParams['range'],
  wants: (kind: string) => boolean,
): Action[] {
  const span = { start: convert.offset(path, range.start), end: convert.offset(path, range.end) };
  const { language, clientCommands } = context;
  const pages = clientCommands.has(openRulePage);
  return actionsAt(project, path, { span, language, wants, pages, files: takesFiles(context) });
}

/** Whether a kind is one of what was asked for: `refactor` covers `refactor.move`. */
function covers(asked: string, kind: string): boolean {
  return asked === '' || kind === asked || kind.startsWith(`${asked}.`);
}

function resolvesEdits({ textDocument }: ClientCapabilities): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes('edit') === true;
}
