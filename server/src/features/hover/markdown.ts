/** Text from a file, so that Markdown shows it as it stands, on one line. */
export function escape(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}

/** A long text to its first words. */
export function shortened(text: string, most = 60): string {
  const line = oneLine(text);
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s\S*$/, '')} …`;
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** One row of a table. */
export function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table whose first column holds names and whose others hold numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, i) => (i === 0 ? ':--' : '--:'));
  return [head, rule, ...rows].map(tableLine).join('\n');
}
