import assert from 'node:assert/strict';
import { isOnDisk, pathOf, uriOf } from '../../server/src/lsp/uri.ts';

describe('URIs and paths', () => {
  const pairs: readonly [uri: string, path: string][] = [
    ['file:///a/b.par.yaml', '/a/b.par.yaml'],
    ['file:///a%20b/50%25%20%231%3F.par.yaml', '/a b/50% #1?.par.yaml'],
    ['file:///h%C3%A0%20n%E1%BB%99i/l%C4%A9nh-v%E1%BB%B1c.par.yaml', '/hà nội/lĩnh-vực.par.yaml'],
    ['file:///ha%CC%80.par.yaml', '/ha\u0300.par.yaml'],
    ['file:///%F0%9F%98%80.par.yaml', '/😀.par.yaml'],
    ['file:///c%3A/du-lieu/a.par.yaml', 'c:/du-lieu/a.par.yaml'],
    ['file://may-chu/chung/a%20b.par.yaml', '//may-chu/chung/a b.par.yaml'],
    ['file:///a/%28b%29%21%27%2A.par.yaml', "/a/(b)!'*.par.yaml"],
    ['vscode-vfs://github/to-chuc/kho/t%E1%BB%87p.par.yaml', 'vscode-vfs://github/to-chuc/kho/tệp.par.yaml'],
    ['untitled:///Untitled-1', 'untitled:///Untitled-1'],
  ];

  for (const [uri, path] of pairs) {
    it(`${uri} is ${path}, both ways`, () => {
      assert.equal(pathOf(uri), path);
      assert.equal(uriOf(path), uri);
    });
  }

  it('reads the spellings of other clients', () => {
    assert.equal(pathOf('file:///C:/a.par.yaml'), 'c:/a.par.yaml');
    assert.equal(pathOf('file:///C%3A/a.par.yaml'), 'c:/a.par.yaml');
    assert.equal(pathOf('file://localhost/a.par.yaml'), '/a.par.yaml');
    assert.equal(pathOf('file:/a.par.yaml'), '/a.par.yaml');
    assert.equal(pathOf('file:///hà nội.par.yaml'), '/hà nội.par.yaml');
    assert.equal(pathOf('FILE:///a.par.yaml'), '/a.par.yaml');
    assert.equal(pathOf('file:///a.par.yaml?x#y'), '/a.par.yaml');
  });

  it('keeps what is not rightly encoded', () => {
    assert.equal(pathOf('file:///100%.par.yaml'), '/100%.par.yaml');
    assert.equal(pathOf('file:///a%20100%.par.yaml'), '/a 100%.par.yaml');
    assert.equal(pathOf('file:///%FF.par.yaml'), '/%FF.par.yaml');
    assert.equal(pathOf('/no/uri.par.yaml'), '/no/uri.par.yaml');
  });

  it('gives what has no path a folder', () => {
    assert.equal(pathOf('untitled:Untitled-1'), 'untitled:///Untitled-1');
  });

  it('knows what is on disk', () => {
    for (const path of ['/a', 'c:/a', '//server/share/a']) assert.ok(isOnDisk(path), path);
    for (const path of ['untitled:///a', 'vscode-vfs://github/a']) assert.ok(!isOnDisk(path), path);
  });
});
