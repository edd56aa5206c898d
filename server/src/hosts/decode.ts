import type { FileContent } from '../workspace/access.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes to text. The format is UTF-8; a byte order mark is taken off, and told so that writing puts it back. */
export function decode(bytes: Uint8Array): FileContent {
  const guess = guessOf(bytes);
  if (guess) return { kind: 'encoding', guess, at: 0 };
  try {
    const text = utf8.decode(bytes);
    return text.startsWith('\uFEFF') ? { kind: 'text', text: text.slice(1), mark: true } : { kind: 'text', text };
  } catch {
    return { kind: 'encoding', at: firstWrongByte(bytes) };
  }
}

function guessOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return 'ZIP (Word, Excel)';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    return 'Microsoft Office 97–2003';
  const start = bytes.subarray(0, 64);
  const zeros = start.filter((byte) => byte === 0).length;
  if (zeros * 3 > start.length) return bytes[0] === 0 ? 'UTF-16 BE' : 'UTF-16 LE';
  return undefined;
}

/** The longest prefix that decodes, by halving. */
function firstWrongByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
