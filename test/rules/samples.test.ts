// What the checker says of leads, tasks and deadlines in the samples: each slip of the annex, and nothing else.
import assert from 'node:assert/strict';
import { agencyRules } from '../../server/src/rules/agency/family.ts';
import { deadlineRules } from '../../server/src/rules/deadline/family.ts';
import { check } from '../../server/src/rules/engine/check.ts';
import type { Finding } from '../../server/src/rules/engine/finding.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const own = new Set([...agencyRules, ...deadlineRules].map(({ id }) => id));

const said = (findings: readonly Finding[]) => findings.map(({ rule, criterion }) => `${criterion ?? ''} ${rule}`);

async function checkSample(name: string) {
  return check(await projectOf(readWorkspace(`samples/${name}`)));
}

describe('samples, checked', () => {
  it('hanoi-2021: every slip in leads, tasks and deadlines, each once', async () => {
    const { findings, suppressed } = await checkSample('hanoi-2021');
    assert.deepEqual(said(findings.filter(({ rule }) => own.has(rule))), [
      '5.9.2 unknown-agency',
      '5.9.3 unknown-agency',
      '5.9.4 unknown-agency',
      '8.1 missing-deadline',
      '8.1 missing-task',
      '8.4 agency-variant',
    ]);
    assert.deepEqual(said(suppressed), []);
  });

  it('hanoi-2021-corrected: no error, no warning; the comment over 8.1 silences what it names', async () => {
    const { findings, suppressed } = await checkSample('hanoi-2021-corrected');
    assert.deepEqual(said(findings.filter(({ severity }) => severity === 'error' || severity === 'warning')), []);
    assert.deepEqual(said(suppressed), ['8.1 missing-deadline', '8.1 missing-task']);
  });

  it('agencies-2025: nothing at all', async () => {
    const { findings, suppressed } = await checkSample('agencies-2025');
    assert.deepEqual(said([...findings, ...suppressed]), []);
  });

  it('agencies-2025: without the dates of the day, an agency that has ended is found', async () => {
    const workspace = readWorkspace('samples/agencies-2025');
    const content = workspace.files['index.par.yaml'];
    assert.ok(content?.kind === 'text');
    const text = content.text.replace('deadline: Trước ngày 28/02/2025', 'deadline: Năm 2025');
    assert.notEqual(text, content.text);
    const { findings } = check(
      await projectOf({ files: { ...workspace.files, 'index.par.yaml': { ...content, text } } }),
    );
    assert.deepEqual(said(findings), ['2.1 agency-not-active']);
    assert.equal(findings[0]!.args.instead, 'Sở Khoa học và Công nghệ');
  });
});
