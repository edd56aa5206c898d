import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import type { Language } from '../../base/text.ts';
import type { Project } from '../../workspace/project.ts';
import type { Token } from '../connection.ts';
import type { Convert } from '../convert.ts';
import type { EditorSettings } from '../editor-settings.ts';
import type { Workspace } from '../workspace.ts';

/**
 * What the server answers to one method: a thin door to one feature. It takes the protocol's parameters, asks the
 * feature, and puts the answer into the protocol's words.
 */
export interface Request<P> {
  readonly method: string;
  /** What it adds to the server's capabilities, given what the client can do. */
  readonly capabilities?: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly answer: (params: P, context: Context, token: Token) => unknown;
}

/** What a request sees of the server: the state at its start, never the connection. */
export interface Context {
  readonly workspace: Workspace;
  readonly client: ClientCapabilities;
  readonly language: Language;
  readonly settings: EditorSettings;
  /** The client's own commands, which answers may name (`par.showReferences`). */
  readonly clientCommands: ReadonlySet<string>;
  /** The state that a request on a document works on; undefined where the document is none of ours. */
  stateFor(params: { textDocument: { uri: string } }): Promise<DocumentState | undefined>;
  /** The same for an answer that editors go on using while more is typed: a newer text is no reason to refuse. */
  newestStateFor(params: { textDocument: { uri: string } }): Promise<DocumentState | undefined>;
  /** The same when all checks of the project have run: for what is said of findings. */
  checkedStateFor(params: { textDocument: { uri: string } }, token: Token): Promise<DocumentState | undefined>;
  /** Makes protocol values of what features say of a project. */
  convertIn(project: Project): Convert;
}

export interface DocumentState {
  readonly path: string;
  readonly project: Project;
  readonly convert: Convert;
}

/** Keeps the parameters of a request and its answer together in one type. */
export function defineRequest<P>(request: Request<P>): Request<never> {
  return request;
}
