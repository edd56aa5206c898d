import type {
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
  PublishDiagnosticsParams,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { isInProject } from '../workspace/project.ts';
import type { Project } from '../workspace/project.ts';
import type { Connection, Token } from './connection.ts';
import { cancelled } from './connection.ts';
import type { FirstCheck } from './first-check.ts';
import type { Report, Reports } from './reports.ts';
import { nothing } from './reports.ts';
import { pathOf } from './uri.ts';
import type { Workspace } from './workspace.ts';

/** How findings reach the client: it pulls them; only to one that can't they are pushed. */
export interface Diagnostics {
  document(params: DocumentDiagnosticParams, token: Token): Promise<DocumentDiagnosticReport>;
  /** Held open until there is something new to say. */
  workspace(params: WorkspaceDiagnosticParams, token: Token): Promise<WorkspaceDiagnosticReport>;
  /** Something that findings depend on has changed. */
  changed(): void;
  /** A document was closed: what the client pulled for it, it forgets. */
  closed(uri: string): void;
  /** Ends the held requests, so that the client asks anew with what it then has. */
  release(): void;
}

export interface DiagnosticsOptions {
  readonly pushes: boolean;
  /** The client takes reports on other files along with that of the file it asked for. */
  readonly relatedDocuments: boolean;
}

interface Held {
  /** The ids of what the client has, by URI. */
  readonly told: Map<string, string>;
  readonly partialResultToken: WorkspaceDiagnosticParams['partialResultToken'];
  readonly answer: (report: WorkspaceDiagnosticReport) => void;
  readonly refuse: (error: unknown) => void;
}

export function createDiagnostics(
  connection: Connection,
  workspace: Workspace,
  checked: FirstCheck,
  reports: Reports,
  { pushes, relatedDocuments }: DiagnosticsOptions,
): Diagnostics {
  const held = new Set<Held>();
  /** The ids of what was last said of a file, in answers on documents or in what was pushed. */
  const said = new Map<string, string>();

  /** Nobody waits for what there is to say any more. */
  const unwanted = {
    get isCancelled() {
      return !pushes && held.size === 0;
    },
  };

  /** All files that the client is told about, by URI. */
  async function all(): Promise<Map<string, Report>> {
    const found = new Map<string, Report>();
    for (const project of await checked.projects(unwanted)) {
      for (const path of reports.files(project)) {
        if (workspace.inScope(project, path)) found.set(workspace.uriAt(path), reports.on(project, path));
      }
    }
    return found;
  }

  /** What differs from what was told; files that are gone have nothing any more. Takes note of it in `told`. */
  function news(told: Map<string, string>, now: ReadonlyMap<string, Report>): [uri: string, report: Report][] {
    const differing = [...now].filter(([uri, { id }]) => told.get(uri) !== id);
    const gone = [...told].filter(([uri]) => !now.has(uri));
    for (const [uri, { id }] of differing) told.set(uri, id);
    for (const [uri] of gone) told.delete(uri);
    return [...differing, ...gone.flatMap(([uri, id]) => (id === nothing.id ? [] : [[uri, nothing] as const]))].map(
      ([uri, report]) => [uri, report],
    );
  }

  const versionOf = (uri: string): number | null => workspace.documentAt(pathOf(uri))?.version ?? null;
  const inFull = ([uri, { id, items }]: [string, Report]): WorkspaceDocumentDiagnosticReport => ({
    kind: 'full',
    uri,
    version: versionOf(uri),
    resultId: id,
    items: [...items],
  });

  /** What differs, in other files of the project, from what was said of them. */
  function relatedNews(project: Project, asked: string): Record<string, FullDocumentDiagnosticReport> {
    const others = reports.files(project).filter((path) => path !== asked && workspace.inScope(project, path));
    const now = new Map(others.map((path) => [workspace.uriAt(path), reports.on(project, path)]));
    const isOfProject = (path: string) => path !== asked && isInProject(project, path);
    const before = new Map([...said].filter(([uri, id]) => id !== nothing.id && isOfProject(pathOf(uri))));
    const related: Record<string, FullDocumentDiagnosticReport> = {};
    for (const [uri, { id, items }] of news(before, now)) {
      if ((said.get(uri) ?? nothing.id) === id) continue;
      if (now.has(uri)) said.set(uri, id);
      else said.delete(uri);
      related[uri] = { kind: 'full', resultId: id, items: [...items] };
    }
    return related;
  }

  async function advance(): Promise<void> {
    const now = await all();
    for (const each of [...held]) {
      const before = new Map(each.told);
      const items = news(each.told, now).map(inFull);
      if (items.length === 0) continue;
      const token = each.partialResultToken;
      if (token !== undefined) {
        connection.sendNotification('$/progress', { token, value: { items } });
        continue;
      }
      const same = [...before].filter(([uri, id]) => now.get(uri)?.id === id);
      const unchanged = same.map(([uri, id]): WorkspaceDocumentDiagnosticReport => ({
        kind: 'unchanged',
        uri,
        version: versionOf(uri),
        resultId: id,
      }));
      held.delete(each);
      each.answer({ items: [...items, ...unchanged] });
    }
  }

  async function push(): Promise<void> {
    const before = new Set(said.keys());
    for (const [uri, { id, items }] of news(said, await all())) {
      // That there is nothing need be said only where there was something.
      if (id === nothing.id && !before.has(uri)) continue;
      const version = versionOf(uri);
      const params: PublishDiagnosticsParams = {
        uri,
        diagnostics: [...items],
        ...(version === null ? {} : { version }),
      };
      connection.sendNotification('textDocument/publishDiagnostics', params);
    }
  }

  let running = false;
  let again = false;

  /** One round at a time, always for the newest state: what changes meanwhile makes one more round, not one each. */
  async function run(): Promise<void> {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        await connection.quiet();
        again = false;
        if (pushes) await push();
        if (held.size > 0) await advance();
      }
    } finally {
      running = false;
    }
  }

  function start(): void {
    if (!pushes && held.size === 0) return;
    run().catch((error: unknown) => {
      for (const { refuse } of held) refuse(error);
      held.clear();
      // A client that is pushed to has no request that could fail.
      if (pushes) connection.sendNotification('window/logMessage', { type: 1, message: String(error) });
    });
  }

  function release(): void {
    for (const { answer } of held) answer({ items: [] });
    held.clear();
  }

  return {
    async document({ textDocument: { uri }, previousResultId }, token) {
      const path = pathOf(uri);
      const project = await checked.projectOf(path, token);
      const report = project ? reports.on(project, path) : nothing;
      said.set(uri, report.id);
      // A client that holds a request for the workspace hears of other files there.
      const related = project && relatedDocuments && held.size === 0 ? relatedNews(project, path) : {};
      return {
        ...(previousResultId === report.id
          ? { kind: 'unchanged', resultId: report.id }
          : { kind: 'full', resultId: report.id, items: [...report.items] }),
        ...(Object.keys(related).length === 0 ? {} : { relatedDocuments: related }),
      };
    },

    workspace({ previousResultIds, partialResultToken }, token) {
      return new Promise((resolve, reject) => {
        if (token.isCancelled) {
          reject(cancelled());
          return;
        }
        const request: Held = {
          told: new Map(previousResultIds.map(({ uri, value }) => [uri, value])),
          partialResultToken,
          answer: resolve,
          refuse: reject,
        };
        held.add(request);
        token.onCancelled(() => {
          if (held.delete(request)) reject(cancelled());
        });
        start();
      });
    },

    changed: start,

    closed(uri) {
      if (!pushes) said.delete(uri);
      // A request that is held would not tell it again.
      release();
    },

    release,
  };
}
