import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits, withoutOverlaps } from '../../server/src/base/edit.ts';
import { locate } from '../../server/src/rules/engine/check.ts';
import type { Fix } from '../../server/src/rules/engine/finding.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { actualFindings, mismatches, projectOf, readWorkspace } from '../harness/fixture.ts';

const home = 'test/fixtures/rules';

/** Fixtures of a rule: files `ok*.par.yaml`, `bad*.par.yaml`, and folders of such names, each a workspace. */
const fixtures = readdirSync(home).flatMap((rule) =>
  readdirSync(path.join(home, rule))
    .filter((name) => /^(?:ok|bad)/.test(name) && !/\.fixed|\.expected$/.test(name))
    .map((name) => ({ rule, name, location: path.join(home, rule, name) })),
);

describe('rules, by their fixtures', () => {
  for (const { rule, name, location } of fixtures) {
    const workspace = readWorkspace(location);

    it(`${rule}/${name}`, async () => {
      const actual = actualFindings(await projectOf(workspace));
      assert.deepEqual(mismatches(workspace.expected, actual), []);
      if (name.startsWith('ok')) assert.equal(actual.length, 0, 'an ok fixture is silent under every rule');
      else
        assert.ok(
          actual.some((found) => found.rule === rule),
          `a bad fixture of ${rule} shows ${rule}`,
        );
    });

    const fixed = location.replace(/\.par\.yaml$/, '.fixed.par.yaml');
    if (fixed !== location && existsSync(fixed)) {
      it(`${rule}/${name}: the first fix of each of its findings gives ${path.basename(fixed)}`, async () => {
        const project = await projectOf(workspace);
        const own = actualFindings(project).filter((found) => found.rule === rule);
        const fixes = own.flatMap(({ finding }) => finding.fixes().slice(0, 1));
        assert.ok(fixes.length > 0, 'there is a fix');
        const after = apply(project, fixes);
        const [file] = Object.keys(workspace.files);
        const text = after.get(`/fixture/${file!}`);
        // To write a new one: touch the file, run with UPDATE_FIXTURES=1, and read what came out.
        if (process.env.UPDATE_FIXTURES) writeFileSync(fixed, text!);
        assert.equal(text, readFileSync(fixed, 'utf8').replace(/^\uFEFF/, ''));
      });
    }
  }
});

/** The texts of the files after the fixes; of fixes that overlap, the first. */
function apply(project: Project, fixes: readonly Fix[]): Map<string, string> {
  const edits = fixes.flatMap((fix) => fix.edits.map(({ place, text }) => ({ ...locate(project, place), text })));
  const texts = new Map<string, string>();
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const content = project.files.get(path)!.content;
    assert.equal(content.kind, 'text');
    if (content.kind !== 'text') continue;
    texts.set(path, applyEdits(content.text, withoutOverlaps(edits.filter((edit) => edit.path === path))));
  }
  return texts;
}
