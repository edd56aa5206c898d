import type { MapNode, Node } from './node.ts';

/**
 * Whether text stands on the lines below the last key of a piece and this key is `criteria:`. By itself YAML takes it
 * for the key's value; with the items that follow, in pieces of their own, no reader takes the file. On the line of the
 * key it is another matter: then no items follow.
 */
export function isTextForList(text: string, map: MapNode): boolean {
  const pair = map.pairs.at(-1);
  if (pair?.key.text !== 'criteria' || !pair.value || !isText(pair.value)) return false;
  return text.slice(pair.key.span.end, pair.value.span.start).includes('\n');
}

/**
 * Text, also where a colon in it makes a map of it. Not so a long text (`>-`), which goes on over the items; a list in
 * brackets, which is a list; keys of the format, which lack their dash.
 */
function isText(node: Node): boolean {
  if (node.kind === 'scalar') return node.style !== 'literal' && node.style !== 'folded';
  return node.kind === 'map' && (node.flow || !/^[A-Za-z][A-Za-z_-]*$/.test(node.pairs[0]?.key.text ?? ''));
}
