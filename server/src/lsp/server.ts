import type {
  ClientCapabilities,
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DocumentDiagnosticParams,
  FileChangeType,
  InitializeParams,
  InitializeResult,
  RegistrationParams,
  WorkspaceDiagnosticParams,
} from 'vscode-languageserver';
import type { FileAccess } from '../workspace/access.ts';
import type { Project } from '../workspace/project.ts';
import { createBeside } from './beside.ts';
import type { Connection, Token } from './connection.ts';
import { cancelled, malformed, outdated, Refusal } from './connection.ts';
import type { Convert, ConvertOptions } from './convert.ts';
import { converter } from './convert.ts';
import type { Diagnostics } from './diagnostics.ts';
import { createDiagnostics } from './diagnostics.ts';
import { changeDocument, openDocument } from './documents.ts';
import { defaultEditorSettings, readEditorSettings, saysAll } from './editor-settings.ts';
import { fileEvents, fileOperations } from './file-operations.ts';
import { createFirstCheck } from './first-check.ts';
import { createOverviewNews } from './overview-news.ts';
import { areMalformed } from './params.ts';
import { encodingFor } from './positions.ts';
import { openProgress } from './progress.ts';
import type { Shown } from './refresh.ts';
import { allShown, refreshesFor, shownBeside } from './refresh.ts';
import { createReports, reportOf } from './reports.ts';
import { requests } from './requests/all.ts';
import type { Context, DocumentState } from './requests/request.ts';
import { pathOf } from './uri.ts';
import type { FileEvent } from './workspace.ts';
import { createWorkspace } from './workspace.ts';

/** Serves one client: answers on `connection`, reads files through `access`. */
export function createServer(connection: Connection, access: FileAccess): void {
  /** The client answers `par/readFile` and `par/listFolder`. */
  let readsVirtual = false;
  const workspace = createWorkspace({ ...access, breathe: () => connection.quiet() }, () => readsVirtual);
  let client: ClientCapabilities = {};
  let settings = defaultEditorSettings;
  /** The client did not say them all at the start, but can be asked. */
  let asksSettings = false;
  let clientCommands: ReadonlySet<string> = new Set();
  let folderUris = new Set<string>();
  let options: ConvertOptions = {
    encoding: 'utf-16',
    ruleDocs: undefined,
    tags: new Set(),
    markdown: false,
  };
  let diagnostics: Diagnostics | undefined;
  let showsOverviews = false;

  const log = (message: string): void => {
    connection.sendNotification('window/logMessage', { type: 1, message });
  };

  /** A handler that fails is told of, unless what it was asked made no sense, and the server goes on. */
  function request<P>(method: string, handler: (params: P, token: Token) => unknown): void {
    connection.onRequest<P>(method, async (params, token) => {
      try {
        const answer = await handler(params, token);
        if (token.isCancelled) throw cancelled();
        return answer;
      } catch (error) {
        if (error instanceof Refusal) throw error;
        if (areMalformed(method, params)) throw malformed(method);
        log(describe(method, error));
        throw error;
      }
    });
  }

  function notification<P>(method: string, handler: (params: P) => void | Promise<void>): void {
    connection.onNotification<P>(method, (params) => {
      const handled = async () => handler(params);
      handled().catch((error: unknown) => log(describe(method, error)));
    });
  }

  const beside = createBeside(connection, workspace, {
    isWanted: () => refreshesFor(client, shownBeside).length > 0,
    tell: () => refresh(shownBeside),
    log: (error) => log(describe('textDocument/didChange', error)),
  });

  const convertIn = (project: Project): Convert => converter(workspace, project, options, settings.language);

  const reports = createReports((project, path) => reportOf(project, path, settings.language, convertIn(project)));

  const checked = createFirstCheck(connection, workspace, () =>
    client.window?.workDoneProgress ? openProgress(connection, words.checking[settings.language]) : undefined,
  );

  /** Waits for the project to be built; refuses where the document changed meanwhile. */
  const stateFor: Context['stateFor'] = (params) => stateIn(params, (path) => workspace.projectOf(path));

  /** As it is when the project is built, though more may have been typed: a list of proposals goes along with that. */
  const newestStateFor: Context['newestStateFor'] = async ({ textDocument }) => {
    const path = pathOf(textDocument.uri);
    const project = await workspace.projectOf(path);
    return project?.files.get(path)?.source ? { path, project, convert: convertIn(project) } : undefined;
  };

  const checkedStateFor: Context['checkedStateFor'] = (params, token) =>
    stateIn(params, (path) => checked.projectOf(path, token));

  async function stateIn(
    { textDocument }: { textDocument: { uri: string } },
    projectOf: (path: string) => Promise<Project | undefined>,
  ): Promise<DocumentState | undefined> {
    const path = pathOf(textDocument.uri);
    const { version } = workspace.documentAt(path) ?? {};
    const project = await projectOf(path);
    if (workspace.documentAt(path)?.version !== version) throw outdated();
    return project?.files.get(path)?.source ? { path, project, convert: convertIn(project) } : undefined;
  }

  const contextNow = (): Context => ({
    workspace,
    client,
    language: settings.language,
    settings,
    clientCommands,
    stateFor,
    newestStateFor,
    checkedStateFor,
    convertIn,
  });

  const tellOverview = createOverviewNews(connection, () => showsOverviews);

  /** Something has changed that findings and overviews depend on. */
  function changed(): void {
    diagnostics?.changed();
    tellOverview();
  }

  request('initialize', (params: InitializeParams): InitializeResult => {
    client = params.capabilities;
    const { ruleDocs, commands, overview, files } = (params.initializationOptions ?? {}) as Readonly<
      Record<string, unknown>
    >;
    showsOverviews = overview === true;
    readsVirtual = files === true;
    settings = readEditorSettings(params.initializationOptions, settings);
    asksSettings = client.workspace?.configuration === true && !saysAll(params.initializationOptions);
    clientCommands = new Set(Array.isArray(commands) ? (commands as string[]) : []);
    const { diagnostic: pull, publishDiagnostics: push } = client.textDocument ?? {};
    const tagsShown = pull?.tagSupport ?? push?.tagSupport;
    options = {
      encoding: encodingFor(client),
      ruleDocs: typeof ruleDocs === 'string' ? ruleDocs : undefined,
      tags: new Set(tagsShown?.valueSet),
      markdown: client.textDocument?.hover?.contentFormat?.includes('markdown') === true,
    };
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    workspace.setFolders(folders.map(pathOf));
    folderUris = new Set(folders);
    diagnostics = createDiagnostics(connection, workspace, checked, reports, {
      pushes: pull === undefined,
      relatedDocuments: pull?.relatedDocumentSupport === true,
    });
    return {
      serverInfo: { name: 'par-index' },
      capabilities: {
        positionEncoding: options.encoding,
        textDocumentSync: { openClose: true, change: 2 },
        ...Object.assign({}, ...requests.map(({ capabilities }) => capabilities?.(client))),
        ...(pull
          ? { diagnosticProvider: { identifier: 'par-index', interFileDependencies: true, workspaceDiagnostics: true } }
          : {}),
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: fileOperations(client),
        },
      },
    };
  });

  notification('initialized', async () => {
    changed();
    if (asksSettings) await askSettings();
    const registrations = registrationsFor(client);
    if (registrations.length > 0) await connection.sendRequest('client/registerCapability', { registrations });
  });

  request('shutdown', () => {
    diagnostics?.release();
    return null;
  });

  notification(
    'textDocument/didOpen',
    ({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams) => {
      workspace.put(openDocument(uri, languageId, version, text));
      changed();
      beside.opened(pathOf(uri));
    },
  );

  notification(
    'textDocument/didChange',
    ({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams) => {
      const document = workspace.documentAt(pathOf(uri));
      if (!document) return;
      workspace.put(changeDocument(document, version, contentChanges, options.encoding));
      changed();
      beside.changed(document.path);
    },
  );

  notification('textDocument/didClose', ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
    beside.closed(pathOf(uri));
    diagnostics?.closed(uri);
    workspace.close(pathOf(uri));
    changed();
  });

  notification('workspace/didChangeWatchedFiles', ({ changes }: DidChangeWatchedFilesParams) => {
    touch(changes.map(({ uri, type }): FileEvent => ({ path: pathOf(uri), kind: eventKinds[type] })));
  });

  for (const [method, eventsOf] of Object.entries(fileEvents))
    notification<never>(method, (params) => touch(eventsOf(params)));

  function touch(events: readonly FileEvent[]): void {
    if (workspace.touch(events)) refresh();
  }

  notification(
    'workspace/didChangeWorkspaceFolders',
    ({ event: { added, removed } }: DidChangeWorkspaceFoldersParams) => {
      for (const { uri } of removed) folderUris.delete(uri);
      for (const { uri } of added) folderUris.add(uri);
      workspace.setFolders([...folderUris].map(pathOf));
      refresh();
    },
  );

  notification('workspace/didChangeConfiguration', async ({ settings: given }: DidChangeConfigurationParams) => {
    if (client.workspace?.configuration) await askSettings();
    else takeSettings((given as { par?: unknown } | null)?.par);
  });

  async function askSettings(): Promise<void> {
    const answer = await connection.sendRequest('workspace/configuration', { items: [{ section: 'par' }] });
    takeSettings((answer as unknown[] | null)?.[0]);
  }

  /** Takes the section `par` of the client's settings; what it does not speak of stays as it was. */
  function takeSettings(given: unknown): void {
    const before = settings;
    settings = readEditorSettings(given, before);
    if (settings.language !== before.language) {
      reports.forget();
      refresh(['diagnostics', 'codeLens', 'inlayHint']);
      return;
    }
    const differs = (part: 'lens' | 'hints') => JSON.stringify(settings[part]) !== JSON.stringify(before[part]);
    refresh([
      ...(differs('lens') ? (['codeLens'] as const) : []),
      ...(differs('hints') ? (['inlayHint'] as const) : []),
    ]);
  }

  /** After what the client can't know of: it asks again for what it shows. */
  function refresh(shown: readonly Shown[] = allShown): void {
    if (shown.includes('diagnostics')) changed();
    for (const method of refreshesFor(client, shown))
      connection.sendRequest(method).catch((error: unknown) => log(describe(method, error)));
  }

  request('textDocument/diagnostic', (params: DocumentDiagnosticParams, token) => diagnostics!.document(params, token));
  request('workspace/diagnostic', (params: WorkspaceDiagnosticParams, token) => diagnostics!.workspace(params, token));

  for (const { method, answer } of requests) {
    request<never>(method, async (params, token) => {
      try {
        return await answer(params, contextNow(), token);
      } finally {
        workspace.answered();
      }
    });
  }
}

const words = {
  checking: { vi: 'PAR Index: đang kiểm tra các tệp', en: 'PAR Index: checking the files' },
} as const;

const eventKinds: Readonly<Record<FileChangeType, FileEvent['kind']>> = { 1: 'created', 2: 'changed', 3: 'deleted' };

function describe(method: string, error: unknown): string {
  return `${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** What a client that can be asked to is asked to tell. */
function registrationsFor({ workspace }: ClientCapabilities): RegistrationParams['registrations'] {
  const created = 1;
  const changed = 2;
  const deleted = 4;
  const watchers = [
    { globPattern: '**/*.par.yaml', kind: created | changed },
    { globPattern: '**/par.config.yaml', kind: created | changed },
    { globPattern: '**/.gitignore' },
    // Of a folder that goes, only the folder itself is told.
    { globPattern: '**', kind: deleted },
  ];
  return [
    ...(workspace?.didChangeWatchedFiles?.dynamicRegistration
      ? [{ id: 'files', method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers } }]
      : []),
    ...(workspace?.didChangeConfiguration?.dynamicRegistration
      ? [{ id: 'settings', method: 'workspace/didChangeConfiguration', registerOptions: { section: 'par' } }]
      : []),
  ];
}
