import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  TextEdit,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';

/** A message as it goes over the wire. */
export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** What is answered to the server's own requests, by method. */
export type Answers = Readonly<Record<string, (params: never) => unknown>>;

export interface ClientOptions {
  /** Folders of the workspace; none where left out. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly answers?: Answers;
  /** The process that the server ends with; this one where left out. */
  readonly processId?: number;
  /** What starts the server, instead of `node dist/server.js --stdio`. */
  readonly command?: readonly string[];
}

/** A client that can do what the server knows to use. */
export const ableClient: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
  textDocument: {
    diagnostic: { relatedDocumentSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { documentationFormat: ['markdown'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};

/** A client without pull: it can only be pushed to. */
export const pushedClient: ClientCapabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };

export const builtServer: readonly string[] = [process.execPath, path.resolve('dist/server.js'), '--stdio'];

/** A language client driven by hand, over the stdio of a server that it starts. */
export class LspClient {
  readonly messages: Message[] = [];
  /** Lines that the server logged as errors. */
  readonly logged: string[] = [];
  initialized: InitializeResult | undefined;
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly pending = new Map<number, (message: Message) => void>();
  private readonly versions = new Map<string, number>();
  private readonly watchers = new Set<() => void>();
  private readonly exited: Promise<number | null>;
  private buffer = Buffer.alloc(0);
  private stderr = '';
  private nextId = 1;
  private isOver = false;

  private constructor(
    private readonly answers: Answers,
    command: readonly string[],
  ) {
    this.process = spawn(command[0]!, command.slice(1), { stdio: 'pipe' });
    this.process.stdout.on('data', (chunk: Buffer) => this.read(chunk));
    this.process.stderr.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.exited = new Promise((resolve) => this.process.on('exit', (code) => resolve(code)));
    void this.exited.then(() => {
      this.isOver = true;
      for (const settle of this.pending.values()) settle({ error: { code: 0, message: 'the server has ended' } });
      for (const look of this.watchers) look();
    });
  }

  /** Starts a server and shakes hands with it. */
  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = new LspClient(options.answers ?? {}, options.command ?? builtServer);
    client.initialized = (await client.request('initialize', {
      processId: options.processId ?? process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? ableClient,
      initializationOptions: options.initializationOptions,
      workspaceFolders: options.folders?.map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) })) ?? null,
    })) as InitializeResult;
    client.notify('initialized', {});
    return client;
  }

  send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  /** Sends a request and gives its number and its answer, whatever that is. */
  ask(method: string, params?: unknown): { id: number; answer: Promise<Message> } {
    const id = this.nextId++;
    const answer = new Promise<Message>((resolve) => this.pending.set(id, resolve));
    this.send({ id, method, ...(params === undefined ? {} : { params }) });
    return { id, answer };
  }

  /** Sends a request and takes it back in the same breath, so that the server can't have answered in between. */
  async askAndTakeBack(method: string, params?: unknown): Promise<Message> {
    const { stdin } = this.process;
    stdin.cork();
    const { id, answer } = this.ask(method, params);
    this.notify('$/cancelRequest', { id });
    stdin.uncork();
    return answer;
  }

  /** The result of a request; an error in answer to it is thrown. */
  async request(method: string, params?: unknown): Promise<unknown> {
    const { error, result } = await this.ask(method, params).answer;
    if (error) throw new Error(`${method}: ${error.code} ${error.message}`);
    return result;
  }

  open(uri: string, text: string, languageId = 'par-yaml'): void {
    this.versions.set(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Edits with ranges, one after the other; a whole new text where it is a string. */
  change(uri: string, edits: string | readonly TextEdit[]): void {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    const contentChanges =
      typeof edits === 'string' ? [{ text: edits }] : edits.map(({ range, newText }) => ({ range, text: newText }));
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  async diagnostics(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return (await this.request('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId,
    })) as DocumentDiagnosticReport;
  }

  /** The diagnostics of a document in full. */
  async items(uri: string): Promise<Diagnostic[]> {
    const report = await this.diagnostics(uri);
    assert.equal(report.kind, 'full');
    return report.kind === 'full' ? report.items : [];
  }

  /** The first message that fits, come or to come. */
  async waitFor(what: string, fits: (message: Message) => boolean, from = 0): Promise<Message> {
    let next = from;
    return new Promise((resolve, reject) => {
      const look = (): void => {
        for (; next < this.messages.length; next++) {
          if (fits(this.messages[next]!)) {
            end();
            resolve(this.messages[next]!);
            return;
          }
        }
        if (this.isOver) {
          end();
          reject(new Error(`the server ended before ${what}: ${this.stderr}`));
        }
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${what} never came; the last messages: ${JSON.stringify(this.messages.slice(-5))}`));
      }, 20_000);
      const end = (): void => {
        clearTimeout(timer);
        this.watchers.delete(look);
      };
      this.watchers.add(look);
      look();
    });
  }

  /** Ends the session as clients do, and gives the server's exit code. */
  async stop(): Promise<number | null> {
    if (this.isOver) return this.exited;
    await this.request('shutdown');
    this.notify('exit', undefined);
    const code = await this.exited;
    assert.equal(this.stderr, '', 'nothing on stderr');
    assert.deepEqual(this.logged, [], 'no error logged');
    return code;
  }

  /** Waits for the server to end by itself. */
  end(): Promise<number | null> {
    return this.exited;
  }

  /** Closes the server's input, as when the client is gone. */
  hangUp(): void {
    this.process.stdin.end();
  }

  /** Ends the process where a test has failed before it could. */
  kill(): void {
    if (!this.isOver) this.process.kill();
  }

  private read(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const head = this.buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.toString('ascii', 0, head))?.[1]);
      assert.ok(Number.isInteger(length), `a header without a length: ${this.buffer.toString('ascii', 0, head)}`);
      const end = head + 4 + length;
      if (this.buffer.length < end) return;
      const message = JSON.parse(this.buffer.toString('utf8', head + 4, end)) as Message;
      this.buffer = this.buffer.subarray(end);
      this.take(message);
    }
  }

  private take(message: Message): void {
    this.messages.push(message);
    const { id, method, params } = message;
    if (method === undefined && typeof id === 'number') {
      const settle = this.pending.get(id);
      this.pending.delete(id);
      settle?.(message);
    } else if (id !== undefined && method !== undefined) {
      const answer = this.answers[method];
      this.send({ id, result: answer ? answer(params as never) : null });
    } else if (method === 'window/logMessage') {
      const { type, message: text } = params as { type: number; message: string };
      if (type === 1) this.logged.push(text);
    }
    for (const look of [...this.watchers]) look();
  }
}

/** Runs a session and ends it properly; a failure in it kills the server and is thrown. */
export async function session(options: ClientOptions, run: (client: LspClient) => Promise<void>): Promise<void> {
  const client = await LspClient.start(options);
  try {
    await run(client);
    assert.equal(await client.stop(), 0);
  } finally {
    client.kill();
  }
}

export function uriOf(file: string): string {
  return pathToFileURL(path.resolve(file)).href;
}

/** What the language server says of one file. */
export interface FileFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of the diagnostics; edits by the file they change, as a path relative to the folder. */
  readonly fixes: readonly {
    /** Which of the diagnostics it repairs. */
    readonly of: number;
    readonly rule: string;
    readonly title: string;
    readonly edits: Readonly<Record<string, readonly TextEdit[]>>;
  }[];
}

/**
 * What the language server says of every `.par.yaml` file of a folder, none of them open: diagnostics and quick fixes,
 * by path relative to the folder.
 */
export async function serverFindings(folder: string, language: 'vi' | 'en' = 'vi'): Promise<Map<string, FileFindings>> {
  const findings = new Map<string, FileFindings>();
  const relative = (uri: string) =>
    path.relative(path.resolve(folder), decodeURIComponent(new URL(uri).pathname)).replaceAll('\\', '/');
  await session({ folders: [folder], initializationOptions: { language } }, async (client) => {
    const report = (await client.request('workspace/diagnostic', {
      previousResultIds: [],
    })) as WorkspaceDiagnosticReport;
    const known = new Map(report.items.map((item) => [relative(item.uri), item]));
    const files = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
    const names = new Set([...files.filter((name) => name.endsWith('.par.yaml')), ...known.keys()]);
    for (const name of [...names].sort()) {
      const item = known.get(name);
      const diagnostics = item?.kind === 'full' ? item.items : [];
      const fixes: FileFindings['fixes'][number][] = [];
      for (const diagnostic of diagnostics) {
        const uri = item!.uri;
        const actions = (await client.request('textDocument/codeAction', {
          textDocument: { uri },
          range: diagnostic.range,
          context: { diagnostics: [diagnostic], only: ['quickfix'] },
        })) as CodeAction[] | null;
        // Other findings may touch the range; only this one's are wanted, and no comments that silence it.
        for (const action of actions ?? []) {
          if (action.kind !== 'quickfix') continue;
          if (JSON.stringify(action.diagnostics?.[0]) !== JSON.stringify(diagnostic)) continue;
          const edits: Record<string, readonly TextEdit[]> = {};
          for (const change of action.edit?.documentChanges ?? []) {
            if ('textDocument' in change) edits[relative(change.textDocument.uri)] = change.edits as TextEdit[];
          }
          fixes.push({
            of: diagnostics.indexOf(diagnostic),
            rule: String(diagnostic.code),
            title: action.title,
            edits,
          });
        }
      }
      findings.set(name, { diagnostics, fixes });
    }
  });
  return findings;
}
