import widthOf from 'fast-string-width';
import type { LinkPorts, Links } from './hyperlink.ts';
import { linksOf, plainLinks } from './hyperlink.ts';

/** How to write for a screen: what every printing command shares. */
export interface Screen extends Links {
  readonly columns: number;
  readonly paint: Paint;
}

export type Colour = 'red' | 'yellow' | 'blue' | 'green' | 'cyan' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** What a screen is taken for where nothing tells its width; a wider one than the most is hard to read. */
const usualColumns = 80;
const leastColumns = 40;
const mostColumns = 120;

/** What a screen depends on. */
export interface ScreenPorts extends LinkPorts {
  readonly isTty: boolean;
  readonly columns: number | undefined;
}

/** Decides width, colours and links: `--color` before `NO_COLOR`, and that before what stdout is. Links on terminals only. */
export function screenOf(ports: ScreenPorts, color: string = 'auto'): Screen {
  const { isTty, columns, env } = ports;
  const wanted = color === 'always' || (color === 'auto' && !env.NO_COLOR && env.TERM !== 'dumb');
  const coloured = color === 'always' || (wanted && isTty);
  return {
    columns: Math.max(leastColumns, Math.min(columns || usualColumns, mostColumns)),
    paint: coloured
      ? (colour, text) => `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m`
      : (_, text) => text,
    ...(wanted && isTty ? linksOf(ports) : plainLinks),
  };
}

/** How many columns a text fills; combining marks none, wide letters and emoji two. */
export function displayWidth(text: string): number {
  return widthOf(text);
}

/**
 * Text that a terminal shows as it stands: control signs as pictures of themselves, a tab as blanks, signs without
 * width or that turn the direction as a dot. So no file can steer the terminal, and every sign takes its column.
 */
export function visible(text: string): string {
  return text.replace(unsafe, (sign) => {
    const code = sign.charCodeAt(0);
    if (sign === '\t') return tab;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return '·';
  });
}

export const tab = '    ';
const unsafe = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * Lines of at most `columns`, broken at blanks; every line begins with `indent`, the first with `first` instead. A word
 * too long for a line stands on its own and reaches beyond it: a path stays whole.
 */
export function wrap(text: string, columns: number, indent: string, first: string = indent): string[] {
  const lines: string[] = [];
  let line = first;
  let width = displayWidth(first);
  let empty = true;
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const wordWidth = displayWidth(word);
    if (!empty && width + 1 + wordWidth > columns) {
      lines.push(line);
      line = indent;
      width = displayWidth(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    width += wordWidth + (empty ? 0 : 1);
    empty = false;
  }
  return [...lines, line];
}
