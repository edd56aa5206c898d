/** Text as it stands in HTML, between tags and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export interface Column {
  readonly title: string;
  /** Digits are set flush right; names of agencies and severities take little room. */
  readonly kind?: 'number' | 'code' | 'lead' | 'mark' | 'text';
}

export interface Cell {
  /** HTML. */
  readonly html: string;
  /** The cell names its row. */
  readonly isHead?: boolean;
}

/** A table as a screen reader needs it: with a caption, and heads for columns and rows. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const heads = columns.map(({ title, kind = 'text' }) => `<th scope="col" class="${kind}">${escaped(title)}</th>`);
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell, i) => cellOf(cell, columns[i]?.kind ?? 'text')).join('')}</tr>`,
  );
  return (
    `<table><caption>${escaped(caption)}</caption>` +
    `<thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
  );
}

function cellOf({ html, isHead }: Cell, kind: string): string {
  return isHead ? `<th scope="row" class="${kind}">${html}</th>` : `<td class="${kind}">${html}</td>`;
}
