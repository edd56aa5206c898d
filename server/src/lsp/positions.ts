import type { ClientCapabilities, Position, PositionEncodingKind } from 'vscode-languageserver';
import type { Source } from '../syntax/source.ts';
import { lineIn, offsetIn, positionIn } from '../syntax/source.ts';

/** In which units client and server count the characters of a line. The engine counts UTF-16 units. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/**
 * The client's first encoding that the server knows. A client names one other than UTF-16 first where its own text is
 * kept so: counting is best done where the lines are at hand, which is here.
 */
export function encodingFor({ general }: ClientCapabilities): Encoding {
  const known = (kind: PositionEncodingKind): kind is Encoding => Object.hasOwn(sizes, kind);
  return general?.positionEncodings?.find(known) ?? 'utf-16';
}

/** The client's position of an offset (UTF-16) of a file's text. */
export function positionOf(source: Source, offset: number, encoding: Encoding): Position {
  const { line, column } = positionIn(source, offset);
  if (encoding === 'utf-16') return { line, character: column };
  return { line, character: unitsIn(lineIn(source, line).slice(0, column), encoding) };
}

/**
 * The offset (UTF-16) of a client's position in a file's text. One beyond the end of its line is brought back to the end,
 * one among the bytes of a character to its beginning; behind the last line is the end of the text.
 */
export function offsetOf(source: Source, { line, character }: Position, encoding: Encoding): number {
  const start = offsetIn(source, { line, column: 0 });
  if (positionIn(source, start).line < line) return start;
  const text = lineIn(source, line);
  if (encoding === 'utf-16') return start + Math.min(character, text.length);
  let at = 0;
  for (let units = 0; at < text.length;) {
    const code = text.codePointAt(at)!;
    units += sizes[encoding](code);
    if (units > character) break;
    at += code > 0xffff ? 2 : 1;
  }
  return start + at;
}

/** How many units of an encoding a stretch of text takes. */
export function unitsIn(text: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return text.length;
  let units = 0;
  for (const char of text) units += sizes[encoding](char.codePointAt(0)!);
  return units;
}

/** What one character takes. */
const sizes: Readonly<Record<Encoding, (code: number) => number>> = {
  'utf-8': (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code <= 0xffff ? 3 : 4),
  'utf-16': (code) => (code > 0xffff ? 2 : 1),
  'utf-32': () => 1,
};
