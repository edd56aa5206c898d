import assert from 'node:assert/strict';
import { openDocument } from '../../server/src/lsp/documents.ts';
import { createWorkspace } from '../../server/src/lsp/workspace.ts';
import type { FileAccess } from '../../server/src/workspace/access.ts';
import { folderOf, nameOf } from '../../server/src/workspace/path.ts';

/** Files in memory, and a question that waits until told: the first one that `holds` names. */
function heldFiles(texts: Map<string, string>) {
  let holds: (what: string) => boolean = () => false;
  let arrived: () => void;
  let release: () => void;
  const pass = async (what: string): Promise<void> => {
    if (!holds(what)) return;
    holds = () => false;
    arrived();
    await new Promise<void>((resolve) => (release = resolve));
  };
  const access: FileAccess = {
    async read(path) {
      await pass(`read ${path}`);
      const text = texts.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    async list(folder) {
      const within = [...texts.keys()].filter((path) => folderOf(path) === folder);
      await pass(`list ${folder}`);
      return within.map((path) => ({ name: nameOf(path), kind: 'file' }));
    },
    realPath: (path) => Promise.resolve(path),
  };
  return {
    access,
    hold: (what: string) =>
      new Promise<void>((resolve) => {
        holds = (asked) => asked === what;
        arrived = resolve;
      }),
    release: () => release(),
  };
}

const text = 'index: 1\n';
const open = (path: string, version = 1, content = text) =>
  openDocument(`file://${path}`, 'par-yaml', version, content);

/** A workspace that had the folder /x, and is about to have /w; it stands still where `what` is asked. */
async function movedOn(what: string) {
  const texts = new Map([
    ['/x/a.par.yaml', text],
    ['/w/b.par.yaml', text],
    ['/w/c.par.yaml', text],
  ]);
  const { access, hold, release } = heldFiles(texts);
  const workspace = createWorkspace(access);
  workspace.setFolders(['/x']);
  assert.ok(await workspace.projectOf('/x/a.par.yaml'));
  workspace.setFolders(['/w']);
  const held = hold(what);
  const settled = workspace.projects();
  await held;
  return { workspace, texts, settled, release };
}

describe('the workspace, told of something while it finds its projects', () => {
  for (const what of ['list /w', 'read /w/b.par.yaml', 'read /w/c.par.yaml']) {
    describe(`at "${what}"`, () => {
      it('knows a document that was opened in a folder that is left', async () => {
        const { workspace, settled, release } = await movedOn(what);
        workspace.put(open('/x/a.par.yaml'));
        release();
        await settled;
        const project = await workspace.projectOf('/x/a.par.yaml');
        assert.equal(project?.files.get('/x/a.par.yaml')?.source?.text, text);
      });

      it('has the newest text of a document, and the one on disk when it is closed', async () => {
        const { workspace, settled, release } = await movedOn(what);
        const path = '/w/b.par.yaml';
        workspace.put(open(path, 1, 'index: 2\n'));
        workspace.put(open(path, 2, 'index: 3\n'));
        release();
        await settled;
        assert.equal((await workspace.projectOf(path))?.files.get(path)?.source?.text, 'index: 3\n');
        workspace.close(path);
        assert.equal((await workspace.projectOf(path))?.files.get(path)?.source?.text, text);
      });

      it('forgets a document that was closed again and never saved, and one in a folder that is left', async () => {
        const { workspace, settled, release } = await movedOn(what);
        for (const path of ['/w/new.par.yaml', '/x/a.par.yaml']) {
          workspace.put(open(path));
          workspace.close(path);
        }
        release();
        await settled;
        const projects = await workspace.projects();
        assert.deepEqual(projects.flatMap(({ files }) => [...files.keys()]).sort(), ['/w/b.par.yaml', '/w/c.par.yaml']);
      });

      it('takes in files that come, change and go', async () => {
        const { workspace, texts, settled, release } = await movedOn(what);
        texts.set('/w/b.par.yaml', 'index: 2\n');
        texts.delete('/w/c.par.yaml');
        texts.set('/w/d.par.yaml', text);
        const told = workspace.touch([
          { path: '/w/b.par.yaml', kind: 'changed' },
          { path: '/w/c.par.yaml', kind: 'deleted' },
          { path: '/w/d.par.yaml', kind: 'created' },
        ]);
        assert.ok(told);
        release();
        await settled;
        const projects = await workspace.projects();
        const now = projects.flatMap(({ files }) =>
          [...files.values()].map(({ path, source }) => [path, source?.text]),
        );
        assert.deepEqual(now.sort(), [
          ['/w/b.par.yaml', 'index: 2\n'],
          ['/w/d.par.yaml', text],
        ]);
      });

      it('takes in that a file goes, told by itself', async () => {
        const { workspace, texts, settled, release } = await movedOn(what);
        texts.delete('/w/c.par.yaml');
        assert.ok(workspace.touch([{ path: '/w/c.par.yaml', kind: 'deleted' }]));
        release();
        await settled;
        const projects = await workspace.projects();
        assert.deepEqual(
          projects.flatMap(({ files }) => [...files.keys()]),
          ['/w/b.par.yaml'],
        );
      });
    });
  }
});
