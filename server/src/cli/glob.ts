export function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/**
 * Whether a path is one that a pattern means: `*` and `?` within a name, `**` over folders, `[a-c]`, `[!x]`, `{a,b}`,
 * as shells and editors agree on. A pattern that can't be read means nothing.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  let source = '';
  let open = 0;
  for (const [token] of pattern.matchAll(/\*\*\/|\*+|\?|\[[^\]/]+\]|[[{},]|[^*?[{},]+/g)) {
    if (token === '**/') source += '(?:[^/]+/)*';
    else if (token.startsWith('*')) source += '[^/]*';
    else if (token === '?') source += '[^/]';
    else if (token === '{') source += (open++, '(?:');
    else if (token === '}' && open > 0) source += (open--, ')');
    else if (token === ',' && open > 0) source += '|';
    else if (/^\[.+\]$/.test(token)) source += `[${token.slice(1, -1).replace(/^!/, '^').replace(/[\\[]/g, '\\$&')}]`;
    else source += token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  }
  try {
    const expression = new RegExp(`^${source}${')'.repeat(open)}$`, 'u');
    return (path) => expression.test(path);
  } catch {
    return () => false;
  }
}
