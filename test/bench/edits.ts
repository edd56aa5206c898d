import type { Position, Range, TextEdit } from 'vscode-languageserver';

/** Edits that an author makes in the middle of a file, each with those that take it back. */
export interface Keystroke {
  readonly name: string;
  readonly make: readonly TextEdit[];
  readonly undo: readonly TextEdit[];
}

/** Where in the middle of a file one types and asks. */
export interface Middle {
  /** In the middle of a title. */
  readonly title: Position;
  /** At the start of a key. */
  readonly key: Position;
  /** About as many lines as a window shows. */
  readonly visible: Range;
  readonly letter: Keystroke;
  /** Edits that move the borders between criteria. */
  readonly structural: readonly Keystroke[];
  /** Makes a number one that no schema takes. */
  readonly slip: Keystroke;
}

const linesShown = 45;

/** The criterion of the lowest level that stands nearest behind the middle of a text. */
export function middleOf(text: string): Middle {
  const lines = text.split('\n');
  const isLeaf = (line: string): boolean => /^ *- code: "\d+\.\d+\.\d+"/.test(line);
  const first = lines.findIndex((line, i) => i > lines.length / 2 && isLeaf(line));
  if (first < 0) throw new Error('no component in the second half');
  const dash = lines[first]!.indexOf('-');
  let end = first + 1;
  while (end < lines.length && (lines[end] === '' || lines[end]!.search(/\S/) > dash)) end++;
  const find = (key: string): number =>
    lines.findIndex((line, i) => i > first && line.startsWith(`${' '.repeat(dash + 2)}${key}: `));
  const titleLine = find('title');
  const maxLine = find('max');
  const title = { line: titleLine, character: dash + 20 };
  const digits = { line: maxLine, character: dash + 2 + 'max: '.length };
  const block = `${lines.slice(first, end).join('\n')}\n`;
  const own = Array.from({ length: end - first }, (_, i) => first + i).filter((line) => lines[line] !== '');
  return {
    title,
    key: { line: find('lead'), character: dash + 4 },
    visible: {
      start: { line: Math.max(0, first - 10), character: 0 },
      end: { line: first - 10 + linesShown, character: 0 },
    },
    letter: typed('a letter in a title', title, 'a'),
    structural: [
      {
        name: 'delete a dash',
        make: [at({ line: first, character: dash }, 1, '')],
        undo: [at({ line: first, character: dash }, 0, '-')],
      },
      typed('paste a criterion', { line: end, character: 0 }, block),
      {
        name: 'indent a block',
        make: own.map((line) => at({ line, character: 0 }, 0, '  ')),
        undo: own.map((line) => at({ line, character: 0 }, 2, '')),
      },
    ],
    slip: typed('a number that is none', digits, 'x'),
  };
}

function typed(name: string, position: Position, newText: string): Keystroke {
  const lines = newText.split('\n');
  const end = {
    line: position.line + lines.length - 1,
    character: (lines.length > 1 ? 0 : position.character) + lines.at(-1)!.length,
  };
  return { name, make: [at(position, 0, newText)], undo: [{ range: { start: position, end }, newText: '' }] };
}

function at(start: Position, length: number, newText: string): TextEdit {
  return { range: { start, end: { line: start.line, character: start.character + length } }, newText };
}
