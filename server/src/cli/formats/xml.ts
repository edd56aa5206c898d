/** An element and what is in it: elements, or text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content?: readonly Element[] | string;
}

/** A document of XML 1.0. */
export function xmlOf(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
}

function write({ name, attributes, content = [] }: Element, indent: string): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value), /[<>&"\t\n\r]/g)}"`);
  const head = `${indent}<${name}${list.join('')}`;
  if (content.length === 0) return `${head}/>\n`;
  // A carriage return as it is would be read as a line feed.
  if (typeof content === 'string') return `${head}>${escaped(content, /[<>&\r]/g)}</${name}>\n`;
  return `${head}>\n${content.map((child) => write(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

/** `>` too, so that `]]>` never stands in a text. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(forbidden, '\uFFFD').replace(signs, (sign) => entities[sign] ?? `&#${sign.charCodeAt(0)};`);
}

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** What no document of XML 1.0 can hold, not even as a number. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
