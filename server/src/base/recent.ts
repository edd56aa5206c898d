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
