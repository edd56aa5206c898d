const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A message as bytes: a header that tells the length of the JSON behind it. */
export function frame(message: object): Uint8Array {
  const body = encoder.encode(JSON.stringify(message));
  const head = encoder.encode(`Content-Length: ${body.length}\r\n\r\n`);
  return joined([head, body]);
}

/**
 * Takes bytes as they come and gives each message when it is whole; undefined for a stretch that is none: where a header
 * or a length is wrong, it reads on at the next header.
 */
export function unframe(receive: (message: unknown) => void): (chunk: Uint8Array) => void {
  let parts: Uint8Array[] = [];
  let size = 0;
  /** Without so many bytes there is nothing new to see, unless a header comes where there should be none. */
  let wanted = 0;
  /** The last bytes of what is waited for, among which such a header may begin to end. */
  let tail: Uint8Array = new Uint8Array();
  /** What comes is part of something wrong that was told already. */
  let isLost = false;

  const lose = (): void => {
    if (!isLost) receive(undefined);
    isLost = true;
  };

  /** Gives what is whole; what is left of the bytes waits for more. */
  function take(bytes: Uint8Array): Uint8Array {
    for (let body = headEnd(bytes); body >= 0; body = headEnd(bytes)) {
      const head = headIn(bytes, body);
      if (head.isWrong) lose();
      if (head.length !== undefined) {
        const end = body + head.length;
        if (bytes.length < end && !hasHead(bytes.subarray(body))) {
          wanted = end;
          return bytes;
        }
        isLost = false;
        const message = bytes.length < end ? undefined : parsed(decoder.decode(bytes.subarray(body, end)));
        if (message !== undefined) {
          receive(message);
          body = end;
        } else lose();
      }
      // After a wrong length the next header may stand before the end that it told, or begin there.
      bytes = bytes.subarray(body);
    }
    if (bytes.length <= longestHead) return bytes;
    lose();
    return bytes.slice(-longestHead);
  }

  return (chunk) => {
    parts.push(chunk);
    size += chunk.length;
    if (size < wanted) {
      const edge = joined([tail, chunk]);
      tail = edge.slice(-3);
      if (headEnd(edge) < 0) return;
    }
    wanted = 0;
    const rest = take(joined(parts));
    tail = rest.slice(-3);
    parts = [rest];
    size = rest.length;
  };
}

/** Headers are short: what has no end after so many bytes is none. */
const longestHead = 4096;
/** More than this is no text that can be held. */
const longestBody = 2 ** 29 - 25;

/** What the header that ends at `body` says, and whether that is no header or stands behind what is none. */
function headIn(bytes: Uint8Array, body: number): { readonly length?: number; readonly isWrong: boolean } {
  const text = decoder.decode(bytes.subarray(Math.max(0, body - longestHead), body - 4));
  const found = /content-length:[ \t]*(\d+)[ \t]*(?:\r\n[\w-]+:[^\r\n]*)*$/i.exec(text);
  const length = Number(found?.[1]);
  if (!found || length > longestBody) return { isWrong: /\S/.test(text) };
  return { length, isWrong: !/^\s*(?:[\w-]+:[^\r\n]*\r\n)*$/.test(text.slice(0, found.index)) };
}

/** Whether a whole header stands among these bytes; in JSON there is none, as a text in it has no line ends. */
function hasHead(bytes: Uint8Array): boolean {
  for (let body = headEnd(bytes); body >= 0; body = headEnd(bytes, body)) {
    if (headIn(bytes, body).length !== undefined) return true;
  }
  return false;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the empty line behind the header ends; −1 where it has not come yet. */
function headEnd(bytes: Uint8Array, from = 0): number {
  for (let at = bytes.indexOf(13, from); at >= 0; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) return at + 4;
  }
  return -1;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
