import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/edit.ts';
import { quickFixes } from '../../server/src/features/actions.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const path = '/fixture/7-hien-dai-hoa.par.yaml';
const sample = projectOf(readWorkspace('samples/hanoi-2021'));

describe('diagnostics of a file', () => {
  it('are plain data at places of the text, in the language asked for', async () => {
    const project = await sample;
    const { text } = project.files.get(path)!.model!.source;
    const [found] = diagnosticsOf(project, path, 'vi').filter(({ rule }) => rule === 'sum-mismatch');
    assert.ok(found);
    assert.equal(text.slice(found.span.start, found.span.end), '4.937');
    assert.equal(found.severity, 'error');
    assert.match(found.message, /^7\.1: .*4\.935.*4\.937/);
    assert.equal(found.related.length, 11);
    assert.ok(found.related.every((each) => each.path === path && each.message.startsWith('7.1.')));
    assert.match(
      diagnosticsOf(project, path, 'en').find(({ rule }) => rule === 'sum-mismatch')!.message,
      /components add up to 4\.935/,
    );
    assert.deepEqual(diagnosticsOf(project, '/fixture/none.par.yaml', 'vi'), []);
  });
});

describe('quick fixes', () => {
  it('are those of the findings that the range touches', async () => {
    const project = await sample;
    const { text } = project.files.get(path)!.model!.source;
    const at = text.indexOf('4.937');
    for (const span of [
      { start: at, end: at },
      { start: at + 5, end: at + 5 },
      { start: at - 9, end: at + 2 },
    ]) {
      const fixes = quickFixes(project, path, span, 'vi').filter(({ finding }) => finding.rule === 'sum-mismatch');
      assert.ok(fixes.length > 1);
      assert.deepEqual(
        fixes.filter(({ preferred }) => preferred),
        [fixes[0]],
      );
      assert.ok(fixes.some(({ title }) => title.startsWith('Sửa điểm đạt của 7.1: 4.937 → 4.935')));
    }
    assert.deepEqual(
      quickFixes(project, path, { start: at - 3, end: at - 2 }, 'vi').filter(
        ({ finding }) => finding.rule === 'sum-mismatch',
      ),
      [],
    );
  });

  it('change nothing but their spans', async () => {
    const project = await sample;
    const { text } = project.files.get(path)!.model!.source;
    const at = text.indexOf('4.937');
    const fix = quickFixes(project, path, { start: at, end: at }, 'en').find(({ title }) =>
      title.startsWith('Set the score of 7.1: 4.937 → 4.935'),
    );
    assert.deepEqual([...fix!.edits.keys()], [path]);
    assert.equal(applyEdits(text, fix!.edits.get(path)!), `${text.slice(0, at)}4.935${text.slice(at + 5)}`);
  });
});
