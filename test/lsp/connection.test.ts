import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createConnection, Refusal } from '../../server/src/lsp/connection.ts';
import { frame, unframe } from '../../server/src/lsp/framing.ts';

/** A connection whose messages are kept; what is deferred is done by `turn`. */
function wired() {
  const sent: Record<string, unknown>[] = [];
  const deferred: (() => void)[] = [];
  const exits: number[] = [];
  const connection = createConnection({
    send: (message) => void sent.push(message as Record<string, unknown>),
    defer: (act) => void deferred.push(act),
    exit: (code) => void exits.push(code),
    follow: () => undefined,
  });
  connection.onRequest('initialize', () => Promise.resolve({}));
  connection.onRequest('shutdown', () => Promise.resolve());
  const turn = async (): Promise<void> => {
    deferred.splice(0).forEach((act) => act());
    await new Promise((resolve) => setImmediate(resolve));
  };
  const open = async (): Promise<void> => {
    connection.receive({ id: 0, method: 'initialize', params: {} });
    await turn();
    sent.length = 0;
  };
  return { connection, sent, exits, turn, open };
}

const errorOf = (message: Record<string, unknown> | undefined) =>
  (message?.error as { code: number } | undefined)?.code;

describe('a connection', () => {
  it('answers requests with results, refusals and failures', async () => {
    const { connection, sent, turn, open } = wired();
    await open();
    connection.onRequest('good', (n: number) => Promise.resolve(n + 1));
    connection.onRequest('none', () => Promise.resolve(undefined));
    connection.onRequest('refused', () => Promise.reject(new Refusal(-32801, 'later')));
    connection.onRequest('bad', () => Promise.reject(new Error('broken')));
    for (const [id, method] of ['good', 'none', 'refused', 'bad', 'unknown'].entries())
      connection.receive({ id, method, params: 1 });
    await turn();
    assert.deepEqual(
      sent.find(({ id }) => id === 0),
      { jsonrpc: '2.0', id: 0, result: 2 },
    );
    assert.deepEqual(
      sent.find(({ id }) => id === 1),
      { jsonrpc: '2.0', id: 1, result: null },
    );
    assert.deepEqual(
      [2, 3, 4].map((n) => errorOf(sent.find(({ id }) => id === n))),
      [-32801, -32603, -32601],
    );
  });

  it('does not begin what is taken back in the same breath, and tells what runs already', async () => {
    const { connection, sent, turn, open } = wired();
    await open();
    let begun = 0;
    connection.onRequest('slow', (_, token) => {
      begun++;
      return new Promise((_resolve, reject) => token.onCancelled(() => reject(new Refusal(-32800, 'cancelled'))));
    });
    connection.receive({ id: 1, method: 'slow' });
    connection.receive({ method: '$/cancelRequest', params: { id: 1 } });
    connection.receive({ id: 2, method: 'slow' });
    await turn();
    assert.equal(begun, 1);
    assert.deepEqual(
      sent.map((message) => [message.id, errorOf(message)]),
      [[1, -32800]],
    );
    connection.receive({ method: '$/cancelRequest', params: { id: 2 } });
    await turn();
    assert.equal(errorOf(sent.find(({ id }) => id === 2)), -32800);
  });

  it('keeps the order of notifications and requests', async () => {
    const { connection, turn, open } = wired();
    await open();
    const seen: string[] = [];
    connection.onNotification('n', (what: string) => void seen.push(what));
    connection.onRequest('r', (what: string) => Promise.resolve(void seen.push(what)));
    connection.receive({ method: 'n', params: 'a' });
    connection.receive({ id: 1, method: 'r', params: 'b' });
    connection.receive({ method: 'n', params: 'c' });
    await turn();
    assert.deepEqual(seen, ['a', 'b', 'c']);
  });

  it('asks the client, and takes its answer or its error', async () => {
    const { connection, sent, turn, open } = wired();
    await open();
    const [good, bad] = [connection.sendRequest('x', 1), connection.sendRequest('y')];
    assert.deepEqual(sent, [
      { jsonrpc: '2.0', id: 1, method: 'x', params: 1 },
      { jsonrpc: '2.0', id: 2, method: 'y' },
    ]);
    connection.receive({ id: 1, result: 'ja' });
    connection.receive({ id: 2, error: { code: -1, message: 'nein' } });
    connection.receive({ id: 7, result: 'unasked' });
    const failure = assert.rejects(bad, /nein/);
    await turn();
    assert.equal(await good, 'ja');
    await failure;
  });

  it('is opened once, and again only where that failed', async () => {
    const { connection, sent, turn } = wired();
    let opened = 0;
    connection.onRequest('initialize', () =>
      ++opened === 1 ? Promise.reject(new Refusal(-32602, 'malformed')) : Promise.resolve({ opened }),
    );
    for (const id of [1, 2, 3]) {
      connection.receive({ id, method: 'initialize', params: {} });
      await turn();
    }
    assert.deepEqual(
      sent.map((message) => [message.id, message.result, errorOf(message)]),
      [
        [1, undefined, -32602],
        [2, { opened: 2 }, undefined],
        [3, undefined, -32600],
      ],
    );
    assert.equal(opened, 2);
  });

  it('wants to be opened first, answers nothing once closed, and exits with 0 only then', async () => {
    const { connection, sent, exits, turn } = wired();
    connection.receive({ id: 1, method: 'shutdown' });
    connection.receive({ method: 'exit' });
    await turn();
    assert.equal(errorOf(sent[0]), -32002);
    connection.receive({ id: 2, method: 'initialize', params: {} });
    connection.receive({ id: 3, method: 'shutdown' });
    connection.receive({ id: 4, method: 'shutdown' });
    connection.receive({ method: 'exit' });
    connection.receive(undefined);
    // What was asked before the end is answered first.
    for (let turns = 0; turns < 5; turns++) await turn();
    assert.equal(errorOf(sent.find(({ id }) => id === 4)), -32600);
    assert.equal(errorOf(sent.find(({ id }) => id === null)), -32700);
    assert.deepEqual(exits, [1, 0]);
  });
});

describe('framing', () => {
  it('gives back every message, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' })), { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (messages, cuts) => {
          const bytes = Buffer.concat(messages.map(frame));
          const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
          const received: unknown[] = [];
          const take = unframe((message) => received.push(message));
          for (let i = 1; i < at.length; i++) take(bytes.subarray(at[i - 1], at[i]));
          assert.deepEqual(received, messages);
        },
      ),
    );
  });

  /** What is received of these bytes, whole and byte by byte. */
  const receivedOf = (...parts: (string | object)[]): unknown[] => {
    const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : frame(part))));
    const [whole, single]: unknown[][] = [[], []];
    unframe((message) => whole!.push(message))(bytes);
    const take = unframe((message) => single!.push(message));
    for (const byte of bytes) take(Buffer.from([byte]));
    assert.deepEqual(single, whole);
    return whole!;
  };
  const [a, b] = [{ a: 'á' }, { b: [1, '😀'] }];
  const json = JSON.stringify(a);
  const size = Buffer.byteLength(json);

  it('takes a header of several lines, in any case, and blank lines between messages', () => {
    const head = `X-Other: 1\r\ncontent-length: ${size} \r\nContent-Type: x\r\n\r\n`;
    assert.deepEqual(receivedOf(head, json, '\r\n', b, '\r\n\r\n', head, json), [a, b, a]);
  });

  const wrong: Readonly<Record<string, string>> = {
    'a header without a length': `X-Other: 1\r\n\r\n${json}`,
    'a length that is no number': `Content-Length: abc\r\n\r\n${json}`,
    'a negative length': `Content-Length: -5\r\n\r\n${json}`,
    'a length of 0': `Content-Length: 0\r\n\r\n${json}`,
    'a length too small': `Content-Length: ${size - 3}\r\n\r\n${json}`,
    'a length too large by little': `Content-Length: ${size + 3}\r\n\r\n${json}`,
    'a length too large by a header': `Content-Length: ${size + 25}\r\n\r\n${json}`,
    'a length too large by much': `Content-Length: 123456\r\n\r\n${json}`,
    'a length that no message has': `Content-Length: 123456789012345678901234567890\r\n\r\n${json}`,
    'a body that is no JSON': `Content-Length: ${size}\r\n\r\n${json.replace('{', '<')}`,
    'JSON without a header': json,
    'line ends that are not those of a header': `Content-Length: ${size}\n\n${json}`,
    'much that is nothing': 'nothing '.repeat(700),
    'several wrong headers': `Content-Length: x\r\n\r\n${json}Content-Length: -1\r\n\r\n${json}`,
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    it(`tells of ${what} once, and reads on with the next message`, () => {
      assert.deepEqual(receivedOf(b, bytes, a, b), [b, undefined, a, b]);
      assert.deepEqual(receivedOf(bytes, bytes, a, bytes, b).filter(Boolean), [a, b]);
    });
  }

  it('does not take for a header what a message says of one, and takes a large message in many chunks', () => {
    const large = { text: 'Content-Length: 5\r\n\r\n'.repeat(200_000) };
    const bytes = Buffer.concat([frame(large), frame(a)]);
    const received: unknown[] = [];
    const take = unframe((message) => received.push(message));
    for (let at = 0; at < bytes.length; at += 65_536) take(bytes.subarray(at, at + 65_536));
    assert.deepEqual(received, [large, a]);
  });
});
