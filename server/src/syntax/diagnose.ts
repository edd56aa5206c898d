import type { Edit } from '../base/edit.ts';
import { formatKeys } from './format-keys.ts';
import type { ProblemKind, SyntaxProblem } from './problem.ts';

/** A slip of the author with the edits under which the rest of the text can be read. */
export interface Slip extends SyntaxProblem {
  /** Puts a key or dash where it is meant to stand; takes away a value that can't be read. */
  readonly reading: readonly Edit[];
}

/** Where the text of a piece stands. */
export interface Setting {
  /** One map, or one list item. */
  readonly shape: 'map' | 'item';
  /** The column of the keys of a map. */
  readonly column: number;
  /** The text is that of the file itself, which may be indented as a whole. */
  readonly isFile?: boolean;
  /** The slip of an item's dash that was found where the file was cut. */
  readonly given?: Slip | undefined;
}

/**
 * The slips in a text that the YAML library rejects. The library says what it met, in its own words; the lines say
 * what the author did: this reads them as the format has them (keys, dashes, texts of one or several lines), each by
 * its column. Of a text that can be read it says nothing.
 */
export function slipsIn(text: string, setting: Setting): Slip[] {
  return new Reader(text, setting).slips();
}

interface Line {
  /** Offset of the line, of its first character that is no blank, and behind its last. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** Column of its first character; the number of blanks before the first tab. Moves with the slips found. */
  indent: number;
  readonly tab: boolean;
  readonly comment: boolean;
  readonly content: string;
}

interface Level {
  readonly kind: 'keys' | 'items';
  readonly column: number;
  /** What its first line behind tabs is indented with; undefined where it has none. */
  tabs?: string;
}

/** What the last key or dash holds: nothing yet, a whole value, a text that may go on below. */
interface Last {
  readonly holds: 'nothing' | 'value' | 'plain' | 'block';
  readonly column: number;
  /** Column of the text of a block. */
  readonly textColumn?: number;
}

/** What is missing before the first key of an item whose dash was lost. */
export const lostDash = '- ';

/** The first key of an item within a piece. */
const itemKey = /^(?:task|name)[ \t]*:(?=[ \t]|$)/;
/** A key as the format has them; text in the language of the annex never looks so. */
const plainKey = /^(?:[A-Za-z][A-Za-z_-]*|"[^"]*"|'[^']*')[ \t]*:(?=[ \t]|$)/;
/** Whatever YAML takes for a key. */
const anyKey = /^(?:"(?:[^"\\]|\\.)*"[ \t]*|'(?:[^']|'')*'[ \t]*|[^\s"'[\]{}#&*!|>%@`,][^\n]*?):(?=[ \t]|$)/;
const gluedKey = /^[A-Za-z][A-Za-z_-]*:(?=[^\s:/])/;
const dashAt = /^-(?:[ \t]+|$)/;
const blockHeader = /^[|>](?:[-+]?[1-9]?|[1-9][-+])[ \t]*(?:[ \t]#.*)?$/;
const escapes = /\\(?:[0abt\tnvfre "/\\N_LP\r\n]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/y;

class Reader {
  private readonly lines: Line[];
  private readonly found: { slip: Slip; line: number }[] = [];
  private readonly levels: Level[] = [];
  private last: Last = { holds: 'value', column: -1 };
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly setting: Setting,
  ) {
    this.lines = linesIn(text);
  }

  slips(): Slip[] {
    const { shape, column, given } = this.setting;
    const first = this.lines.find(({ comment }) => !comment);
    if (!first) return [];
    if (shape === 'item' && given?.kind === 'no-dash') {
      first.indent = column + lostDash.length;
      this.levels.push({ kind: 'items', column }, { kind: 'keys', column: first.indent });
    } else if (shape === 'item') {
      first.indent += (given?.reading[0]?.text.length ?? first.indent) - first.indent;
      this.levels.push({ kind: 'items', column: first.indent });
    } else {
      const own =
        !this.setting.isFile || this.lines.some((line) => line.indent === column && !line.comment && !line.tab);
      this.levels.push({ kind: 'keys', column: own ? column : first.indent });
    }
    for (; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at]!;
      if (line.comment) continue;
      this.readLine(line, line === first && given !== undefined);
      if (line.tab) this.keepTabs(line);
    }
    return this.joined();
  }

  private readLine(line: Line, isPlaced: boolean): void {
    if (line.tab && !isPlaced) this.untab(line);
    let { content, start, indent: column } = line;
    let behindDash = false;
    for (;;) {
      const dash = dashAt.exec(content)?.[0];
      const glued = dash === undefined && !behindDash && this.isGluedDash(content, column);
      if (dash === undefined && !glued) break;
      if (glued) {
        this.add('no-blank-after-dash', start, line.end, [insert(start + 1, ' ')]);
        if (!this.popTo('items', column)) this.levels.push({ kind: 'items', column });
      } else if (behindDash && this.isDoubleDash(content, column)) {
        const end = start + dash!.length;
        this.add('double-dash', start, start + 1, [{ start, end, text: '' }], cutComment(content));
        start = end;
        content = content.slice(dash!.length);
        break;
      } else if (behindDash) {
        this.levels.push({ kind: 'items', column });
      } else {
        const placed = this.placeDash(line, column);
        if (placed === undefined) return;
        column = placed;
      }
      this.last = { holds: 'nothing', column };
      const width = dash?.length ?? 1;
      content = content.slice(width);
      start += width;
      column += glued ? 2 : width;
      behindDash = true;
      if (content === '' || content.startsWith('#')) return;
    }
    const lost = behindDash ? undefined : this.columnOfLostDash(content, column);
    if (lost !== undefined) {
      this.add(
        'no-dash',
        start,
        start + content.indexOf(':'),
        [{ start: start - (column - lost), end: start, text: lostDash }],
        cutComment(content),
      );
      if (!this.popTo('items', lost)) this.levels.push({ kind: 'items', column: lost });
      this.last = { holds: 'nothing', column: lost };
      column = lost + lostDash.length;
      behindDash = true;
    }
    const dash = this.last.column;
    const glued = gluedKey.exec(content)?.[0];
    const opens =
      behindDash ||
      (this.last.holds === 'nothing' &&
        column > this.last.column &&
        this.last.column >= 0 &&
        !this.isAt('keys', column));
    if (
      glued !== undefined &&
      (opens ? this.keyFollows(column, content.slice(glued.length)) : this.isAt('keys', column))
    ) {
      const at = start + glued.length;
      this.add('no-blank-after-colon', start, at, [insert(at, ' ')]);
      const keys = behindDash ? this.openKeys(line, start, column) : column;
      if (opens && !behindDash) this.levels.push({ kind: 'keys', column });
      else if (!opens) this.popTo('keys', column);
      this.value(line, at, keys);
      return;
    }
    if (opens && !behindDash && !plainKey.test(content) && !/^[|>[]/.test(content) && this.isBelowCriteria()) {
      const { last } = this;
      this.addUnread('no-colon', line.start, line.end, line.start, this.textBelow(last.column));
      this.last = last;
      return;
    }
    const key = anyKey.exec(content)?.[0];
    if (key !== undefined && !/[ \t]#/.test(key)) {
      const isOwn = plainKey.test(key);
      if (
        behindDash &&
        !isOwn &&
        /:(?=[ \t]|$)/.test(cutComment(content.slice(key.length).replace(/^[ \t]*["'].*/, '')))
      ) {
        // `- Ghi chú: nêu rõ: …`: no key at all, but a text with two colons.
        this.plain(line, start, dash);
        return;
      }
      const placed = behindDash ? this.openKeys(line, start, column) : this.placeKey(line, column, key);
      if (placed !== undefined) this.value(line, start + key.length, placed);
      return;
    }
    if (opens) this.item(line, start, column, behindDash ? dash : undefined);
    else this.bare(line, column);
  }

  /**
   * The column in which the lost dash of a task or an agency stood: its first key stands in the column of the list, or
   * below the key that opens the list, and what follows tells that keys or items belong to it.
   */
  private columnOfLostDash(content: string, column: number): number | undefined {
    if (!itemKey.test(content) || this.isAt('keys', column)) return undefined;
    const inner = this.setting.shape === 'item' ? this.levels.slice(1) : this.levels;
    if (inner.some((level) => level.kind === 'items' && level.column === column)) return column;
    const { holds, column: holder } = this.last;
    const opens = holds === 'nothing' && holder >= 0 && column > holder;
    const next = this.lines.slice(this.at + 1).find(({ comment }) => !comment);
    if (!opens || !next || next.tab) return undefined;
    const [isKey, isItem] = [plainKey.test(next.content), dashAt.test(next.content)];
    if ((isKey && next.indent === column + lostDash.length) || (isItem && next.indent === column)) return column;
    const before = column - lostDash.length;
    const goesOn = (isKey && next.indent === column) || (isItem && next.indent === before);
    return goesOn && before >= holder ? before : undefined;
  }

  /** A second dash before the first key of a criterion, whose other keys stand below it. */
  private isDoubleDash(content: string, column: number): boolean {
    if (this.setting.shape !== 'item' || this.levels.length !== 1 || !/^-[ ]+(?:code|title)[ ]*:[ ]/.test(content))
      return false;
    const next = this.lines.slice(this.at + 1).find(({ comment }) => !comment);
    return next?.indent === column && !next.tab && plainKey.test(next.content);
  }

  /** A dash without its blank: in the column of a list, or before a key where a list may begin. */
  private isGluedDash(content: string, column: number): boolean {
    if (!/^-(?=[\p{L}"']|[|>][-+]?$)/u.test(content)) return false;
    const begins = this.last.holds === 'nothing' && this.last.column >= 0 && column >= this.last.column;
    const next = this.lines.slice(this.at + 1).find(({ comment, indent }) => !comment && indent <= column);
    const goesOn = next !== undefined && next.indent === column && next.content.startsWith('-');
    return this.isAt('items', column) || (begins && (goesOn || plainKey.test(content.slice(1))));
  }

  /** Text behind a dash, or below a key: with keys of the same map below it, its own key has lost its colon or was left out. */
  private item(line: Line, start: number, column: number, dash: number | undefined): void {
    const content = this.text.slice(start, line.end);
    const holder = this.last.column;
    const below = this.lines.slice(this.at + 1).filter(({ comment, tab }) => !comment && !tab);
    const next = below.find(
      ({ content: text, indent }) => indent <= holder || dashAt.test(text) || plainKey.test(text),
    );
    const isHeld = next !== undefined && next.indent > holder && plainKey.test(next.content) && !/^[|>]/.test(content);
    const lost = lostColon(content);
    if (lost && (isHeld || /^file\b.*\.par\.yaml$/.test(content))) {
      const at = start + lost.end;
      this.add('no-colon', start, line.end, [{ start: start + lost.start, end: at, text: ': ' }]);
      const keys = dash === undefined ? column : this.openKeys(line, start, column);
      if (dash === undefined) this.levels.push({ kind: 'keys', column });
      this.value(line, at, keys);
      return;
    }
    const isFirst = this.setting.shape === 'item' && this.levels.length === 1;
    const key = isFirst
      ? /^["']?\d/.test(content)
        ? 'code: '
        : undefined
      : this.setting.shape === 'item'
        ? 'task: '
        : 'name: ';
    if (isHeld && key !== undefined && dash !== undefined) {
      this.add('keys-below-text', start, line.end, [insert(start, key)]);
      const keys = this.openKeys(line, start, column);
      this.value(line, start, keys);
      return;
    }
    this.value(line, start, holder);
  }

  /** The line above opens the piece's own list of criteria, so its items follow in pieces of their own. */
  private isBelowCriteria(): boolean {
    const above = this.lines.slice(0, this.at).findLast(({ comment }) => !comment);
    const own = this.levels[this.setting.shape === 'item' ? 1 : 0];
    return own?.column === this.last.column && /^(?:-[ \t]+)?(["']?)criteria\1[ \t]*:/.test(above?.content ?? '');
  }

  /** A line of text that is neither key nor item. */
  private bare(line: Line, column: number): void {
    const { holds, textColumn, column: holder } = this.last;
    const next = this.lines.slice(this.at + 1).find(({ comment }) => !comment);
    const alone = /^[A-Za-z]+$/.test(cutComment(line.content));
    if (
      alone &&
      this.isAt('keys', column) &&
      (next
        ? next.indent > column || (next.indent === column && dashAt.test(next.content))
        : line.content === 'criteria')
    ) {
      const end = line.start + cutComment(line.content).length;
      this.add('no-colon', line.start, end, [insert(end, ':')]);
      this.popTo('keys', column);
      this.last = { holds: 'nothing', column };
      return;
    }
    const lost = this.isAt('keys', column) ? lostColon(line.content) : undefined;
    if (lost?.sign) {
      this.add('no-colon', line.start, line.end, [
        { start: line.start + lost.start, end: line.start + lost.end, text: ': ' },
      ]);
      this.popTo('keys', column);
      this.value(line, line.start + lost.end, column);
      return;
    }
    if (!lost && holds === 'block' && textColumn !== undefined && column <= holder) {
      this.add('text-indent', line.start, line.end, [indentTo(line, textColumn)]);
      this.textOf(holder, textColumn);
      return;
    }
    if (!lost && holds === 'plain' && column > holder) return;
    const below = this.below(column, dashAt.test(this.lines[this.at + 1]?.content ?? ''));
    this.addUnread('no-colon', line.start, line.end, line.start, below);
  }

  /** The column of the list that a dash belongs to; undefined where there is none, and the line is left out. */
  private placeDash(line: Line, column: number): number | undefined {
    if (this.popTo('items', column)) return column;
    const { holds, column: holder } = this.last;
    if (holds === 'nothing' && column >= holder && holder >= 0) {
      const meant = this.columnOfItems(line, column);
      this.levels.push({ kind: 'items', column: meant });
      if (meant !== column) this.addMoved('item-indent', line, column, meant);
      return meant;
    }
    const lists = this.levels.flatMap(({ kind, column: own }) => (kind === 'items' ? [own] : []));
    const expected = nearestColumn(this.setting.shape === 'item' ? lists.slice(1) : lists, column);
    if (
      holds === 'nothing' &&
      holder >= 0 &&
      (expected === undefined || Math.abs(expected - column) >= holder - column)
    ) {
      // The first dash of a list, less deep than the key that opens it.
      this.addMoved('item-indent', line, column, holder);
      this.levels.push({ kind: 'items', column: holder });
      return holder;
    }
    if (expected === undefined) {
      this.addUnread('stray-item', line.start, line.end, line.start, this.below(column, true));
      return undefined;
    }
    this.addMoved('item-indent', line, column, expected);
    this.popTo('items', expected);
    return expected;
  }

  /** The column of a list that begins at `column`: another one where more of its items, or what it holds, ask for it. */
  private columnOfItems(line: Line, column: number): number {
    const { column: holder } = this.last;
    const votes = new Map([[column, 1]]);
    const vote = (for_: number): Map<number, number> => votes.set(for_, (votes.get(for_) ?? 0) + 1);
    let isOwn = true;
    for (const { content, indent, comment, tab } of this.lines.slice(this.at + 1)) {
      if (comment || tab) continue;
      const isDash = dashAt.test(content);
      if (indent < holder || (indent === holder && !isDash)) break;
      if (isDash && Math.abs(indent - column) <= 3) vote(indent);
      else if (isOwn && ((indent > column && plainKey.test(content)) || /^- +[|>]/.test(line.content)))
        vote(indent - 2);
      isOwn = false;
    }
    const [best] = [...votes].sort(([a, x], [b, y]) => y - x || Math.abs(a - column) - Math.abs(b - column));
    return best && best[0] >= holder && Math.abs(best[0] - column) <= 3 && best[1] > votes.get(column)!
      ? best[0]
      : column;
  }

  /** The column of the keys among which a key stands; undefined where the line is left out. */
  private placeKey(line: Line, column: number, key: string): number | undefined {
    const [base] = this.levels;
    if (base?.kind === 'keys' && column !== base.column && /^(?:index|agencies|criteria)\b/.test(key)) {
      // A section stands nowhere else.
      this.addMoved('key-indent', line, column, base.column);
      this.popTo('keys', base.column);
      return base.column;
    }
    if (this.popTo('keys', column)) return column;
    const { holds, column: holder } = this.last;
    if (holds === 'nothing' && column > holder && holder >= 0) {
      const keys = this.columnOfKeys(line, column);
      this.levels.push({ kind: 'keys', column: keys });
      if (keys !== column) this.addMoved('key-indent', line, column, keys);
      return keys;
    }
    const columns = this.levels.flatMap(({ kind, column: own }) => (kind === 'keys' ? [own] : []));
    const expected = nearestColumn(columns, column);
    if (expected === undefined || !plainKey.test(key)) {
      this.addUnread('no-colon', line.start, line.end, line.start, this.below(column, true));
      return undefined;
    }
    this.addMoved('key-indent', line, column, expected);
    this.popTo('keys', expected);
    return expected;
  }

  /** Keys that begin behind a dash: their column, which those below decide if they agree. */
  private openKeys(line: Line, start: number, column: number): number {
    const dash = this.last.column;
    const keys = this.columnOfKeys(line, column);
    if (keys !== column) {
      const from = line.from + this.text.slice(line.from, start).trimEnd().length;
      const edit = { start: from, end: start, text: ' '.repeat(keys - dash - 1) };
      this.add('key-indent', start, line.end, [edit]);
    }
    this.levels.push({ kind: 'keys', column: keys });
    return keys;
  }

  /** The column of a map that begins at `column`: the one of the two keys below, where they agree on another. */
  private columnOfKeys(line: Line, column: number): number {
    const floor = this.last.column;
    const isOpen = /:[ \t]*(?:[|>#].*)?$/.test(line.content);
    if (isOpen) return column;
    const below: number[] = [];
    for (let i = this.at + 1; i < this.lines.length && below.length < 2; i++) {
      const { indent, content, comment, tab } = this.lines[i]!;
      if (comment || tab) continue;
      if (indent <= floor) break;
      if (plainKey.test(content)) below.push(indent);
    }
    return below.length === 2 && below[0] === below[1] && below[0]! >= floor + 2 && below[0]! <= column + 3
      ? below[0]!
      : column;
  }

  /** Whether the keys of a map go on below in the column of a key that opens it, and holds `value`. */
  private keyFollows(column: number, value: string): boolean {
    if (this.at === this.lines.findIndex(({ comment }) => !comment)) return true;
    const next = this.lines.slice(this.at + 1).find(({ comment, indent }) => !comment && indent <= column);
    return blockHeader.test(value) || (next !== undefined && next.indent === column && plainKey.test(next.content));
  }

  /** Reads what stands from `offset` to the end of the line and goes on below, deeper than `column`. */
  private value(line: Line, offset: number, column: number): void {
    const start = offset + /^[ \t]*/.exec(this.text.slice(offset, line.end))![0].length;
    const value = this.text.slice(start, line.end);
    if (value === '' || (value.startsWith('#') && start > offset)) {
      this.last = { holds: 'nothing', column };
      return;
    }
    this.last = { holds: 'value', column };
    const mark = /^(?:&[\w-]+|![\w!:./-]*)(?:[ \t]+|$)/.exec(value)?.[0];
    if (mark !== undefined) this.value(line, start + mark.length, column);
    else if (/^["']/.test(value)) this.quoted(line, start, column);
    else if (/^[[{]/.test(value)) this.bracketed(line, start, column);
    else if (/^[|>]/.test(value)) this.block(line, start, column);
    else if (dashAt.test(value) && this.text.slice(line.start, offset).trimEnd().endsWith(':'))
      this.dashed(line, start, column);
    else if (/^[@`%,\]}]|^\?(?:[ \t]|$)|^[&!]|^\*(?![\w-]+[ \t]*(?:#|$))/.test(value)) {
      const below = this.textBelow(column);
      const repair = below.length > 0 ? undefined : this.quoting(start, start + cutComment(value).length);
      this.addUnread('reserved-sign', start, start + 1, start, below, repair);
    } else this.plain(line, start, column);
  }

  private quoted(line: Line, start: number, column: number): void {
    const sign = this.text[start]!;
    const region = this.textBelow(column);
    const limit = region.at(-1)?.end ?? line.end;
    const close = closingQuote(this.text, start, limit);
    const value = this.text.slice(start, line.end);
    if (close === undefined) {
      const one = region.length === 0 && value.length > 1 && !value.slice(1).includes(sign) && !/[ \t]#/.test(value);
      const repair = one ? [insert(line.end, sign)] : undefined;
      this.addUnread('unclosed-quote', start, start + 1, start, region, repair, value);
      return;
    }
    const lastLine = [line, ...region].find(({ end }) => close < end || close + 1 === end)!;
    const rest = this.text.slice(close + 1, lastLine.end);
    if (/^[ \t]*$|^[ \t]+#/.test(rest)) {
      this.at += [line, ...region].indexOf(lastLine);
      const wrong =
        sign === '"' ? wrongEscapes(this.text.slice(start, close)).map((at) => insert(start + at, '\\')) : [];
      if (wrong.length > 0) {
        this.add(
          'bad-escape',
          wrong[0]!.start,
          wrong[0]!.start + 2,
          wrong,
          this.text.slice(wrong[0]!.start, wrong[0]!.start + 2),
        );
      }
      return;
    }
    const from = close + 1 + /^[ \t]*/.exec(rest)![0].length;
    const end = close + 1 + cutComment(rest).length;
    const repair = region.length === 0 ? this.quoting(start, end) : undefined;
    this.addUnread('text-after-quote', from, end, start, region, repair, this.text.slice(start, end));
  }

  private bracketed(line: Line, start: number, column: number): void {
    const region = this.below(column, false);
    const limit = region.at(-1)?.end ?? line.end;
    const close = closingBracket(this.text, start, limit);
    const value = cutComment(this.text.slice(start, line.end));
    if (close === undefined) {
      const below = region.filter(({ content }) => !plainKey.test(content));
      // In an open quote, a bracket more would be text as well.
      const closes = closingBracket(`${value}]`, 0, value.length + 1) === value.length;
      const one = region.length === 0 && value.startsWith('[') && value.includes(',') && closes;
      this.addUnread(
        'unclosed-bracket',
        start,
        start + 1,
        start,
        below,
        one ? [insert(start + value.length, ']')] : undefined,
        value,
      );
      return;
    }
    const lastLine = [line, ...region].find(({ end }) => close < end)!;
    const rest = this.text.slice(close + 1, lastLine.end);
    if (/^[ \t]*$|^[ \t]+#/.test(rest)) {
      this.at += [line, ...region].indexOf(lastLine);
      return;
    }
    const from = close + 1 + /^[ \t]*/.exec(rest)![0].length;
    const end = close + 1 + cutComment(rest).length;
    const below = this.textBelow(column);
    this.addUnread(
      'text-after-bracket',
      from,
      end,
      start,
      below,
      below.length === 0 ? this.quoting(start, end) : undefined,
      this.text.slice(start, end),
    );
  }

  private block(line: Line, start: number, column: number): void {
    const value = this.text.slice(start, line.end);
    if (!blockHeader.test(value)) {
      const below = this.textBelow(column);
      const sign = /^[|>][-+]?[1-9]?[ \t]+/.exec(value)?.[0];
      const isHeader = sign !== undefined && (/[-+]/.test(sign) || below.length > 0);
      const textColumn = below[0]?.indent ?? column + 2;
      const repair = isHeader
        ? [
            {
              start: start + sign.trimEnd().length,
              end: start + sign.length,
              text: this.newline() + ' '.repeat(textColumn),
            },
          ]
        : below.length === 0
          ? this.quoting(start, start + cutComment(value).length)
          : undefined;
      this.addUnread('text-after-header', start, line.end, start, below, repair);
      return;
    }
    const digit = /[1-9]/.exec(value)?.[0];
    const textColumn = digit === undefined ? undefined : column + Number(digit);
    this.textOf(column, textColumn);
  }

  /** The lines of a long text below the line that opens it or goes on with it; `column` is that of its key or dash. */
  private textOf(column: number, known: number | undefined): void {
    let textColumn = known;
    let i = this.at + 1;
    for (; i < this.lines.length; i++) {
      const below = this.lines[i]!;
      const isStructure = plainKey.test(below.content) || dashAt.test(below.content) || below.comment;
      if (below.indent > column) {
        textColumn ??= below.indent;
        if (below.indent >= textColumn) continue;
        if (isStructure) break;
        this.add('text-indent', below.start, below.end, [indentTo(below, textColumn)], below.content, i);
      } else if (below.tab && !isStructure) {
        textColumn ??= column + 2;
        this.add('tab', below.from, below.start, [indentTo(below, textColumn)], below.content, i);
      } else break;
    }
    this.at = i - 1;
    this.last = { holds: 'block', column, textColumn: textColumn ?? column + 2 };
  }

  /** `title: - x`, or a list that begins on the line of its key. */
  private dashed(line: Line, start: number, column: number): void {
    const value = cutComment(this.text.slice(start, line.end));
    const below = this.below(column, true);
    const isList = below[0] !== undefined && dashAt.test(below[0].content);
    const from = line.from + this.text.slice(line.from, start).trimEnd().length;
    const repair = isList
      ? [{ start: from, end: start, text: this.newline() + ' '.repeat(below[0]!.indent) }]
      : below.length === 0 && value !== '-'
        ? this.quoting(start, start + value.length)
        : undefined;
    this.addUnread('dash-in-text', start, start + 1, start, below, repair, value);
  }

  private plain(line: Line, start: number, column: number): void {
    const value = cutComment(this.text.slice(start, line.end));
    const below: Line[] = [];
    for (let i = this.at + 1; i < this.lines.length; i++) {
      const next = this.lines[i]!;
      if (next.indent <= column || next.comment || next.tab || plainKey.test(next.content)) break;
      below.push(next);
    }
    this.last = { holds: 'plain', column };
    const colon = /:(?=[ \t]|$)/.exec(value);
    if (colon) {
      const at = start + colon.index;
      this.addUnread(
        'colon-in-text',
        at,
        at + 1,
        start,
        below,
        below.length === 0 ? this.quoting(start, start + value.length) : undefined,
        value,
      );
      return;
    }
    const later = below.find(({ content }) => /:(?=[ \t]|$)/.test(cutComment(content)));
    if (later) {
      const at = later.start + later.content.search(/:(?=[ \t]|$)/);
      const textColumn = Math.min(...below.map(({ indent }) => indent));
      const repair = [{ start, end: start, text: `>-${this.newline()}${' '.repeat(textColumn)}` }];
      this.addUnread('colon-in-text', at, at + 1, start, below, repair, later.content);
      return;
    }
    this.at += below.length;
  }

  /** Gives a line behind a tab the column that it is meant to have. */
  private untab(line: Line): void {
    const { holds, column: holder } = this.last;
    const isDash = dashAt.test(line.content);
    const isKey = plainKey.test(line.content) || gluedKey.test(line.content);
    const columns = this.levels.flatMap(({ kind, column }) => (kind === (isDash ? 'items' : 'keys') ? [column] : []));
    if (isDash && this.setting.shape === 'item') columns.shift();
    if (holds === 'nothing' && holder >= 0) {
      const next = this.lines.slice(this.at + 1).find(({ comment, tab }) => !comment && !tab);
      const sibling =
        next && dashAt.test(next.content) === isDash && (isDash || plainKey.test(next.content)) ? next.indent : -1;
      columns.push(sibling > holder || (isDash && sibling === holder) ? sibling : holder + 2);
    }
    const blanks = this.text.slice(line.from, line.start);
    const kind = isDash ? 'items' : 'keys';
    const alike = this.levels.findLastIndex((level) => level.kind === kind && level.tabs === blanks);
    // Who indents all lists with tabs means the same depth by as many tabs.
    const isAlike =
      (isDash || isKey) &&
      alike >= (isDash && this.setting.shape === 'item' ? 1 : 0) &&
      this.levels.slice(alike + 1).every((level) => level.kind === 'keys' || level.tabs !== undefined);
    // One tab says only that the line is indented: then it is of the innermost.
    const shown = (/\t.*\t/.test(blanks) ? [8, 4, 2] : [])
      .map((width) => shownColumn(blanks, width))
      .find((column) => columns.includes(column));
    const column = isAlike
      ? this.levels[alike]!.column
      : isDash || isKey
        ? (shown ?? columns.at(-1) ?? holder + 2)
        : holder + 2;
    line.indent = column;
    this.add('tab', line.from, line.start, [indentTo(line, column)], line.content);
  }

  /** Notes at the level of a line what it is indented with. */
  private keepTabs({ from, start, indent, content }: Line): void {
    const kind = dashAt.test(content) ? 'items' : 'keys';
    const level = this.levels.findLast((each) => each.kind === kind && each.column === indent);
    if (level) level.tabs ??= this.text.slice(from, start);
  }

  private isAt(kind: Level['kind'], column: number): boolean {
    return this.levels.some((level) => level.kind === kind && level.column === column);
  }

  /** Leaves the level of that kind and column on top. False, and nothing done, where there is none. */
  private popTo(kind: Level['kind'], column: number): boolean {
    const at = this.levels.findLastIndex((level) => level.kind === kind && level.column === column);
    if (at < 0) return false;
    this.levels.length = at + 1;
    return true;
  }

  /** The lines below that stand deeper than `column`; with `dashes` also the dashes in it. */
  private below(column: number, dashes: boolean): Line[] {
    const below: Line[] = [];
    // Behind blanks that YAML takes for letters a line only seems to stand further left.
    if (/^[^\S \t]/.test(this.lines[this.at]!.content)) return below;
    for (let i = this.at + 1; i < this.lines.length; i++) {
      const line = this.lines[i]!;
      if (line.indent < column || (line.indent === column && !(dashes && dashAt.test(line.content)))) break;
      below.push(line);
    }
    return below;
  }

  /** The lines below that can only be text of the line above: deeper, no keys, no items. */
  private textBelow(column: number): Line[] {
    const below = this.below(column, false);
    const end = below.findIndex(({ content, tab }) => tab || plainKey.test(content) || dashAt.test(content));
    return end < 0 ? below : below.slice(0, end);
  }

  private quoting(start: number, end: number): Edit[] {
    return quoteEdits(this.text, start, end);
  }

  private newline(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** A slip whose repair makes the text readable. */
  private add(
    kind: ProblemKind,
    start: number,
    end: number,
    repair: readonly Edit[],
    quoted = this.text.slice(start, end),
    line = this.at,
  ): void {
    this.found.push({ slip: { kind, span: { start, end }, quoted, repair, reading: repair }, line });
  }

  /** A slip in a value, which is left out together with the lines below that belong to it. */
  private addUnread(
    kind: ProblemKind,
    start: number,
    end: number,
    from: number,
    below: readonly Line[],
    repair?: readonly Edit[],
    quoted?: string,
  ): void {
    const line = this.lines[this.at]!;
    const reading = [
      { start: from, end: line.end, text: '' },
      ...below.map((each) => ({ start: each.start, end: each.end, text: '' })),
    ];
    const slip = { kind, span: { start, end }, quoted: quoted ?? this.text.slice(from, line.end), reading };
    this.found.push({ slip: repair ? { ...slip, repair } : slip, line: this.at });
    this.at += below.length;
    this.last = { holds: 'value', column: this.last.column };
  }

  /** A key or dash in the wrong column; what hangs below it moves along where it must. */
  private addMoved(kind: 'key-indent' | 'item-indent', line: Line, column: number, expected: number): void {
    const deeper = this.below(column, kind === 'key-indent' && /:[ \t]*(?:#.*)?$/.test(line.content));
    // What stands as deep as the line should is its neighbour already.
    const isAlike = ({ content }: Line): boolean => (kind === 'item-indent' ? dashAt : plainKey).test(content);
    const neighbour = deeper.findIndex((each) => each.indent <= Math.max(column, expected) && isAlike(each));
    const below = neighbour < 0 ? deeper : deeper.slice(0, neighbour);
    const width = dashAt.exec(line.content)?.[0].length ?? 0;
    const key = below.find(({ content }) => plainKey.test(content));
    const together =
      kind === 'item-indent'
        ? key?.indent === column + width
        : below.some(({ indent, content }) => indent < expected || (indent === expected && !dashAt.test(content)));
    const edits = [indentTo(line, expected)];
    if (together) {
      for (const each of below) {
        each.indent = Math.max(0, each.indent + expected - column);
        edits.push(indentTo(each, each.indent));
      }
    }
    line.indent = expected;
    const end = kind === 'item-indent' ? line.start + 1 : line.start + (plainKey.exec(line.content)?.[0].length ?? 1);
    if (line.tab) this.found.pop();
    this.add(
      line.tab ? 'tab' : kind,
      line.tab ? line.from : line.start,
      line.tab ? line.start : end,
      edits,
      line.content,
    );
  }

  /** Slips of one kind on lines that follow each other are one. */
  private joined(): Slip[] {
    const { given } = this.setting;
    const slips: { slip: Slip; line: number }[] = [];
    for (const found of this.found) {
      const { line } = found;
      let { slip } = found;
      if (slip.kind === 'tab' && given?.kind === 'tab' && !given.repair) {
        // Where the item itself stands is a guess, and so is where its lines do.
        const { kind, span, quoted, reading } = slip;
        slip = { kind, span, quoted, reading };
      }
      const before = slips.at(-1);
      const { kind } = slip;
      const joins = kind === 'tab' || kind === 'text-indent' || (kind === 'no-colon' && !slip.repair);
      if (!joins || before?.slip.kind !== kind || !before.slip.repair !== !slip.repair || line > before.line + 1) {
        slips.push({ slip, line });
        continue;
      }
      const joined = { ...before.slip, reading: [...before.slip.reading, ...slip.reading] };
      before.slip =
        before.slip.repair && slip.repair ? { ...joined, repair: [...before.slip.repair, ...slip.repair] } : joined;
      before.line = line;
    }
    return slips.map(({ slip }) => slip);
  }
}

function linesIn(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap((match): Line[] => {
    const blanks = /^[ \t]*/.exec(match[0])![0];
    const content = match[0].slice(blanks.length).trimEnd();
    if (content === '') return [];
    const start = match.index + blanks.length;
    const tab = blanks.indexOf('\t');
    const isMark = /^(?:---|\.\.\.|%.*)$/.test(match[0].trimEnd());
    return [
      {
        from: match.index,
        start,
        end: start + content.length,
        indent: tab < 0 ? blanks.length : tab,
        tab: tab >= 0,
        comment: content.startsWith('#') || isMark,
        content,
      },
    ];
  });
}

/** Puts quotes around a text: those that need the least escaping. */
export function quoteEdits(text: string, start: number, end: number): Edit[] {
  const value = text.slice(start, end);
  if (!/["\\]/.test(value)) return [insert(start, '"'), insert(end, '"')];
  const inner = [...value.matchAll(/'/g)].map(({ index }) => insert(start + index, "'"));
  return [insert(start, "'"), ...inner, insert(end, "'")];
}

function closingQuote(text: string, start: number, limit: number): number | undefined {
  const sign = text[start];
  for (let i = start + 1; i < limit; i++) {
    if (text[i] === '\\' && sign === '"') i++;
    else if (text[i] === sign) {
      if (sign === "'" && text[i + 1] === "'") i++;
      else return i;
    }
  }
  return undefined;
}

function closingBracket(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  let before = '';
  for (let i = start; i < limit; i++) {
    const sign = text[i]!;
    if ((sign === '"' || sign === "'") && /[[{,:]/.test(before)) {
      const close = closingQuote(text, i, limit);
      if (close === undefined) return undefined;
      i = close;
    } else if (sign === '#' && /\s/.test(text[i - 1]!)) {
      const lineEnd = text.indexOf('\n', i);
      i = lineEnd < 0 ? limit : lineEnd;
    } else if (sign === '[' || sign === '{') depth++;
    else if ((sign === ']' || sign === '}') && --depth === 0) return i;
    if (!/\s/.test(sign)) before = sign;
  }
  return undefined;
}

/** Offsets of the backslashes that mean nothing. */
function wrongEscapes(value: string): number[] {
  const wrong: number[] = [];
  for (let at = value.indexOf('\\'); at >= 0; at = value.indexOf('\\', at)) {
    escapes.lastIndex = at;
    const match = escapes.exec(value);
    if (!match) wrong.push(at);
    at += match?.[0].length ?? 1;
  }
  return wrong;
}

/** A key of the format at the start of a line that has no colon: the stretch that should be one. */
function lostColon(content: string): { start: number; end: number; sign: boolean } | undefined {
  const match = /^([A-Za-z]+)(?:[ \t]*([;=：])[ \t]*|[ \t]+)(?=\S)/.exec(content);
  return match && formatKeys.has(match[1]!)
    ? { start: match[1]!.length, end: match[0].length, sign: match[2] !== undefined }
    : undefined;
}

function cutComment(value: string): string {
  const at = value.search(/[ \t]#/);
  return (at < 0 ? value : value.slice(0, at)).trimEnd();
}

function nearestColumn(columns: readonly number[], column: number): number | undefined {
  // Of two equally near the inner one, which stands last.
  return columns.reduce<number | undefined>(
    (best, each) => (best === undefined || Math.abs(each - column) <= Math.abs(best - column) ? each : best),
    undefined,
  );
}

/** The column behind blanks and tabs where tabs are shown `width` wide. */
export function shownColumn(blanks: string, width: number): number {
  let column = 0;
  for (const sign of blanks) column = sign === '\t' ? (Math.floor(column / width) + 1) * width : column + 1;
  return column;
}

function indentTo(line: Line, column: number): Edit {
  return { start: line.from, end: line.start, text: ' '.repeat(column) };
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
