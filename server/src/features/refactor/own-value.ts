import type { Criterion } from '../../model/criterion.ts';
import type { Field, Located } from '../../model/entry.ts';
import type { FixEdit } from '../../rules/engine/finding.ts';
import { keyBehind } from '../../rules/engine/insert.ts';
import { scalarOf } from '../../rules/engine/rewrite.ts';

/** Keys of a criterion in the order in which they are best written. */
const order = ['code', 'title', 'max', 'score', 'target', 'lead', 'with', 'tasks', 'deadline'];

/** Writes keys into a criterion, each as text to stand behind its colon, behind the key that they are best written behind. */
export function writeKeys(criterion: Criterion, values: readonly (readonly [key: string, value: string])[]): FixEdit[] {
  return values.flatMap(([key, value]) => {
    const field = fieldBefore(criterion, key);
    return field ? [keyBehind(field, key, value)] : [];
  });
}

/** The last key that stands before `key` in the best order, of those that the criterion has. */
export function fieldBefore({ fields }: Criterion, key: string): Field | undefined {
  const before = order.slice(0, order.indexOf(key)).reverse();
  const name = before.find((each) => fields.get(each)?.pair.value);
  return name === undefined ? undefined : fields.get(name);
}

/** One text, or several in brackets, as a value on one line. */
export function valueOf(texts: readonly Located[]): string {
  const [only, ...others] = texts.map(({ text }) => text);
  if (only !== undefined && others.length === 0) return scalarOf(only, false);
  return `[${texts.map(({ text }) => scalarOf(text, true)).join(', ')}]`;
}

export function sameTexts(a: readonly Located[] | undefined, b: readonly Located[] | undefined): boolean {
  const texts = (list: readonly Located[] | undefined) => (list ?? []).map(({ text }) => text).join('\n');
  return texts(a) === texts(b);
}
