// The report beside the files: drawn from the overview at hand, in the language of the moment, leading into the files.
import assert from 'node:assert/strict';
import type * as Report from '../../client/src/report/report.ts';
import { EventEmitter, loadClient, settingsWith } from '../harness/client-module.ts';

const range = { start: { line: 4, character: 2 }, end: { line: 4, character: 5 } };
const place = { uri: 'file:///a.par.yaml', range };
const points = { stated: '1' };
const overview = (title: string) => ({
  root: 'file:///x/index.par.yaml',
  title,
  place,
  isWhole: true,
  scoreYear: 2024,
  totals: { max: points, score: points, target: points },
  rows: [{ id: 0, children: [], code: '1', title: 'Một', points: {}, wrong: [], leads: [], place }].map((row) => ({
    ...row,
    points: { max: points, score: points, target: points },
  })),
  top: [0],
  agencies: [],
  deadlines: [],
  counts: { error: 1, warning: 0, info: 0, hint: 0 },
  findings: [{ severity: 'error', rule: 'sum-mismatch', message: 'lệch', row: 0, place }],
});

async function windowWith() {
  let language: 'vi' | 'en' = 'vi';
  let now: object | undefined = overview('Chỉ số A');
  const done: unknown[] = [];
  const posted: { body: string; language: string }[] = [];
  const commands = new Map<string, () => Promise<void>>();
  const [received, closed, changes, languages] = Array.from({ length: 4 }, () => new EventEmitter<never>());
  const panel = {
    title: '',
    webview: { html: '', onDidReceiveMessage: received!.event, postMessage: (message: never) => posted.push(message) },
    onDidDispose: closed!.event,
    reveal: () => done.push('revealed'),
    dispose: () => undefined,
  };
  let saveAs: { path: string } | undefined;
  const vscode = {
    Range: class {
      constructor(readonly line: number) {}
    },
    Uri: {
      joinPath: (base: unknown, name: string) => ({ path: `${String(base)}/${name}` }),
      parse: (text: string) => text,
    },
    ViewColumn: { One: 1, Beside: -2 },
    env: { openExternal: async () => true },
    commands: {
      registerCommand: (id: string, run: () => Promise<void>) => commands.set(id, run),
      executeCommand: async (...given: unknown[]) => void done.push(given),
    },
    workspace: {
      ...settingsWith(() => language),
      fs: {
        readFile: async () => new TextEncoder().encode('run()'),
        writeFile: async ({ path }: { path: string }, bytes: Uint8Array) =>
          void done.push([path, new TextDecoder().decode(bytes)]),
      },
    },
    window: {
      createWebviewPanel: (_: string, title: string) => Object.assign(panel, { title }),
      showTextDocument: async (uri: string, { selection }: { selection: { line: number } }) =>
        void done.push([uri, selection.line]),
      showSaveDialog: async ({ defaultUri }: { defaultUri: { path: string } }) => (saveAs = defaultUri),
      showInformationMessage: async (sentence: string) => void done.push(sentence),
      showErrorMessage: async (sentence: string) => void done.push(sentence),
    },
  };
  const { showReports } = await loadClient<typeof Report>('client/src/report/report.ts', { vscode });
  const overviews = { current: () => now, onDidChange: changes!.event };
  const output = { error: (text: string) => done.push(text) };
  showReports(output as never, {} as never, overviews as never, languages!.event as never);
  return {
    panel,
    posted,
    done,
    run: (id: string) => commands.get(id)!(),
    message: (message: object) => received!.fire(message as never),
    close: () => closed!.fire(undefined as never),
    change: (next: object | undefined) => {
      now = next;
      changes!.fire(undefined as never);
    },
    speak: (next: 'vi' | 'en') => {
      language = next;
      languages!.fire(undefined as never);
    },
    savedAs: () => saveAs,
  };
}

describe('the report in the editor', () => {
  it('follows what is typed and the language, and is one', async () => {
    const { panel, posted, done, run, message, change, speak, close } = await windowWith();
    await run('par.openReport');
    assert.equal(panel.title, 'Báo cáo Chỉ số cải cách hành chính');
    assert.match(
      panel.webview.html,
      /script-src 'nonce-([A-Za-z0-9]{20,})'[^]*<h1>Chỉ số A<\/h1>[^]*nonce="\1">run\(\)/,
    );
    const first = panel.webview.html;
    change(overview('Chỉ số B'));
    assert.match(posted.at(-1)!.body, /<h1>Chỉ số B<\/h1>/);
    speak('en');
    assert.equal(panel.title, 'PAR Index report');
    assert.match(posted.at(-1)!.body, /Points lost/);
    assert.equal(posted.at(-1)!.language, 'en');
    change(undefined);
    assert.match(posted.at(-1)!.body, /There is no index to report on/);
    const before = posted.length;
    message({ ready: true });
    assert.equal(posted.length, before + 1, 'shown again, it is told what it missed');
    await run('par.openReport');
    assert.deepEqual(done, ['revealed']);
    close();
    change(overview('C'));
    assert.equal(posted.length, before + 1, 'a page that is closed is told nothing');
    await run('par.openReport');
    assert.notEqual(panel.webview.html, first, 'each page has a nonce of its own');
  });

  it('leads to places and pages that the overview has, and nowhere else', async () => {
    const { run, message, done } = await windowWith();
    await run('par.openReport');
    for (const open of ['rows:0', 'findings:0', 'rules:0', 'rows:7', 'rules:7', 'title:0', 'rows:0x', '__proto__:0', 3])
      message({ open });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(done, [
      ['file:///a.par.yaml', 4],
      ['file:///a.par.yaml', 4],
      ['par.openRulePage', 'sum-mismatch'],
    ]);
  });

  it('is kept as a file of its own, named after the year, or says that there is nothing to keep', async () => {
    const { run, done, change, savedAs } = await windowWith();
    await run('par.exportReport');
    assert.match(savedAs()!.path, /bao-cao-chi-so-2024\.html$/);
    const [[, page]] = done as [[string, string]];
    assert.match(page, /^<!DOCTYPE html>[^]*<h1>Chỉ số A<\/h1>[^]*Lập ngày \d+\/\d+\/\d{4}</);
    assert.doesNotMatch(page, /<button|https?:/);
    assert.match(String(done[1]), /^Đã xuất báo cáo ra tệp/);
    change(undefined);
    await run('par.exportReport');
    assert.match(String(done[2]), /^Chưa có chỉ số nào/);
  });
});
