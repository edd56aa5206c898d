import assert from 'node:assert/strict';

/** Applies a unified diff of one file as strictly as git does: every line it names must be there. */
export function patched(before: string, diff: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  // A line ends with LF alone here: a CR belongs to it.
  const rows = diff.match(/[^\n]*\n/g) ?? [];
  for (let i = 2; i < rows.length;) {
    const head = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(rows[i]!);
    assert.ok(head, `no head of a hunk: ${rows[i]}`);
    const [from = 0, removed = 0, to = 0, added = 0] = head.slice(1).map(Number);
    const start = removed === 0 ? from : from - 1;
    result.push(...lines.slice(at, start));
    assert.equal(result.length, added === 0 ? to : to - 1, 'where the hunk begins in the new text');
    at = start;
    const [endAt, endResult] = [at + removed, result.length + added];
    for (i++; i < rows.length && !rows[i]!.startsWith('@@ '); i++) {
      const row = rows[i]!;
      if (row.startsWith('\\')) continue;
      const line = rows[i + 1]?.startsWith('\\') ? row.slice(1, -1) : row.slice(1);
      if (row.startsWith('+')) result.push(line);
      else {
        assert.equal(lines[at], line, `line ${at + 1}`);
        if (row.startsWith(' ')) result.push(line);
        at++;
      }
    }
    assert.deepEqual([at, result.length], [endAt, endResult], 'the lengths of the hunk');
  }
  return [...result, ...lines.slice(at)].join('');
}
