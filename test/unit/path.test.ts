import assert from 'node:assert/strict';
import { folderOf, foldersAbove, isWithin, nameOf, relative, resolve } from '../../server/src/workspace/path.ts';

describe('paths', () => {
  const resolved: readonly (readonly [string, string, string])[] = [
    ['/a/b', 'c.par.yaml', '/a/b/c.par.yaml'],
    ['/a/b', './c/../d', '/a/b/d'],
    ['/a/b', '../c', '/a/c'],
    ['/a', '../../../c', '/c'],
    ['/', 'c', '/c'],
    ['/a', '/c/d', '/c/d'],
    ['C:/a', '../b', 'C:/b'],
    ['C:/a', 'D:/b', 'D:/b'],
    ['vscode-vfs://github/owner/name', 'sub/x', 'vscode-vfs://github/owner/name/sub/x'],
    ['/Tỉnh Đắk Lắk', 'Chỉ số.par.yaml', '/Tỉnh Đắk Lắk/Chỉ số.par.yaml'],
  ];
  for (const [folder, to, path] of resolved) it(`${to} in ${folder}`, () => assert.equal(resolve(folder, to), path));

  it('are taken apart', () => {
    assert.equal(folderOf('/a/b'), '/a');
    assert.equal(folderOf('/a'), '/');
    assert.equal(nameOf('/a/b.par.yaml'), 'b.par.yaml');
    assert.deepEqual(foldersAbove('/a/b/c'), ['/a/b', '/a', '/']);
    assert.deepEqual(foldersAbove('C:/a/b').slice(0, 2), ['C:/a', 'C:']);
    assert.deepEqual(foldersAbove('vfs://host/a/b'), ['vfs://host/a', 'vfs://host']);
  });

  it('lie within a folder only below its own name', () => {
    assert.ok(isWithin('/a/b', '/a'));
    assert.ok(isWithin('/a', '/a'));
    assert.ok(isWithin('/a', '/'));
    assert.ok(!isWithin('/ab', '/a'));
  });

  it('are written relative to a folder', () => {
    assert.equal(relative('/a/b', '/a/b/c'), 'c');
    assert.equal(relative('/a/b', '/a/c/d'), '../c/d');
    assert.equal(relative('/', '/a/b'), 'a/b');
  });
});
