// The Code Quality report of GitLab.
import assert from 'node:assert/strict';
import { corpus } from './corpus.ts';
import { folder, render, reportOn } from './render.ts';
import { faultsBy } from './schema.ts';

const faults = faultsBy('test/fixtures/formats/gitlab.schema.json');

interface Issue {
  readonly description: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string };
}

describe('gitlab', () => {
  for (const project of Object.keys(corpus)) {
    it(`is what GitLab asks for: ${project}`, async () => {
      const report = await reportOn(corpus[project]!);
      const issues = JSON.parse(await render('gitlab', report)) as Issue[];
      assert.deepEqual(faults(issues), []);
      assert.deepEqual(
        issues.map(({ fingerprint }) => fingerprint),
        report.findings.map(({ fingerprint }) => fingerprint),
      );
      assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    });
  }

  it('names files from the root of the checkout', async () => {
    const cwd = `${folder}/sub`;
    const report = await reportOn(corpus.letters!, cwd);
    const [issue] = JSON.parse(await render('gitlab', report, { cwd, env: { CI_PROJECT_DIR: '/tỉnh' } })) as Issue[];
    assert.equal(issue!.location.path, 'par/chữ.par.yaml');
  });

  it('keeps fingerprints while lines move', async () => {
    const prints = async (text: string) =>
      (JSON.parse(await render('gitlab', await reportOn({ 'chữ.par.yaml': text }))) as Issue[]).map(
        ({ fingerprint }) => fingerprint,
      );
    const text = String(corpus.letters!['chữ.par.yaml']);
    assert.deepEqual(await prints(text.replace('criteria:', '# ghi chú\ncriteria:')), await prints(text));
  });
});
