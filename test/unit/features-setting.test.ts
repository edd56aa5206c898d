// Completion and hover in par.config.yaml.
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/edit.ts';
import { completionsAt } from '../../server/src/features/completion.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { rules } from '../../server/src/rules/all.ts';
import { projectOf } from '../harness/fixture.ts';

const name = 'par.config.yaml';

/** What is proposed at the `$0` of a file of settings, and the text after taking one. */
async function at(marked: string, language: 'vi' | 'en' = 'vi') {
  const offset = marked.indexOf('$0');
  assert.ok(offset >= 0, 'the text has a $0');
  const text = marked.replace('$0', '');
  const project = await projectOf({ files: { [name]: { kind: 'text', text } } });
  const { items } = completionsAt(project, `/fixture/${name}`, offset, language);
  return {
    items,
    labels: items.map(({ label }) => label),
    taken: (label: string) => applyEdits(text, [items.find((item) => item.label === label)!.edit]),
  };
}

describe('completion in the settings', () => {
  it('proposes the keys that are still missing, and begins what goes below them', async () => {
    const empty = await at('$0');
    assert.deepEqual(empty.labels, ['rules', 'depth', 'decimals', 'rounding', 'words']);
    assert.equal(empty.taken('depth'), 'depth: ');
    assert.equal(empty.taken('rules'), 'rules:\n  ');
    assert.equal(empty.items[1]!.detail, 'Số cấp tối đa');
    assert.deepEqual((await at('depth: 3\nr$0\nwords:\n  titleEnd: [và]\n')).labels, ['rules', 'decimals', 'rounding']);
    assert.deepEqual((await at('rounding:\n  $0')).labels, ['score', 'target']);
    assert.equal((await at('words:\r\n  $0')).taken('ocr'), 'words:\r\n  ocr:\r\n    ');
    assert.equal((await at('words:\n  $0')).taken('titleEnd'), 'words:\n  titleEnd:\n    - ');
  });

  it('proposes rules with what they find, also half typed', async () => {
    const { items, labels, taken } = await at('rules:\n  unused-agency: off\n  sum-m$0\ndepth: 3\n');
    assert.deepEqual(
      labels,
      rules.map(({ id }) => id).filter((id) => id !== 'unused-agency' && id !== 'wrong-setting'),
    );
    const item = items.find(({ label }) => label === 'sum-mismatch')!;
    assert.equal(item.detail, 'lỗi');
    assert.deepEqual(item.about, { kind: 'rule', id: 'sum-mismatch' });
    assert.equal(taken('sum-mismatch'), 'rules:\n  unused-agency: off\n  sum-mismatch: \ndepth: 3\n');
  });

  it('proposes the levels of a rule and says which is its own', async () => {
    assert.deepEqual((await at('rules:\n  sum-mismatch: w$0')).labels, ['warning']);
    assert.deepEqual((await at('rules:\n  sum-mismatch: canh$0')).labels, ['warning'], 'found by what it means');
    const { items, taken } = await at('rules:\n  sum-mismatch:$0\n', 'en');
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['off', 'off'],
        ['hint', 'hint'],
        ['info', 'info'],
        ['warning', 'warning'],
        ['error', 'error, default'],
      ],
    );
    assert.equal(taken('off'), 'rules:\n  sum-mismatch: off\n');
  });

  it('proposes the values that a key takes', async () => {
    const score = await at('rounding:\n  score: $0');
    assert.deepEqual(
      score.items.map(({ label, detail }) => [label, detail]),
      [
        ['digits', 'mặc định'],
        ['exact', undefined],
      ],
    );
    assert.deepEqual((await at('decimals: $0')).labels, ['0', '1', '2', '3']);
    assert.deepEqual((await at('depth: $0')).labels, ['3']);
    assert.equal((await at('decimals: 3$0')).taken('3'), 'decimals: 3');
  });

  it('proposes nothing where the words are the author’s own', async () => {
    for (const text of ['words:\n  ocr:\n    $0', 'words:\n  titleEnd:\n    - $0', 'rules: $0', '# $0', 'màu:\n  $0'])
      assert.deepEqual((await at(text)).labels, [], text);
  });
});

describe('hover in the settings', () => {
  const text =
    'rules:\n  sum-mismatch: warning\n  none-such: off\nrounding:\n  score: exact\nwords:\n  ocr:\n    a: b\n';
  const shown = async (part: string, language: 'vi' | 'en' = 'vi') => {
    const project = await projectOf({ files: { [name]: { kind: 'text', text } } });
    const offset = text.indexOf(part);
    assert.ok(offset >= 0);
    const hover = hoverAt(project, `/fixture/${name}`, offset + 1, language);
    if (hover) assert.deepEqual(hover.span, { start: offset, end: offset + part.length });
    return hover?.markdown;
  };

  it('tells what a key, a rule and a level mean', async () => {
    const { summary, docs } = rules.find(({ id }) => id === 'sum-mismatch')!;
    assert.equal(
      await shown('sum-mismatch'),
      `**sum-mismatch**  \n${summary.vi}  \nMức vốn có: error (lỗi)\n\n${docs.why.vi}`,
    );
    assert.equal(await shown('warning', 'en'), `**warning** – warning  \n${summary.en}  \nBy itself: error (error)`);
    assert.match((await shown('rounding'))!, /^\*\*rounding\*\* – Làm tròn {2}\n/);
    assert.match((await shown('score', 'en'))!, /^\*\*score\*\* – Score {2}\n/);
    assert.match((await shown('exact'))!, /^\*\*score\*\* – Cột điểm đạt được {2}\n/);
  });

  it('is silent where there is nothing to say', async () => {
    for (const part of ['none-such', 'off', 'a: b']) assert.equal(await shown(part), undefined, part);
    const empty = await projectOf({ files: { [name]: { kind: 'text', text: '' } } });
    assert.equal(hoverAt(empty, `/fixture/${name}`, 0, 'vi'), undefined);
  });
});
