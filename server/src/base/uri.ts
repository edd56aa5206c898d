/** The URI of a path, spelt as editors spell it: every sign but letters, digits and `-._~` encoded, the drive's colon too. */
export function uriOf(path: string): string {
  const whole = /^([A-Za-z][A-Za-z0-9+.-]+:\/\/[^/]*)([^]*)$/.exec(path);
  if (whole) return whole[1]! + encodePath(whole[2]!);
  const [, host, rest] = /^\/\/([^/]+)([^]*)$/.exec(path) ?? [];
  if (host !== undefined) return `file://${encodePath(host)}${encodePath(rest!)}`;
  return `file://${path.startsWith('/') ? '' : '/'}${encodePath(path)}`;
}

/** A path, absolute or not, as it stands in a URI. Half of a surrogate pair, which no URI can hold, becomes U+FFFD. */
export function encodePath(path: string): string {
  const signs = /[!'()*]/g;
  return path
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(signs, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/');
}
