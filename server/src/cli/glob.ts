import picomatch from 'picomatch/posix.js';

export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/**
 * Whether a path is one that a pattern means: `*` and `?` within a name, `**` over folders, `[a-c]`, `[!x]`, `{a,b}`,
 * as shells and editors agree on. Names may hold parentheses, and be composed or not, as each system writes them.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const literal = pattern.normalize('NFC').replace(/[()|]/g, '\\$&');
  const matches = picomatch(literal, { dot: true, posix: true, nonegate: true, noextglob: true });
  return (path) => matches(path.normalize('NFC'));
}
