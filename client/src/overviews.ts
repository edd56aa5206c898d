import {
  commands,
  EventEmitter,
  window,
  workspace,
  type Disposable,
  type Event,
  type TextDocument,
  type Uri,
} from 'vscode';
import type { Overview } from './overview.ts';
import type { Server } from './server.ts';

/** The overview of the index at hand, kept up to date while people type. */
export interface Overviews extends Disposable {
  /** Undefined where there is no index at hand, or no server. */
  current(): Overview | undefined;
  readonly onDidChange: Event<void>;
}

/**
 * Typing comes in bursts; one look at the end of each is enough. A huge index leaves the server more time for others, but
 * one answer that was late (the first waits for all files) must not hold up the next.
 */
const pause = { least: 150, most: 1_000 }; // ms
const pauseForEach = 4; // ms that an answer took

/**
 * Follows the file at hand: that of the editor in use, after it of the one used last, at the start an index of the
 * folder. Views that take the focus so keep what they show.
 */
export function createOverviews(server: Server): Overviews {
  const changes = new EventEmitter<void>();
  let file: Uri | undefined;
  let overview: Overview | undefined;
  let shown = 'null';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isStale = false;
  let took = 0;

  function refresh(): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), Math.min(Math.max(pause.least, took * pauseForEach), pause.most));
  }

  async function ask(): Promise<void> {
    if (isAsking) {
      isStale = true;
      return;
    }
    isAsking = true;
    isStale = false;
    const began = Date.now();
    try {
      let found = await overviewOf(file);
      // A file that was never there, is gone, or has nothing to show and is not looked at gives way to the folder's index.
      if (!found && !isSeen(file)) {
        file = await firstIndex();
        found = await overviewOf(file);
      }
      show(found);
    } catch {
      // The text changed while the server was at it, or the server has gone: it will tell when to ask again.
    } finally {
      isAsking = false;
      took = Date.now() - began;
      if (isStale) refresh();
    }
  }

  async function overviewOf(uri: Uri | undefined): Promise<Overview | undefined> {
    const client = server.client();
    if (!client || !uri) return undefined;
    const textDocument = { uri: client.code2ProtocolConverter.asUri(uri) };
    return (await client.sendRequest<Overview | null>('par/overview', { textDocument })) ?? undefined;
  }

  function show(next: Overview | undefined): void {
    // Where nothing differs nothing is drawn anew, and a tooltip stays.
    const text = JSON.stringify(next ?? null);
    if (text === shown) return;
    shown = text;
    overview = next;
    void commands.executeCommand('setContext', 'par.hasOverview', next !== undefined);
    changes.fire();
  }

  function follow(document: TextDocument | undefined): void {
    if (!document || !isOfIndex(document) || document.uri.toString() === file?.toString()) return;
    file = document.uri;
    refresh();
  }

  const listeners = [
    changes,
    window.onDidChangeActiveTextEditor((editor) => follow(editor?.document)),
    workspace.onDidChangeWorkspaceFolders(() => {
      if (!overview) file = undefined;
      refresh();
    }),
    server.onNotification('par/overviewChanged', refresh),
    server.onDidChangeState((state) => {
      if (state === 'running') refresh();
      // While one that died is being replaced, what was shown stays.
      else if (state === 'stopped') show(undefined);
    }),
  ];
  follow(window.activeTextEditor?.document);
  refresh();

  return {
    current: () => overview,
    onDidChange: changes.event,
    dispose() {
      clearTimeout(waiting);
      for (const each of listeners) each.dispose();
    },
  };
}

function isOfIndex({ languageId, uri }: TextDocument): boolean {
  return languageId === 'par-yaml' && !uri.path.endsWith('/par.config.yaml');
}

function isSeen(file: Uri | undefined): boolean {
  return window.visibleTextEditors.some(({ document }) => document.uri.toString() === file?.toString());
}

/** The index that lies the nearest to the top of the open folders. */
async function firstIndex(): Promise<Uri | undefined> {
  const found = await workspace.findFiles('**/index.par.yaml', '**/node_modules/**', 100);
  const depth = ({ path }: Uri): number => path.split('/').length;
  return found.sort((a, b) => depth(a) - depth(b) || (a.path < b.path ? -1 : 1))[0];
}
