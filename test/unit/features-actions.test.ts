import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/edit.ts';
import type { Action } from '../../server/src/features/actions/action.ts';
import type { ActionQuestion } from '../../server/src/features/actions.ts';
import { actionKinds, actionsAt } from '../../server/src/features/actions.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import type { Project } from '../../server/src/workspace/project.ts';
import { buildProject } from '../../server/src/workspace/project.ts';
import { check, locate } from '../../server/src/rules/engine/check.ts';
import { unsilenceable } from '../../server/src/rules/engine/suppress.ts';
import { projectOf, readWorkspace } from '../harness/fixture.ts';

const path = '/fixture/7-hien-dai-hoa.par.yaml';
const sample = projectOf(readWorkspace('samples/hanoi-2021'));

const textOf = (project: Project, file: string) => project.files.get(file)!.source!.text;

function asked(
  project: Project,
  file: string,
  start: number,
  only: string | ((kind: string) => boolean) = '',
  more: Partial<ActionQuestion> = {},
): Action[] {
  const wants = typeof only === 'string' ? (kind: string) => kind.startsWith(only) : only;
  const question = { span: { start, end: start }, language: 'vi', wants, pages: false, files: true, ...more } as const;
  return actionsAt(project, file, question);
}

/** The text of a file after one action, which changes no other. */
function after(project: Project, file: string, action: Action): string {
  const { edits } = action.changes()!;
  assert.deepEqual([...edits.keys()], [file]);
  return applyEdits(textOf(project, file), edits.get(file)!);
}

/** The project with another text in the place of a file. */
function withText(project: Project, changed: string, text: string): Project {
  const states = [...project.files.values()].map(({ path: file, realPath, content }) => ({
    path: file,
    realPath,
    content: file === changed ? ({ kind: 'text', text } as const) : content,
  }));
  return buildProject(project.folder, project.realFolder, states, project);
}

function one(text: string): Promise<Project> {
  return projectOf({ files: { 'a.par.yaml': { kind: 'text', text } } });
}

describe('diagnostics of a file', () => {
  it('are plain data at places of the text, in the language asked for', async () => {
    const project = await sample;
    const text = textOf(project, path);
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
  const ofSum = (actions: readonly Action[]) =>
    actions.filter(({ finding, kind }) => finding?.rule === 'sum-mismatch' && kind === 'quickfix');

  it('are those of the findings that the range touches', async () => {
    const project = await sample;
    const at = textOf(project, path).indexOf('4.937');
    for (const span of [
      { start: at, end: at },
      { start: at + 5, end: at + 5 },
      { start: at - 9, end: at + 2 },
    ]) {
      const fixes = ofSum(asked(project, path, at, 'quickfix', { span }));
      assert.ok(fixes.length > 1);
      assert.deepEqual(
        fixes.filter(({ preferred }) => preferred),
        [fixes[0]],
      );
      assert.ok(fixes.some(({ title }) => title.startsWith('Sửa điểm đạt của 7.1: 4.937 → 4.935')));
      assert.ok(
        fixes.every(({ choice }) => choice && !choice.confirm),
        'one of several is a choice, and is told as one',
      );
    }
    const beside = { start: at - 3, end: at - 2 };
    assert.deepEqual(ofSum(asked(project, path, at, 'quickfix', { span: beside })), []);
  });

  it('change nothing but their spans', async () => {
    const project = await sample;
    const text = textOf(project, path);
    const at = text.indexOf('4.937');
    const fix = ofSum(asked(project, path, at, 'quickfix', { language: 'en' })).find(({ title }) =>
      title.startsWith('Set the score of 7.1: 4.937 → 4.935'),
    )!;
    assert.equal(after(project, path, fix), `${text.slice(0, at)}4.935${text.slice(at + 5)}`);
  });

  it('open the page of their rule where the editor can, once each', async () => {
    const project = await sample;
    const at = textOf(project, path).indexOf('4.937');
    assert.ok(asked(project, path, at).every(({ page }) => !page));
    const pages = asked(project, path, at, '', { pages: true }).filter(({ page }) => page);
    assert.deepEqual(
      pages.map(({ page, title }) => [page!.rule, title]),
      [['sum-mismatch', 'Xem giải thích quy tắc “sum-mismatch”']],
    );
    assert.equal(pages[0]!.changes(), undefined);
  });
});

describe('silences', () => {
  it('silence every finding that a comment can, on its line and in its file, and nothing is found anew', async function () {
    this.timeout(120_000);
    const project = await sample;
    let made = 0;
    for (const finding of check(project).findings) {
      if (unsilenceable.has(finding.rule)) continue;
      const span = locate(project, finding.at);
      const actions = asked(project, span.path, span.start, 'quickfix').filter(
        (action) => action.kind === 'quickfix.silence' && action.finding === finding,
      );
      assert.ok(actions.length > 0, `${finding.rule} in ${span.path} at ${span.start}`);
      for (const action of actions) {
        const what = `${action.title} in ${span.path} at ${span.start}`;
        const text = after(project, span.path, action);
        const result = check(withText(project, span.path, text));
        const same = (each: (typeof result.findings)[number]) =>
          each.rule === finding.rule && each.message().vi === finding.message().vi;
        assert.ok(result.suppressed.some(same), `${what}: silenced`);
        assert.deepEqual(
          result.findings
            .filter(({ rule }) => rule.includes('suppression') || rule === 'yaml-syntax')
            .map(({ rule }) => rule),
          [],
          `${what}: nothing new`,
        );
        made++;
      }
    }
    assert.ok(made > 20, `${made} silences`);
  });

  const lines = (deadline: string, task = '- Làm') =>
    `par: 1\ncriteria:\n  - code: "1"\n    title: A\n    max: 3\n    lead: B\n    deadline: ${deadline}\n    tasks:\n      ${task}\n`;
  const silenced = async (
    text: string,
    part: string,
    which: 'line' | 'file' = 'line',
    language: 'vi' | 'en' = 'vi',
  ) => {
    const project = await one(text);
    const actions = asked(project, '/fixture/a.par.yaml', text.indexOf(part), 'quickfix', { language });
    const action = actions.find(({ kind, id }) => kind === 'quickfix.silence' && id.endsWith(which));
    return action && after(project, '/fixture/a.par.yaml', action);
  };

  it('stand behind the line, join a comment that is there, and say the reason in the language', async () => {
    assert.equal(
      await silenced(lines('Q4/2021'), 'Q4'),
      lines('Q4/2021  # par-ignore deadline-form: ghi lý do vào đây'),
    );
    assert.equal(
      await silenced(lines('Q4/2021'), 'Q4', 'file', 'en'),
      `# par-ignore-file deadline-form: say why here\n${lines('Q4/2021')}`,
    );
    assert.equal(
      await silenced(lines('Q4/2021 # par-ignore not-nfc: x'), 'Q4'),
      lines('Q4/2021 # par-ignore not-nfc, deadline-form: x'),
    );
    assert.equal(
      await silenced(lines('Q4/2021 # còn hỏi'), 'Q4'),
      lines('Q4/2021 # còn hỏi').replace(
        '    deadline:',
        '    # par-ignore deadline-form: ghi lý do vào đây\n    deadline:',
      ),
    );
    const crlf = lines('Q4/2021').replaceAll('\n', '\r\n');
    assert.equal(
      await silenced(crlf, 'Q4'),
      lines('Q4/2021  # par-ignore deadline-form: ghi lý do vào đây').replaceAll('\n', '\r\n'),
    );
  });

  it('stand at the head of a block text, and above a text that goes on below', async () => {
    assert.equal(
      await silenced(lines('Năm 2021', '- >-\n        Dùng Công DVC\n        tốt'), 'Công DVC'),
      lines('Năm 2021', '- >-  # par-ignore ocr-slip: ghi lý do vào đây\n        Dùng Công DVC\n        tốt'),
    );
    assert.equal(
      await silenced(lines('Năm 2021', '- Dùng Công DVC\n        tốt'), 'Công DVC'),
      lines('Năm 2021', '# par-ignore ocr-slip: ghi lý do vào đây\n      - Dùng Công DVC\n        tốt'),
    );
  });
});

describe('fixing all', () => {
  it('makes every safe fix of the file and no other', async () => {
    const text =
      'par: 1\ncriteria:\n  - code: 1.1\n    title: A\n    max: 1,5\n    score: "1"\n    lead: B\n    deadline: Q4/2021 # giữ\n    tasks: [Làm]\n';
    const project = await one(text);
    const [all, ...others] = asked(project, '/fixture/a.par.yaml', 0, 'source.fixAll');
    assert.deepEqual(others, []);
    assert.equal(
      after(project, '/fixture/a.par.yaml', all!),
      'par: 1\ncriteria:\n  - code: "1.1"\n    title: A\n    max: 1.5\n    score: 1\n    lead: B\n    deadline: Q4/2021 # giữ\n    tasks: [Làm]\n',
      'a deadline that is not of the form may mean something else: its fix is only offered',
    );
    assert.deepEqual(asked(await one('par: 1\ncriteria: []\n'), '/fixture/a.par.yaml', 0, 'source.fixAll'), []);
  });
});

describe('organizing', () => {
  const criterion = (code: string, indent: string, more = '') =>
    `${indent}# về ${code}\n${indent}- code: "${code}"\n${indent}  title: T${code}\n${indent}  max: 1\n${more}`;
  const organized = async (text: string) => {
    const project = await one(text);
    const [action] = asked(project, '/fixture/a.par.yaml', 0, 'source.organize');
    return action && after(project, '/fixture/a.par.yaml', action);
  };
  const file = (...blocks: string[]) => `par: 1\ncriteria:\n${blocks.join('')}`;

  it('puts blocks with their comments in the order of their codes, at every level', async () => {
    const [a, b, c] = ['1.1', '1.2', '1.10'].map((code) => criterion(code, '      '));
    const under = (blocks: string) => criterion('1', '  ', `    criteria:\n${blocks}`);
    assert.equal(
      await organized(file(criterion('2', '  '), '\n', under(`${c}${a}\n${b}`))),
      file(under(`${a}${b}\n${c}`), '\n', criterion('2', '  ')),
    );
    assert.equal(await organized(file(under(`${a}${b}${c}`))), undefined);
  });

  it('gives a code that stands twice, or under another parent, the number of its place, and leaves gaps', async () => {
    const under = (...codes: string[]) =>
      file(criterion('1', '  ', `    criteria:\n${codes.map((code) => criterion(code, '      ')).join('')}`));
    const codes = (text: string | undefined) => [...(text ?? '').matchAll(/- code: "(.*)"/g)].map(([, code]) => code);
    assert.deepEqual(codes(await organized(under('1.1', '1.1', '1.3'))), ['1', '1.1', '1.2', '1.3']);
    assert.deepEqual(codes(await organized(under('1.1', '2.2', '1.3'))), ['1', '1.1', '1.2', '1.3']);
    assert.equal(await organized(under('1.1', '1.4')), undefined);
  });

  it('leaves a file alone of which a part can’t be read', async () => {
    assert.equal(await organized(file(criterion('2', '  '), criterion('1', '  '), '    note: "x\n')), undefined);
  });
});

describe('kinds of actions', () => {
  it('are the ones that are told, and only the ones that are asked for', async () => {
    const project = await sample;
    const text = textOf(project, path);
    for (let at = 0; at < text.length; at += 37) {
      for (const kind of ['quickfix', 'refactor', 'refactor.move', 'source']) {
        const wants = (each: string) => each.startsWith(kind) || (each === 'refactor' && kind.startsWith('refactor'));
        for (const action of asked(project, path, at, wants)) {
          assert.ok(action.kind.startsWith(kind), `${action.kind} for ${kind}`);
          assert.ok(actionKinds.some((each) => action.kind === each || action.kind.startsWith(`${each}.`)));
        }
      }
    }
  });

  it('are none for a file that is not there, and few for one that is broken', async () => {
    assert.deepEqual(asked(await sample, '/fixture/none.par.yaml', 0), []);
    for (const text of ['', 'criteria:\n  - code: "1', 'par: 1\ncriteria: [{code: "1"}, {code: "2"}]\n', '- a\n- b']) {
      const project = await one(text);
      for (let at = 0; at <= text.length; at++)
        for (const action of asked(project, '/fixture/a.par.yaml', at)) action.changes();
    }
  });
});
