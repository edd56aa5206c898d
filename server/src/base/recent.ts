/**
 * What was worked out for the things that were asked about last. One thing is asked about many times in a row (every rule
 * looks at one criterion, then at the next), so that a few are enough; all others cost no memory.
 */
export class Recent<K extends object, V> {
  private readonly values = new Map<K, V>();

  get(key: K): V | undefined {
    return this.values.get(key);
  }

  set(key: K, value: V): void {
    if (this.values.size >= most) this.values.clear();
    this.values.set(key, value);
  }
}

const most = 256;

/** `compute`, worked out once for each text while the texts are few: the same names and dates stand on many lines. */
export function onceEach<V>(compute: (text: string) => V): (text: string) => V {
  const values = new Map<string, V>();
  return (text) => {
    let value = values.get(text);
    if (value === undefined) {
      value = compute(text);
      if (values.size >= mostTexts) values.clear();
      // One paragraph in place of a date is not worth its memory.
      if (text.length <= longestText) values.set(text, value);
    }
    return value;
  };
}

const mostTexts = 2000;
const longestText = 200;
