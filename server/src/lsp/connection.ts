/** JSON-RPC 2.0 as the language server protocol uses it, over whatever carries messages: a pipe, a process, a worker. */
export interface Connection {
  onRequest<P>(method: string, handler: (params: P, token: Token) => Promise<unknown>): void;
  onNotification<P>(method: string, handler: (params: P) => void): void;
  sendRequest(method: string, params?: unknown): Promise<unknown>;
  sendNotification(method: string, params: unknown): void;
  /** Resolves when all messages that wait already have been handled. */
  quiet(): Promise<void>;
}

/** Tells a handler that its answer is no longer wanted. */
export interface Token {
  readonly isCancelled: boolean;
  onCancelled(act: () => void): void;
}

/** What a host gives to a connection. */
export interface Port {
  send(message: object): void;
  /** Does something when what has arrived by now has been received. */
  defer(act: () => void): void;
  /** Ends the process: with 0 if the client said goodbye, else with 1. */
  exit(code: number): void;
  /** Ends the process when that one does. */
  follow(processId: number): void;
}

/** What the host tells a connection. */
export interface HostSide {
  /** A message that has arrived, parsed; undefined for what is no JSON. */
  receive(message: unknown): void;
  /** The client is gone without a word. */
  hangUp(): void;
}

interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** An error that is an answer: it is said to the client, and no fault of the server. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const codes = {
  parse: -32700,
  request: -32600,
  method: -32601,
  params: -32602,
  internal: -32603,
  early: -32002,
  cancelled: -32800,
  refused: -32803,
  modified: -32801,
};

/** Thrown where the client has taken its question back. */
export const cancelled = () => new Refusal(codes.cancelled, 'cancelled by the client');

/** Thrown where the text changed while the answer was made: the client asks again if it still wants to know. */
export const outdated = () => new Refusal(codes.modified, 'the document has changed');

/** Thrown where what is asked for can't be done: the user reads the sentence. */
export const refused = (sentence: string) => new Refusal(codes.refused, sentence);

/** The answer to a request that lacks what it needs. */
export const malformed = (method: string) => new Refusal(codes.params, `${method}: not the parameters it needs`);

/** The answer to a request whose handler failed. */
export const failed = (method: string, error: unknown) =>
  new Refusal(codes.internal, `${method}: ${error instanceof Error ? error.message : String(error)}`);

/**
 * Messages are handled in their order. What has arrived together is looked through first, so that a question that is
 * taken back right away costs nothing.
 */
export function createConnection(port: Port): Connection & HostSide {
  const requests = new Map<string, (params: never, token: Token) => Promise<unknown>>();
  const notifications = new Map<string, (params: never) => void>();
  const asked = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const running = new Map<Message['id'], () => void>();
  let queue: Message[] = [];
  let isWaiting = false;
  let nextId = 1;
  let stage: 'new' | 'open' | 'closed' = 'new';

  const send = (message: object) => port.send({ jsonrpc: '2.0', ...message });
  const refuse = (id: Message['id'], { code, message }: Refusal) => send({ id, error: { code, message } });

  function receive(message: unknown): void {
    if (typeof message !== 'object' || message === null) {
      refuse(null, new Refusal(codes.parse, 'not a message'));
      return;
    }
    queue.push(message);
    if (isWaiting) return;
    isWaiting = true;
    port.defer(drain);
  }

  function drain(): void {
    const messages = queue;
    queue = [];
    isWaiting = false;
    const takenBack = new Set(messages.filter(isCancel).map(cancelledId));
    for (const message of messages) {
      if (message.method === undefined) settle(message);
      else if (message.id === undefined) notify(message);
      else if (takenBack.has(message.id)) refuse(message.id, cancelled());
      else void answer(message, message.method);
    }
  }

  async function answer({ id, params }: Message, method: string): Promise<void> {
    const handler = requests.get(method);
    if (stage === 'new' && method !== 'initialize') return refuse(id, new Refusal(codes.early, 'not initialized yet'));
    if (stage === 'closed') return refuse(id, new Refusal(codes.request, 'already shut down'));
    if (stage === 'open' && method === 'initialize')
      return refuse(id, new Refusal(codes.request, 'already initialized'));
    if (!handler) return refuse(id, new Refusal(codes.method, `no such request: ${method}`));
    if (method === 'initialize') {
      stage = 'open';
      const { processId } = (params ?? {}) as { processId?: unknown };
      if (typeof processId === 'number') port.follow(processId);
    }
    if (method === 'shutdown') stage = 'closed';
    let isCancelled = false;
    const acts: (() => void)[] = [];
    running.set(id, () => {
      isCancelled = true;
      for (const act of acts) act();
    });
    const token: Token = {
      get isCancelled() {
        return isCancelled;
      },
      onCancelled: (act) => void acts.push(act),
    };
    try {
      send({ id, result: (await handler(params as never, token)) ?? null });
    } catch (error) {
      // The client may try again.
      if (method === 'initialize') stage = 'new';
      refuse(id, error instanceof Refusal ? error : failed(method, error));
    } finally {
      running.delete(id);
    }
  }

  function notify(message: Message): void {
    if (message.method === 'exit') hangUp();
    else if (isCancel(message)) running.get(cancelledId(message))?.();
    else if (stage === 'open') notifications.get(message.method!)?.(message.params as never);
  }

  /** Ends; what was asked before is answered first, and what waits for something to change is taken back. */
  function hangUp(): void {
    if (running.size === 0) end();
    else void leave();
  }

  async function leave(): Promise<void> {
    await answered();
    for (const takeBack of running.values()) takeBack();
    await answered();
    end();
  }

  async function answered(): Promise<void> {
    for (let times = 0; running.size > 0 && times < mostTurns; times++) await new Promise<void>(port.defer);
  }

  function end(): void {
    port.exit(stage === 'closed' ? 0 : 1);
  }

  function settle({ id, result, error }: Message): void {
    if (typeof id !== 'number') return;
    const waiting = asked.get(id);
    asked.delete(id);
    if (error) waiting?.reject(new Refusal(error.code, error.message));
    else waiting?.resolve(result);
  }

  return {
    receive,
    hangUp,
    onRequest: (method, handler) => void requests.set(method, handler),
    onNotification: (method, handler) => void notifications.set(method, handler),
    sendNotification: (method, params) => send({ method, params }),
    sendRequest(method, params) {
      const id = nextId++;
      return new Promise((resolve, reject) => {
        asked.set(id, { resolve, reject });
        send({ id, method, ...(params === undefined ? {} : { params }) });
      });
    },
    quiet: () => new Promise((resolve) => port.defer(resolve)),
  };
}

/** How long an end waits for answers, in turns of the host's loop: a handler that hangs must not keep the process. */
const mostTurns = 1000;

const isCancel = ({ method }: Message) => method === '$/cancelRequest';
const cancelledId = ({ params }: Message) => (params as { id?: Message['id'] } | undefined)?.id;
