// The one server of a window: what the reader hears when it does not start, ends, or is started twice.
import assert from 'node:assert/strict';
import type * as ServerModule from '../../client/src/server.ts';
import { EventEmitter, loadClient, settingsWith } from '../harness/client-module.ts';

const State = { Stopped: 1, Running: 2, Starting: 3, StartFailed: 4 };
const CloseAction = { DoNotRestart: 1, Restart: 2 };

interface ErrorHandler {
  closed(): { action: number; handled?: boolean };
}

/** The library's client as far as the extension sees it; `start` is what its start comes to. */
class Client {
  running = false;
  disposed = 0;
  readonly states = new EventEmitter<{ newState: number }>();
  readonly onDidChangeState = this.states.event;
  constructor(
    readonly handler: ErrorHandler,
    private readonly starting: () => Promise<void>,
  ) {}
  /** As the library does: whatever the third says, `force` is shown. */
  error(message: string, _data: unknown, show: boolean | 'force' = true): void {
    if (show !== false) english.push(message);
  }
  onRequest(): void {}
  onNotification(): void {}
  isRunning = () => this.running;
  async start(): Promise<void> {
    try {
      await this.starting();
    } catch (error) {
      this.error("PAR Index client: couldn't create connection to server.", error, 'force');
      throw error;
    }
    this.running = true;
  }
  async dispose(): Promise<void> {
    this.running = false;
    this.disposed++;
  }
}

let english: string[] = [];

async function windowWith(start: (nth: number) => Promise<void>) {
  english = [];
  const said: string[] = [];
  const say = async (sentence: string) => void said.push(sentence);
  const clients: Client[] = [];
  const states: string[] = [];
  const vscode = {
    EventEmitter,
    Disposable: EventEmitter,
    Uri: {},
    commands: {},
    workspace: settingsWith(() => 'vi'),
    window: { showErrorMessage: say, showWarningMessage: say },
  };
  const { createServer } = await loadClient<typeof ServerModule>('client/src/server.ts', {
    vscode,
    'vscode-languageclient': {
      State,
      CloseAction,
      ErrorAction: { Continue: 1 },
      RevealOutputChannelOn: { Never: 4 },
    },
  });
  const output = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const server = createServer(output as never, {} as never, { toString: () => 'file:///docs' } as never, (options) => {
    const nth = clients.length;
    const client = new Client(options.errorHandler as unknown as ErrorHandler, () => start(nth));
    clients.push(client);
    return client as never;
  });
  server.onDidChangeState((state) => states.push(state));
  return { server, clients, said, states };
}

describe('the server of a window', () => {
  it('that does not start is told once, in our words, and can be started again', async () => {
    const { server, said, states, clients } = await windowWith(async (nth) => {
      if (nth === 0) throw new Error('spawn ENOENT');
    });
    await server.start();
    assert.deepEqual([server.state(), server.client()], ['stopped', undefined]);
    assert.equal(said.length, 1);
    assert.match(said[0]!, /^Không khởi động được máy chủ PAR Index/);
    assert.deepEqual(english, [], 'no English of the library');
    await server.start();
    assert.equal(server.client(), clients[1]);
    assert.deepEqual(states, ['starting', 'stopped', 'starting', 'running']);
  });

  it('that ends while it starts is not started beside itself', async () => {
    const { server, clients, said } = await windowWith(async () => {
      assert.deepEqual(clients[0]!.handler.closed(), { action: CloseAction.DoNotRestart, handled: true });
      throw new Error('Pending response rejected since connection got disposed');
    });
    await server.start();
    assert.equal(clients.length, 1);
    assert.equal(said.length, 1);
    assert.equal(server.state(), 'stopped');
  });

  it('that ends is started again, and given up where it goes on ending', async () => {
    const { server, clients, said } = await windowWith(async () => undefined);
    await server.start();
    const [client] = clients as [Client];
    for (let i = 0; i < 4; i++) assert.equal(client.handler.closed().action, CloseAction.Restart);
    client.states.fire({ newState: State.Stopped });
    assert.equal(server.state(), 'starting');
    client.states.fire({ newState: State.Running });
    assert.equal(server.state(), 'running');
    assert.equal(said.filter((sentence) => /đã được khởi động lại/.test(sentence)).length, 1);
    assert.equal(client.handler.closed().action, CloseAction.DoNotRestart);
    assert.equal(server.state(), 'stopped');
    assert.match(said.at(-1)!, /đã dừng 5 lần trong 3 phút/);
  });

  it('that ends and does not start again is told, and not shown as starting for ever', async () => {
    const { server, clients, said } = await windowWith(async () => undefined);
    await server.start();
    const [client] = clients as [Client];
    assert.equal(client.handler.closed().action, CloseAction.Restart);
    client.states.fire({ newState: State.StartFailed });
    assert.deepEqual([server.state(), server.client()], ['stopped', undefined]);
    assert.match(said.at(-1)!, /^Không khởi động được/);
  });

  it('is one, however often it is restarted meanwhile', async () => {
    const { server, clients } = await windowWith(() => new Promise((resolve) => setTimeout(resolve, 5)));
    const restart = async () => {
      await server.stop();
      await server.start();
    };
    await Promise.all([server.start(), restart(), restart()]);
    assert.equal(server.client(), clients.at(-1));
    assert.deepEqual(
      clients.map(({ disposed, running }) => [disposed, running]),
      clients.map((client) => (client === clients.at(-1) ? [0, true] : [1, false])),
    );
    await server.stop();
    assert.equal(clients.filter(({ running }) => running).length, 0);
  });
});
