// The form for people: what a terminal shows of it.
import assert from 'node:assert/strict';
import { prettyOf } from '../../../server/src/cli/formats/pretty.ts';
import type { Report } from '../../../server/src/cli/report.ts';
import type { ScreenPorts } from '../../../server/src/cli/terminal.ts';
import { displayWidth, screenOf } from '../../../server/src/cli/terminal.ts';
import { corpus } from './corpus.ts';
import { reportOn } from './render.ts';

const escape = '\u001b';
const colours = /\u001b\[\d+m/g;
const links = /\u001b\]8;;([^\u001b]*)\u001b\\([^\u001b]*(?:\u001b\[\d+m[^\u001b]*)*)\u001b\]8;;\u001b\\/g;

function shown(report: Report, ports: Partial<ScreenPorts> = {}, color?: string): string {
  const screen = screenOf(
    { isTty: true, columns: 80, env: {}, hostName: 'máy', ruleDocs: '/opt/par index/docs/rules', ...ports },
    color,
  );
  return prettyOf(report, { language: 'vi', screen });
}

describe('pretty', () => {
  it('marks the very letters, in any composition, behind signs of any width', async () => {
    for (const [project, words] of Object.entries({
      letters: ['Quản triệt', 'Quản triệt', 'Quản triệt', '1,5', '2.5'],
      'line-ends': ['Quản triệt', 'Quản triệt', 'Quản triệt', '1,5', '2.5'],
    })) {
      assert.deepEqual(marked(shown(await reportOn(corpus[project]!), { isTty: false })).sort(), [...words].sort());
    }
    const decomposed = marked(shown(await reportOn(corpus.decomposed!), { isTty: false }));
    assert.deepEqual(
      decomposed.map((word) => word.normalize('NFC')),
      ['ụ', 'ỉ', '2.5', 'ở', 'ă', 'ả', 'ề', 'á', '1,5', 'ử', 'ể', 'ở', 'ă', 'à'],
    );
  });

  it('keeps to its columns, with colours and links too', async () => {
    for (const project of Object.keys(corpus)) {
      for (const columns of [40, 80, 120]) {
        const text = shown(await reportOn(corpus[project]!), { columns, env: { TERM_PROGRAM: 'WezTerm' } });
        const lines = text.replace(links, '$2').replace(colours, '').trimEnd().split('\n');
        // What is said of all is one line, however long.
        for (const line of lines.slice(0, -1)) {
          // A word that does not fit, such as a path, stands whole.
          if (!/^\s*\S+$|^.+:\d+:\d+ \S|^\S.*\.(par|config)\S*  /.test(line)) {
            assert.ok(displayWidth(line) <= columns, `${project}, ${columns}: ${line}`);
          }
        }
      }
    }
  });

  it('is coloured on terminals only, unless told otherwise', async () => {
    const report = await reportOn(corpus.letters!);
    const isColoured = (ports: Partial<ScreenPorts>, color?: string) =>
      shown(report, ports, color).includes(`${escape}[`);
    assert.deepEqual(
      [
        isColoured({}),
        isColoured({ isTty: false }),
        isColoured({ env: { NO_COLOR: '1' } }),
        isColoured({ env: { TERM: 'dumb' } }),
        isColoured({}, 'never'),
        isColoured({ isTty: false }, 'always'),
        isColoured({ env: { NO_COLOR: '1' } }, 'always'),
      ],
      [true, false, false, false, false, true, true],
    );
  });

  it('links the place and the rule in terminals that open links, and there only', async () => {
    const report = await reportOn(corpus.letters!);
    const targets = (ports: Partial<ScreenPorts>, color?: string) =>
      [...shown(report, ports, color).matchAll(links)].slice(0, 2).map(([, target]) => target);
    const place = 'file://m%C3%A1y/t%E1%BB%89nh/par/ch%E1%BB%AF.par.yaml';
    const rule = 'file://m%C3%A1y/opt/par%20index/docs/rules/sum-mismatch.md';
    for (const env of [
      { TERM_PROGRAM: 'WezTerm' },
      { TERM_PROGRAM: 'iTerm.app' },
      { TERM: 'xterm-kitty' },
      { VTE_VERSION: '6003' },
      { WT_SESSION: 'x' },
      { KONSOLE_VERSION: '220401' },
      { FORCE_HYPERLINK: '1' },
    ]) {
      assert.deepEqual(targets({ env }), [place, rule], JSON.stringify(env));
      assert.deepEqual(targets({ env, isTty: false }), []);
      assert.deepEqual(targets({ env, isTty: false }, 'always'), []);
      assert.deepEqual(targets({ env }, 'never'), []);
      assert.deepEqual(targets({ env: { ...env, NO_COLOR: '1' } }), []);
    }
    for (const env of [
      {},
      { TERM: 'xterm-256color' },
      { VTE_VERSION: '4800' },
      { TERM_PROGRAM: 'WezTerm', FORCE_HYPERLINK: '0' },
    ]) {
      assert.deepEqual(targets({ env }), [], JSON.stringify(env));
    }
    // VS Code itself opens the place at its line.
    const inEditor = [...shown(report, { env: { TERM_PROGRAM: 'vscode' } }).matchAll(links)].map(
      ([, target]) => target,
    );
    assert.deepEqual([inEditor[0], inEditor.includes(place)], [rule, false]);
    assert.deepEqual(targets({ env: { TERM_PROGRAM: 'WezTerm' }, ruleDocs: undefined }), [place, place]);
  });

  it('links to drives and shares as Windows writes them', async () => {
    const { linkPlace } = screenOf({ isTty: true, columns: 80, env: { WT_SESSION: 'x' }, hostName: 'pc' });
    const target = (path: string) => /8;;([^\u001b]*)/.exec(linkPlace(path, 'x'))?.[1];
    assert.equal(target('C:/du lieu/a.par.yaml'), 'file:///C:/du%20lieu/a.par.yaml');
    assert.equal(target('//may-chu/chung/a.par.yaml'), 'file://may-chu/chung/a.par.yaml');
  });

  it('says the same with links and colours as without', async () => {
    for (const files of Object.values(corpus)) {
      const report = await reportOn(files);
      const plain = shown(report, { isTty: false });
      assert.equal(
        shown(report, { env: { TERM_PROGRAM: 'WezTerm' } })
          .replace(links, '$2')
          .replace(colours, ''),
        plain,
      );
      assert.doesNotMatch(plain, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('works a sum, names the repairs, and sums up each file and all', async () => {
    const text = shown(await reportOn(corpus.sample!), { isTty: false });
    assert.match(text, /→ 0 \+ 0\.5 \+ 1 .* = 4\.935\n/);
    assert.match(text, /= sửa bằng --fix: Bỏ “2\.4\.1\.” khỏi tên\n/);
    assert.match(text, /\n8-tac-dong\.par\.yaml {12}3 cảnh báo\n10 tệp, 95 tiêu chí: 5 lỗi, .*\n$/);
    assert.equal(
      shown(await reportOn(corpus.clean!), { isTty: false }),
      '1 tệp, 6 tiêu chí: không phát hiện sai sót\n',
    );
  });

  it('shows a finding without a place by its file alone', async () => {
    const text = shown(await reportOn({ 'denied.par.yaml': corpus.placeless!['denied.par.yaml']! }), { isTty: false });
    assert.match(text, /^denied\.par\.yaml:1:1 lỗi file-unreadable\n {2}Không có quyền/);
    assert.doesNotMatch(text, /[│^]/);
  });
});

/** What stands over the marks, column by column. */
function marked(text: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const marks = /^ +│ ( *)(\^+)$/.exec(line);
    if (!marks) return [];
    const source = lines[i - 1]!.slice(lines[i - 1]!.indexOf('│') + 2);
    return [columnsOf(source, marks[1]!.length, marks[1]!.length + marks[2]!.length)];
  });
}

/** The letters of a line that fill the columns from one to the other. */
function columnsOf(line: string, from: number, to: number): string {
  let column = 0;
  let found = '';
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(line)) {
    if (column >= from && column < to) found += segment;
    column += displayWidth(segment);
  }
  return found;
}
