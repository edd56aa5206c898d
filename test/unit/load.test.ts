import assert from 'node:assert/strict';
import type { FileAccess, FileContent } from '../../server/src/workspace/access.ts';
import { loadProject } from '../../server/src/workspace/load.ts';
import { memoryAccess } from '../../server/src/hosts/memory.ts';

const place = { folder: '/w', marked: 'root' } as const;
const part = 'par: 1\ncriteria:\n  - code: "1"\n    title: a\n    max: 1\n';
const rootOf = (...names: string[]) =>
  `par: 1\nindex:\n  title: a\n  max: 1\ncriteria:\n${names.map((name) => `  - file: ${name}\n`).join('')}`;
const text = (all: Readonly<Record<string, string>>) =>
  new Map(Object.entries(all).map(([path, each]): [string, FileContent] => [path, { kind: 'text', text: each }]));

describe('a project that is loaded again', () => {
  it('has all of its files at any time, also those that are only named', async () => {
    const files = text({
      '/w/index.par.yaml': rootOf('sub/a.par.yaml'),
      '/w/sub/a.par.yaml': part,
      '/w/c.par.yaml': part,
    });
    const { project } = await loadProject(memoryAccess(files), place);
    const before = [...project.files].map(([path, { model }]) => [path, model]);
    assert.equal(before.length, 3);
    files.set('/w/new.par.yaml', { kind: 'text', text: part });
    const access = memoryAccess(files);
    const watching: FileAccess = {
      ...access,
      read(path) {
        assert.ok(before.every(([known, model]) => project.files.get(known as string)?.model === model));
        return access.read(path);
      },
    };
    const again = await loadProject(watching, place, [], project);
    assert.equal(again.project, project);
    assert.equal(project.files.size, 4);
    assert.ok(before.every(([known, model]) => project.files.get(known as string)?.model === model));
  });

  it('lets go of what nobody names any more, one after the other', async () => {
    const files = text({
      '/w/index.par.yaml': rootOf('sub/a.par.yaml'),
      '/w/sub/a.par.yaml': 'par: 1\ncriteria:\n  - file: b.par.yaml\n',
      '/w/sub/b.par.yaml': 'par: 1\ncriteria:\n  - file: a.par.yaml\n',
    });
    const { project } = await loadProject(memoryAccess(files), place);
    assert.equal(project.files.size, 3);
    files.set('/w/index.par.yaml', { kind: 'text', text: rootOf() });
    const { states } = await loadProject(memoryAccess(files), place, [], project);
    assert.deepEqual([...states.keys()], ['/w/index.par.yaml']);
    assert.deepEqual([...project.files.keys()], ['/w/index.par.yaml']);
  });

  it('is read in steps, between which others have their turn', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `${i + 100}.par.yaml`);
    const files = text({
      '/w/index.par.yaml': rootOf(...names),
      ...Object.fromEntries(names.map((name) => [`/w/${name}`, part])),
    });
    let breaths = 0;
    const { project } = await loadProject(
      { ...memoryAccess(files), breathe: () => Promise.resolve(void breaths++) },
      place,
    );
    assert.equal(project.files.size, 101);
    assert.ok(breaths >= 5, String(breaths));
  });
});
