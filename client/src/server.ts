import {
  commands,
  Disposable,
  EventEmitter,
  window,
  type Event,
  type FileSystemWatcher,
  type LogOutputChannel,
  type Uri,
} from 'vscode';
import {
  CloseAction,
  ErrorAction,
  RevealOutputChannelOn,
  State,
  type BaseLanguageClient,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { answerForFiles } from './files.ts';
import { keepQuiet } from './quiet.ts';
import type { ServerState } from './server-state.ts';
import { serverCommands } from './commands/forServer.ts';
import { editorSettings } from './settings.ts';
import { words } from './words.ts';

/** The running language server as the rest of the extension sees it. */
export interface Server {
  readonly output: LogOutputChannel;
  /** The client of the server that runs now; `undefined` when none runs. */
  client(): BaseLanguageClient | undefined;
  state(): ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** Hears the server's own notifications, those of servers started later too. */
  onNotification(method: string, listener: () => void): Disposable;
  /** Starts the server; a failure is told to the user, not thrown. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the host's kind of client (Node process, worker) from the options that all hosts share. */
export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** A server that ends by itself is started again, but not for ever. */
const restarts = { most: 4, withinMinutes: 3 };

/**
 * Holds the one language server of the window.
 * @param output where the server's log and its protocol trace go; it outlives every single server
 * @param watcher reports changes of the files that the server reads but that are not open
 * @param ruleDocs the folder with the pages of the rules, which findings lead to
 */
export function createServer(
  output: LogOutputChannel,
  watcher: FileSystemWatcher,
  ruleDocs: Uri,
  makeClient: MakeClient,
): Server {
  let current: BaseLanguageClient | undefined;
  let state: ServerState = 'stopped';
  let turn = Promise.resolve();
  const states = new EventEmitter<ServerState>();
  const listeners = new Set<{ method: string; listener: () => void }>();

  function setState(next: ServerState): void {
    if (next === state) return;
    state = next;
    states.fire(next);
  }

  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'par-yaml' }],
    synchronize: { fileEvents: watcher },
    // A function, so that a restarted server hears the settings of that moment.
    initializationOptions: () => ({
      ...editorSettings(),
      ruleDocs: `${ruleDocs.toString()}/`,
      // What answers may call.
      commands: serverCommands,
      // It may ask for files (files.ts).
      files: true,
      // It is told when an overview may differ (overviews.ts).
      overview: true,
    }),
    diagnosticPullOptions: { onChange: true },
    outputChannel: output,
    // The library speaks English only: its notices go to the output, and the user is told in our own words.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
  };

  /** Starts and stops are asked for by commands, which may come while another is under way: one after the other. */
  function inTurn(work: () => Promise<void>): () => Promise<void> {
    return () => (turn = turn.then(work, work));
  }

  async function start(): Promise<void> {
    await stop();
    // Each start gets a client of its own: one whose start has failed can't be started again.
    let hasEnded = false;
    const client: BaseLanguageClient = makeClient({
      ...options,
      errorHandler: restartSeldom(
        () => client.isRunning(),
        () => (hasEnded = true),
        giveUp,
      ),
    });
    keepQuiet(client);
    answerForFiles(client);
    setState('starting');
    client.onDidChangeState(({ newState }) => {
      if (newState === State.StartFailed && current === client) return notStarted();
      // The client starts a server that died by itself.
      if (current === client && newState === State.StartFailed) {
        // One that ended again while it was being started: the client does not try once more.
        current = undefined;
        setState('stopped');
        tell(words.notStarted(), window.showErrorMessage, [restart, details]);
        return;
      }
      if (current === client) setState(newState === State.Running ? 'running' : 'starting');
      if (newState !== State.Running || !hasEnded) return;
      hasEnded = false;
      tell(words.recovered(), window.showWarningMessage, [details]);
    });
    for (const method of new Set([...listeners].map((each) => each.method))) hear(client, method);
    try {
      await client.start();
      current = client;
      setState('running');
    } catch (error) {
      output.error(error instanceof Error ? error : String(error));
      notStarted();
    }
  }

  function notStarted(): void {
    current = undefined;
    setState('stopped');
    tell(words.notStarted(), window.showErrorMessage, [restart, details]);
  }

  function hear(client: BaseLanguageClient, method: string): void {
    client.onNotification(method, () => {
      for (const each of listeners) if (each.method === method) each.listener();
    });
  }

  async function stop(): Promise<void> {
    const stopped = current;
    if (!stopped) return;
    current = undefined;
    setState('stopped');
    // A server that does not end in time is ended by the client; nothing is left to do about it here.
    await stopped?.dispose().catch((error: unknown) => output.warn(String(error)));
  }

  function giveUp(): void {
    current = undefined;
    setState('stopped');
    tell(words.crashed(restarts.most + 1, restarts.withinMinutes), window.showErrorMessage, [restart, details]);
  }

  return {
    output,
    client: () => current,
    state: () => state,
    onDidChangeState: states.event,
    onNotification(method, listener) {
      const isNew = ![...listeners].some((each) => each.method === method);
      const entry = { method, listener };
      listeners.add(entry);
      if (isNew && current) hear(current, method);
      return new Disposable(() => listeners.delete(entry));
    },
    start: inTurn(start),
    stop: inTurn(stop),
  };
}

/**
 * Starts a server that ended again, at most `restarts.most` times within `restarts.withinMinutes` minutes; then `giveUp`.
 */
function restartSeldom(hasStarted: () => boolean, ended: () => void, giveUp: () => void): ErrorHandler {
  let ends: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      // Its start fails then, which is told; the library would begin a second start beside the first.
      if (!hasStarted()) return { action: CloseAction.DoNotRestart, handled: true };
      const now = Date.now();
      ends = [...ends.filter((end) => now - end < restarts.withinMinutes * 60_000), now];
      if (ends.length <= restarts.most) {
        ended();
        return { action: CloseAction.Restart, handled: true };
      }
      giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

/** What a reader can do about a fault of the server. */
interface Choice {
  readonly title: () => string;
  readonly command: string;
}
const restart: Choice = { title: words.restart, command: 'par.restartServer' };
const details: Choice = { title: words.details, command: 'par.showOutput' };

/** Tells of a fault and offers what can be done about it; does not wait for the answer. */
function tell(
  sentence: string,
  show: typeof window.showErrorMessage | typeof window.showWarningMessage,
  choices: readonly Choice[],
): void {
  const commandOf = new Map(choices.map(({ title, command }) => [title(), command]));
  void show(sentence, ...commandOf.keys()).then((choice) => {
    const command = choice && commandOf.get(choice);
    if (command) void commands.executeCommand(command);
  });
}
