import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { runCli } from '../harness/cli.ts';

/** Blocks of a page that show what the program prints: what stands between `…` lines is really there, in this order. */
function shown(page: string): string[][] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```\n([^]*?)^```$/gm)].map((match) => match[1]!);
  const output = blocks.filter((block) => block.startsWith('samples/'));
  assert.equal(output.length, 1, `${page} shows the program's output once`);
  return output[0]!.split('…\n').map((part) => part.split('\n').filter((line) => line !== ''));
}

describe('the first page', () => {
  for (const [page, language] of [
    ['README.md', 'en'],
    ['README.vi.md', 'vi'],
  ] as const) {
    it(`${page} shows what the program really prints`, async () => {
      const { stdout, code } = await runCli(['check', 'samples/hanoi-2021', '--lang', language]);
      assert.equal(code, 1, 'the sample has errors');
      let from = 0;
      for (const part of shown(page)) {
        const at = stdout.indexOf(part.join('\n'), from);
        assert.ok(at >= 0, `not printed: ${part.join('\n')}`);
        from = at + 1;
      }
    });
  }

  for (const page of ['README.md', 'README.vi.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'samples/README.md']) {
    it(`${page} links only to what is there`, () => {
      const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
      for (const link of links.filter((each) => !each.includes('://'))) {
        assert.ok(existsSync(path.join(path.dirname(page), link)), link);
      }
    });
  }

  it('the pictures are those that the journeys take, all shown in both languages, and small', () => {
    const taken = Object.keys(JSON.parse(readFileSync('test/editor/shown-pictures.json', 'utf8')) as object).sort();
    assert.ok(taken.length >= 4);
    for (const page of ['README.md', 'README.vi.md']) {
      const shown = [...readFileSync(page, 'utf8').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((match) => match[1]!);
      assert.deepEqual(shown.sort(), taken.map((title) => `docs/pictures/${title}.png`).sort(), page);
    }
    const files = readdirSync('docs/pictures').filter((name) => name.endsWith('.png') && name !== 'icon.png');
    assert.deepEqual(files.sort(), taken.map((title) => `${title}.png`).sort());
    const bytes = files.reduce((sum, name) => sum + statSync(`docs/pictures/${name}`).size, 0);
    assert.ok(bytes < 700_000, `${bytes} bytes`);
  });

  it('the tests that the architecture names are there', () => {
    const named = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/`(test\/[^`]+\.ts)`/g)].map(
      (match) => match[1]!,
    );
    assert.ok(named.length > 5);
    for (const file of named) assert.ok(existsSync(file), file);
  });
});
