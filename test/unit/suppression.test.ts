import assert from 'node:assert/strict';
import { check } from '../../server/src/rules/engine/check.ts';
import { unsilenceable } from '../../server/src/rules/engine/suppress.ts';
import { openSource } from '../../server/src/syntax/source.ts';
import { suppressionsOf } from '../../server/src/syntax/suppression.ts';
import { loadProject } from '../../server/src/workspace/load.ts';
import { memoryAccess } from '../harness/memory.ts';

async function project(files: Readonly<Record<string, string>>) {
  const paths = Object.fromEntries(Object.entries(files).map(([name, text]) => [`/p/${name}`, text]));
  return (await loadProject(memoryAccess(paths), { folder: '/p', marked: 'config' })).project;
}

/** The findings of one file: rule and first argument; what is silenced stands in brackets. */
async function found(text: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { findings, suppressed } = check(await project({ 'a.par.yaml': text, ...more }));
  return [...findings.map(({ rule }) => rule), ...suppressed.map(({ rule }) => `(${rule})`)];
}

const leaf = (title: string, more = '') => `par: 1
criteria:
  - code: "1"
    title: ${title}
    max: 1
    lead: Sở Nội vụ
    tasks: [Rà soát]
    deadline: Năm 2021
${more}`;

describe('# par-ignore', () => {
  it('silences what it names, and is then not unused', async () => {
    assert.deepEqual(await found(leaf('Tình công khai  # par-ignore ocr-slip: nguyên văn')), ['(ocr-slip)']);
    assert.deepEqual(
      await found(leaf('Tình công khai').replace('  - code', '  # par-ignore ocr-slip: nguyên văn\n  - code')),
      ['(ocr-slip)'],
    );
    assert.deepEqual(await found(`# par-ignore-file ocr-slip: nguyên văn\n${leaf('Tình công khai')}`), ['(ocr-slip)']);
    assert.deepEqual(await found(`---\n# nguồn\n\n# par-ignore-file ocr-slip: nguyên văn\n${leaf('Tình công khai')}`), [
      '(ocr-slip)',
    ]);
  });

  it('silences a finding on the whole file from its first key', async () => {
    const root = 'par: 1\nindex:\n  title: Chỉ số\n  max: 1\ncriteria:\n  - file: b.par.yaml\n';
    const more = { 'index.par.yaml': root, 'b.par.yaml': leaf('B') };
    const draft = leaf('A').replace('code: "1"', 'code: "2"');
    assert.deepEqual(await found(draft, more), ['unlisted-file']);
    assert.deepEqual(await found(`# par-ignore unlisted-file: bản nháp\n${draft}`, more), ['(unlisted-file)']);
    assert.deepEqual(await found(`# par-ignore-file unlisted-file: bản nháp\n${draft}`, more), ['(unlisted-file)']);
  });

  it('may stand twice over one finding: neither is unused', async () => {
    const text = `# par-ignore-file ocr-slip: nguyên văn\n${leaf('Tình công khai  # par-ignore ocr-slip: nguyên văn')}`;
    assert.deepEqual(await found(text), ['(ocr-slip)']);
  });

  it('is not judged while a part of the file can not be read', async () => {
    const text = leaf('A  # par-ignore ocr-slip: nguyên văn', '    note: "B" C\n');
    assert.ok(!(await found(text)).includes('unused-suppression'));
  });

  it('is not judged by a rule that needs the whole, where the whole is not there', async () => {
    const text = leaf('A').replace('  - code', '  # par-ignore missing-task: điều tra\n  - code');
    assert.deepEqual(await found(text), []);
    const root = (file: string) =>
      `par: 1\nindex:\n  title: Chỉ số\n  max: 1\ncriteria:\n  - file: a.par.yaml\n${file}`;
    assert.deepEqual(await found(text, { 'index.par.yaml': root('') }), ['unused-suppression']);
    assert.deepEqual(await found(text, { 'index.par.yaml': root('  - file: b.par.yaml\n') }), ['missing-file']);
  });

  for (const id of unsilenceable) {
    it(`can not silence ${id}, and says so`, async () => {
      const { findings } = check(await project({ 'a.par.yaml': `# par-ignore-file ${id}: x\n${leaf('A')}` }));
      assert.deepEqual(
        findings.map(({ rule, args }) => [rule, args.why]),
        [['unused-suppression', 'never']],
      );
      assert.match(findings[0]!.message().vi, new RegExp(`“${id}” không thể bỏ qua`));
    });
  }

  it('is no comment inside a text', async () => {
    assert.deepEqual(await found(leaf('"# par-ignore x: y"', '    note: |\n      # par-ignore z\n')), []);
  });

  it('is read in files broken anywhere, and never throws', async () => {
    const text = `# par-ignore-file ocr-slip\n${leaf('Tình công khai  # par-ignore ocr-slip, x: y', '    # par-ignore not-nfc:\n    note: >-  # par-ignore\n      A # par-ignore b\n')}# par-ignore`;
    for (let at = 0; at <= text.length; at += 5) {
      for (const broken of [
        text.slice(0, at),
        text.slice(at),
        `${text.slice(0, at)}"${text.slice(at)}`,
        `${text.slice(0, at)}\n\t- ${text.slice(at)}`,
      ]) {
        for (const piece of openSource('/a.par.yaml', broken).pieces) {
          for (const { span, rules } of suppressionsOf(piece)) {
            assert.match(piece.text.slice(span.start, span.end), /^#[ \t]*par-ignore/);
            for (const rule of rules) assert.equal(piece.text.slice(rule.span.start, rule.span.end), rule.id);
          }
        }
        if (at % 4 !== 0) continue;
        const { findings } = check(await project({ 'a.par.yaml': broken }));
        for (const finding of findings) {
          assert.notEqual(finding.rule, 'check-failed', JSON.stringify([broken, finding.args]));
          assert.ok(finding.message().vi !== '' && finding.fixes().length >= 0);
        }
      }
    }
  });
});

describe('a letter that only looks right', () => {
  const agencies = { 'agencies.par.yaml': 'par: 1\nagencies:\n  - name: Sở Nội vụ\n  - name: Đài Truyền hình\n' };
  const cases: readonly (readonly [lead: string, rules: string[]])[] = [
    ['Ðài Truyền hình', ['lookalike-letter']],
    ['Sở Nội\u200b vụ', ['invisible-character']],
    ['Sở Nội vụ'.normalize('NFD'), ['agency-variant']],
    ['Sở Nội\u00a0vụ', ['agency-variant']],
  ];
  for (const [lead, rules] of cases) {
    it(`in the name of an agency is one finding: ${rules.join()}`, async () => {
      const text = leaf('A').replace('lead: Sở Nội vụ', `lead: ${lead}`);
      const both = `${text}  - code: "2"\n    title: B\n    max: 1\n    lead: [Sở Nội vụ, Đài Truyền hình]\n    tasks: [Rà soát]\n    deadline: Năm 2021\n`;
      assert.deepEqual(
        (await found(both, agencies)).filter((rule) => rule !== 'unused-agency'),
        rules,
      );
    });
  }
});
