const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A message as bytes: a header that tells the length of the JSON behind it. */
export function frame(message: object): Uint8Array {
  const body = encoder.encode(JSON.stringify(message));
  const head = encoder.encode(`Content-Length: ${body.length}\r\n\r\n`);
  return joined([head, body]);
}

/** Takes bytes as they come and gives each message when it is whole; undefined for one that is no JSON. */
export function unframe(receive: (message: unknown) => void): (chunk: Uint8Array) => void {
  let parts: Uint8Array[] = [];
  let size = 0;
  /** Without so many bytes there is nothing new to see. */
  let wanted = 0;
  return (chunk) => {
    parts.push(chunk);
    size += chunk.length;
    if (size < wanted) return;
    let bytes = joined(parts);
    wanted = 0;
    for (let body = headEnd(bytes); body >= 0; body = headEnd(bytes)) {
      // A header without a length is passed over.
      const length = Number(/^content-length: *(\d+)/im.exec(decoder.decode(bytes.subarray(0, body)))?.[1] ?? 0);
      if (bytes.length < body + length) {
        wanted = body + length;
        break;
      }
      if (length > 0) receive(parsed(decoder.decode(bytes.subarray(body, body + length))));
      bytes = bytes.subarray(body + length);
    }
    parts = [bytes];
    size = bytes.length;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the empty line behind the header ends; −1 where it has not come yet. */
function headEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) {
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
