import { keyInfo } from '../../model/keys.ts';
import type { SchemaProblem } from '../../model/validate.ts';
import type { MapNode, Node, SeqNode } from '../../syntax/node.ts';
import { isUnknown, meantBy } from '../engine/meant.ts';

/** A value that YAML takes for something else than the text that is meant, decided once for all rules of the schema. */
export type Trap =
  /** `- Ghi chú: sau`: a text with a colon, read as a map. */
  | { readonly kind: 'map'; readonly node: MapNode; readonly isTask: boolean }
  /** `- - Tham mưu`: a list in a list. */
  | { readonly kind: 'list'; readonly node: SeqNode }
  /** `title: [NC(B)]`, `{…}` where a text is wanted. */
  | { readonly kind: 'flow'; readonly node: MapNode | SeqNode }
  /** `tasks: -A -B` over several lines: dashes without a blank make one text. */
  | { readonly kind: 'dashes'; readonly node: Node };

/** The trap behind a violation of the schema, if that is what it is. */
export function trapOf({ keyword, kind, key, under, node, params }: SchemaProblem): Trap | undefined {
  if (kind === 'task' && node?.kind === 'map' && (keyword === 'required' || keyword === 'additionalProperties'))
    return taskTrap(node);
  if (keyword !== 'type' || !node) return undefined;
  const wanted = [params.type ?? []].flat();
  const isItem = key === '';
  if (node.kind === 'scalar') {
    const lines = node.source.split('\n').map((line) => line.trim());
    const dashed =
      node.style === 'plain' &&
      (/^-[>|][-+]?$/.test(lines[0]!) || lines.every((line) => /^-[\p{L}"']|^- /u.test(line)));
    return wanted.includes('array') && !wanted.includes('string') && dashed ? { kind: 'dashes', node } : undefined;
  }
  const wantsText =
    wanted.includes('string') && (isItem || keyInfo(kind, key || under)?.type.includes('string') !== false);
  if (!wantsText) return undefined;
  if (node.flow) return node.kind === 'seq' && wanted.includes('array') ? undefined : { kind: 'flow', node };
  if (node.kind === 'map') {
    const isSentence = node.pairs.length === 1 && /[\s\P{ASCII}]/u.test(node.pairs[0]!.key.text);
    return isSentence ? { kind: 'map', node, isTask: false } : undefined;
  }
  return isItem ? { kind: 'list', node } : undefined;
}

/** `- Ghi chú: sau` among the tasks: no key of a task at all, or a sentence where `task:` should stand. */
export function taskTrap(node: MapNode): Trap | undefined {
  const [first] = node.pairs;
  if (!first || node.flow || node.pairs.some(({ key }) => key.text === 'task')) return undefined;
  const name = first.key.text.normalize('NFC');
  if (!isUnknown('task', name)) return undefined;
  const rest = node.pairs.slice(1);
  const meant = meantBy('task', name, first.value);
  const isSentence = /[\s\P{ASCII}]/u.test(name);
  if (meant === 'task' || (!isSentence && (meant !== undefined || rest.length > 0))) return undefined;
  return rest.every(({ key }) => keyInfo('task', key.text)) ? { kind: 'map', node, isTask: true } : undefined;
}
