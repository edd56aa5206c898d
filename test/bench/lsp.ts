import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, InitializeResult, TextEdit } from 'vscode-languageserver';
import type { Memory } from './processes.ts';
import { environment, memoryOf } from './processes.ts';

/** A language server that takes part. */
export interface LanguageServer {
  readonly who: string;
  readonly command: readonly string[];
  /** What it answers to `workspace/configuration`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** It looks at what it is given, so it must tell an error. */
  readonly judges: boolean;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly version?: number; readonly diagnostics?: readonly Diagnostic[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
    diagnostic: { relatedDocumentSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { documentationFormat: ['markdown'] } },
    // As VS Code has it: the edits of an action are asked for when it is chosen.
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

/** A session with a server over stdio that costs as little as it can. Times are in milliseconds. */
export class Session {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly pending = new Map<number, (message: Message) => void>();
  private readonly versions = new Map<string, number>();
  private readonly awaiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  private chunks: Buffer[] = [];
  private held = 0;
  private wanted = 0;
  private nextId = 1;
  private errors = '';
  private ended = false;
  pulls = false;
  initialized: InitializeResult | undefined;

  constructor(private readonly server: LanguageServer) {
    const [program, ...args] = server.command;
    this.process = spawn(program!, args, { stdio: 'pipe', env: environment() });
    this.process.stdout.on('data', (chunk: Buffer) => this.read(chunk));
    this.process.stderr.on('data', (chunk: Buffer) => (this.errors = (this.errors + chunk.toString()).slice(-2000)));
    this.process.on('exit', () => (this.ended = true));
    this.process.stdin.on('error', () => undefined);
  }

  static async start(server: LanguageServer, folder: string): Promise<Session> {
    const session = new Session(server);
    const uri = pathToFileURL(folder).href;
    session.initialized = (await session.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      capabilities,
      workspaceFolders: [{ uri, name: path.basename(folder) }],
    })) as InitializeResult;
    session.pulls = session.initialized.capabilities.diagnosticProvider !== undefined;
    session.notify('initialized', {});
    if (server.settings) session.notify('workspace/didChangeConfiguration', { settings: server.settings });
    return session;
  }

  /** Starts one, uses it, and ends it whatever happens. */
  static async during<T>(server: LanguageServer, folder: string, use: (session: Session) => Promise<T>): Promise<T> {
    const session = await Session.start(server, folder);
    try {
      return await use(session);
    } finally {
      await session.stop();
    }
  }

  get memory(): Memory | undefined {
    return memoryOf(this.process.pid!);
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    const answer = this.answerTo(id, method);
    this.process.stdin.write(frame({ id, method, params }));
    return answer;
  }

  notify(method: string, params: unknown): void {
    this.process.stdin.write(frame({ method, params }));
  }

  /** Opens a document and waits for what is found in it. */
  async open(uri: string, text: string): Promise<readonly Diagnostic[]> {
    this.versions.set(uri, 1);
    const open = {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    };
    return this.findings(uri, frame(open));
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Makes edits and waits for what is found then. */
  async change(uri: string, edits: readonly TextEdit[]): Promise<readonly Diagnostic[]> {
    return this.findings(uri, this.changeFrame(uri, edits));
  }

  /** How long that takes. */
  async timeOfChange(uri: string, edits: readonly TextEdit[]): Promise<number> {
    const message = this.changeFrame(uri, edits);
    const started = process.hrtime.bigint();
    await this.findings(uri, message);
    return since(started);
  }

  /** How long a request takes that is sent right behind edits. */
  async timeOfRequest(uri: string, edits: readonly TextEdit[], method: string, params: unknown): Promise<number> {
    const id = this.nextId++;
    const message = Buffer.concat([this.changeFrame(uri, edits), frame({ id, method, params })]);
    const started = process.hrtime.bigint();
    const answer = this.answerTo(id, method);
    this.process.stdin.write(message);
    await answer;
    return since(started);
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    const ended = new Promise((done) => this.process.on('exit', done));
    const patience = setTimeout(() => this.process.kill('SIGKILL'), 5000);
    await Promise.race([this.request('shutdown', null).catch(() => undefined), ended]);
    this.notify('exit', null);
    await ended;
    clearTimeout(patience);
  }

  private changeFrame(uri: string, edits: readonly TextEdit[]): Buffer {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
    return frame({ method: 'textDocument/didChange', params: { textDocument: { uri, version }, contentChanges } });
  }

  /** Sends a message about a document; the answer to a pull, or the next push that is not of an older version. */
  private async findings(uri: string, message: Buffer): Promise<readonly Diagnostic[]> {
    if (this.pulls) {
      const id = this.nextId++;
      const answer = this.answerTo(id, 'textDocument/diagnostic');
      const params = { textDocument: { uri } };
      this.process.stdin.write(Buffer.concat([message, frame({ id, method: 'textDocument/diagnostic', params })]));
      return ((await answer) as { items?: readonly Diagnostic[] }).items ?? [];
    }
    const pushed = new Promise<readonly Diagnostic[]>((done) => this.awaiting.set(uri, done));
    this.process.stdin.write(message);
    return this.orEnd(pushed, 'textDocument/publishDiagnostics');
  }

  private answerTo(id: number, method: string): Promise<unknown> {
    const answer = new Promise<Message>((done) => this.pending.set(id, done)).then(({ result, error }) => {
      if (error) throw new Error(`${this.server.who}, ${method}: ${error.message}`);
      return result;
    });
    return this.orEnd(answer, method);
  }

  private orEnd<T>(answer: Promise<T>, what: string): Promise<T> {
    return new Promise<T>((done, fail) => {
      const end = (): void => fail(new Error(`${this.server.who} ended before ${what}: ${this.errors}`));
      this.process.once('exit', end);
      answer.then(done, fail).finally(() => this.process.off('exit', end));
    });
  }

  private read(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.held += chunk.length;
    // A big answer comes in many parts: they are put together once.
    while (this.held > 0 && this.held >= this.wanted) {
      const all = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
      const head = all.indexOf('\r\n\r\n');
      const length = head < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(all.toString('ascii', 0, head))?.[1]);
      const end = head + 4 + length;
      this.chunks = [all];
      this.wanted = head < 0 ? this.held + 1 : end;
      if (head < 0 || all.length < end) return;
      this.chunks = [all.subarray(end)];
      this.held = all.length - end;
      this.wanted = 0;
      this.take(JSON.parse(all.toString('utf8', head + 4, end)) as Message);
    }
  }

  private take({ id, method, params, ...message }: Message): void {
    if (method === undefined) {
      const settle = this.pending.get(id as number);
      this.pending.delete(id as number);
      settle?.(message);
    } else if (id !== undefined) {
      const items = (params as { items?: readonly { section?: string }[] } | undefined)?.items;
      const result = items ? items.map(({ section }) => this.server.settings?.[section ?? ''] ?? null) : null;
      this.process.stdin.write(frame({ id, result }));
    } else if (method === 'textDocument/publishDiagnostics' && params?.uri !== undefined) {
      const { uri, version, diagnostics } = params;
      if (version !== undefined && version < (this.versions.get(uri) ?? 0)) return;
      this.awaiting.get(uri)?.(diagnostics ?? []);
      this.awaiting.delete(uri);
    }
  }
}

function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

function since(started: bigint): number {
  return Number(process.hrtime.bigint() - started) / 1e6;
}
