// The GitHub action, the hooks for pre-commit and the GitLab template, run as their services run them: with the packed
// program, from a registry on this machine.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import type { Packed, Run } from '../harness/package.ts';
import { execute, npmSettings, pack, registryWith, temporaryFolder } from '../harness/package.ts';
import { clean, splitProject, wrongSum } from '../cli/projects.ts';

/** Reads a YAML file that must be without a fault. */
function readYaml(file: string): unknown {
  const document = parseDocument(readFileSync(file, 'utf8'));
  assert.deepEqual([...document.errors, ...document.warnings], [], file);
  return document.toJS();
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly id?: string;
      readonly shell?: string;
      readonly run?: string;
      readonly uses?: string;
      readonly if?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly require_serial: boolean;
}

interface GitLab {
  readonly 'par-index': {
    readonly variables: Readonly<Record<string, string>>;
    readonly script: readonly string[];
    readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
  };
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const action = readYaml('action.yml') as Action;
const hooks = readYaml('.pre-commit-hooks.yaml') as readonly Hook[];
const gitlab = readYaml('docs/ci/gitlab.yml') as GitLab;

/** What every run needs to fetch the program. */
let settings: Record<string, string>;
let close = (): void => undefined;
let packed: Packed | undefined;

async function serve(): Promise<void> {
  packed ??= await pack();
  const registry = await registryWith(packed);
  settings = { ...npmSettings(), npm_config_registry: registry.url };
  close = registry.close;
}

/** A checkout with these files. */
function checkout(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, '.git'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

interface ActionRun extends Run {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the step of the action that has a script, as the runner does. */
async function runAction(workspace: string, inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  const temp = temporaryFolder();
  const [output, summary, script] = ['output', 'summary', 'script.sh'].map((name) => path.join(temp, name)) as [
    string,
    string,
    string,
  ];
  const step = action.runs.steps.find(({ run }) => run)!;
  assert.equal(step.shell, 'bash');
  for (const [file, text] of [
    [output, ''],
    [summary, ''],
    [script, step.run!],
  ] as const)
    writeFileSync(file, text);
  const given = Object.fromEntries(
    Object.entries(step.env!).map(([name, written]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(written)![1]!;
      return [name, inputs[input] ?? String(action.inputs[input]!.default)];
    }),
  );
  const run = await execute('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: workspace,
    env: {
      ...settings,
      ...given,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temp,
    },
  });
  const outputs = Object.fromEntries(
    readFileSync(output, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
  );
  return { ...run, outputs, summary: readFileSync(summary, 'utf8') };
}

/** The results of a SARIF file. */
function resultsOf(file: string): readonly { ruleId: string }[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { runs: { results: { ruleId: string }[] }[] }).runs[0]!.results;
}

describe('ci: the action for GitHub', () => {
  before(serve);
  after(() => close());

  it('is a composite of shell steps and the upload, gives every input to its script, and pins the version', () => {
    assert.equal(action.runs.using, 'composite');
    assert.equal(action.inputs.version!.default, version);
    const [check, upload, ...rest] = action.runs.steps;
    assert.deepEqual(rest, []);
    const used = Object.values(check!.env!).map((written) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(written)?.[1]);
    assert.deepEqual([...used, 'upload-sarif'].sort(), Object.keys(action.inputs).sort());
    // What a workflow passes in must not become code.
    assert.doesNotMatch(check!.run!, /\$\{\{/);
    assert.match(upload!.uses!, /^github\/codeql-action\/upload-sarif@v\d+$/);
    assert.match(upload!.if!, /inputs\.upload-sarif == 'true' && steps\.check\.outputs\.sarif != ''/);
    assert.equal(action.outputs.sarif!.value, '${{ steps.check.outputs.sarif }}');
    assert.equal(check!.id, 'check');
    for (const { description } of Object.values(action.inputs))
      assert.match(description, /\(.+\)$/, 'in both languages');
  });

  it('marks the findings on their lines, sums them up, and leaves them as SARIF', async () => {
    const workspace = checkout({});
    cpSync('samples', path.join(workspace, 'samples'), { recursive: true });
    const { code, stdout, outputs, summary } = await runAction(workspace, { paths: 'samples/hanoi-2021', lang: 'en' });
    assert.equal(code, 1);
    const annotation = stdout.split('\n').find((line) => line.includes('sum-mismatch'))!;
    assert.match(annotation, /^::error /);
    for (const part of ['file=samples/hanoi-2021/7-hien-dai-hoa.par.yaml', 'line=15']) {
      assert.ok(annotation.includes(part), annotation);
    }
    assert.match(summary, /sum-mismatch/);
    assert.ok(resultsOf(outputs.sarif!).some(({ ruleId }) => ruleId === 'sum-mismatch'));
  });

  it('passes where nothing is wrong, with a SARIF file that says so', async () => {
    const { code, outputs } = await runAction(checkout({ 'a.par.yaml': clean }));
    assert.equal(code, 0);
    assert.deepEqual(resultsOf(outputs.sarif!), []);
  });

  it('takes paths line by line, as they are written', async () => {
    const workspace = checkout({ 'thu muc/a.par.yaml': wrongSum, '-b.par.yaml': clean, 'c.par.yaml': wrongSum });
    const { code, stdout, outputs } = await runAction(workspace, {
      paths: '\n  thu muc/a.par.yaml  \n-b.par.yaml\n\n',
    });
    assert.equal(code, 1, stdout);
    assert.equal(resultsOf(outputs.sarif!).length, 1);
    const hostile = await runAction(workspace, { paths: '$(touch hacked); `touch hacked`' });
    assert.equal(hostile.code, 3, 'nothing could be checked');
    assert.equal(existsSync(path.join(workspace, 'hacked')), false);
  });

  it('minds warnings and known findings where it is told to', async () => {
    const warned = checkout({ 'a.par.yaml': clean.replace('title: Kế hoạch năm', 'title: 1.1. Kế hoạch năm') });
    assert.equal((await runAction(warned)).code, 0);
    assert.equal((await runAction(warned, { 'max-warnings': '0' })).code, 1);
    const workspace = checkout({ 'a.par.yaml': wrongSum });
    const known = ['check', '--baseline', 'da-biet.json', '--update-baseline'];
    assert.equal(
      (await execute(process.execPath, [path.resolve('dist/cli.js'), ...known], { cwd: workspace })).code,
      0,
    );
    assert.equal((await runAction(workspace, { baseline: 'da-biet.json' })).code, 0);
    assert.equal((await runAction(workspace)).code, 1);
  });

  it('fails where there is no such version, and says what it lacks without Node', async () => {
    const workspace = checkout({ 'a.par.yaml': clean });
    const { code, outputs } = await runAction(workspace, { version: '99.0.0' });
    assert.notEqual(code, 0);
    assert.deepEqual(outputs, {});
    const step = action.runs.steps[0]!.run!;
    const bare = await execute('/bin/bash', ['-c', step], { cwd: workspace, env: { PATH: '/nowhere' } });
    assert.equal(bare.code, 2);
    assert.match(bare.stdout, /^::error::PAR Index cần Node 20/);
  });
});

/** Runs a hook as pre-commit does: its entry, the arguments, then those of the changed files that it asks for. */
async function runHook(id: string, cwd: string, changed: readonly string[], args: readonly string[] = []) {
  const { entry, files } = hooks.find((hook) => hook.id === id)!;
  const [program = '', ...rest] = entry.split(' ');
  const passed = changed.filter((file) => new RegExp(files).test(file));
  return { passed, ...(await execute(program, [...rest, ...args, ...passed], { cwd, env: settings })) };
}

describe('ci: the hooks for pre-commit', () => {
  before(serve);
  after(() => close());

  it('start the published program of this version, once for all files', () => {
    assert.deepEqual(
      hooks.map(({ id }) => id),
      ['par-index', 'par-index-fix'],
    );
    for (const { entry, language, require_serial } of hooks) {
      assert.ok(entry.startsWith(`npx --yes par-index@${version} check`), entry);
      assert.deepEqual([language, require_serial], ['system', true]);
    }
  });

  it('check the files of the format among those that changed, and the totals that these spoil', async () => {
    const cwd = checkout({ ...splitProject, 'notes.yaml': 'a: 1' });
    const changed = ['1.par.yaml', 'README.md', 'notes.yaml', 'x/par.config.yaml.bak'];
    const passes = await runHook('par-index', cwd, changed, ['--lang', 'en']);
    assert.deepEqual([passes.code, passes.passed], [1, ['1.par.yaml']]);
    assert.match(passes.stdout, /^index\.par\.yaml:4:8 error sum-mismatch$/m);
    assert.equal((await runHook('par-index', checkout({ 'a.par.yaml': clean }), ['a.par.yaml'])).code, 0);
  });

  it('repair what is wrong in form only', async () => {
    const cwd = checkout({ 'a.par.yaml': clean.replace('max: 0.5', 'max: 0,5') });
    const { code } = await runHook('par-index-fix', cwd, ['a.par.yaml']);
    assert.equal(code, 0);
    assert.equal(readFileSync(path.join(cwd, 'a.par.yaml'), 'utf8'), clean);
  });
});

describe('ci: the template for GitLab', () => {
  before(serve);
  after(() => close());

  it('leaves both reports, and ends as the check does', async () => {
    const { variables, script, artifacts } = gitlab['par-index'];
    assert.equal(variables.PAR_INDEX_VERSION, version);
    for (const [text, code, count] of [
      [wrongSum, 1, 1],
      [clean, 0, 0],
    ] as const) {
      const cwd = checkout({ 'a.par.yaml': text });
      const run = await execute('sh', ['-ec', script.join('\n')], {
        cwd,
        env: { ...settings, ...variables, CI: 'true', CI_PROJECT_DIR: cwd, GITLAB_CI: 'true' },
      });
      assert.equal(run.code, code, run.stderr);
      const quality = JSON.parse(readFileSync(path.join(cwd, artifacts.reports.codequality!), 'utf8')) as {
        check_name: string;
        location: { path: string };
      }[];
      assert.equal(quality.length, count);
      assert.ok(
        quality.every(({ check_name, location }) => check_name === 'sum-mismatch' && location.path === 'a.par.yaml'),
      );
      assert.match(readFileSync(path.join(cwd, artifacts.reports.junit!), 'utf8'), /^<\?xml[^]*<testsuites?\b/);
    }
  });
});

describe('ci: its pages', () => {
  for (const page of ['docs/ci.md', 'docs/ci.en.md']) {
    const text = readFileSync(page, 'utf8');

    it(`${page} shows what there is: inputs, hooks, the version, files`, () => {
      for (const [name, { default: usual }] of Object.entries(action.inputs)) {
        const line = text.split('\n').find((each) => each.startsWith(`| \`${name}\``));
        assert.ok(line, name);
        if (usual !== '') assert.ok(line.includes(`\`${usual}\``), line);
      }
      for (const { id } of hooks) assert.ok(text.includes(`\`${id}\``), id);
      const versions = [...text.matchAll(/par-index(?:@v?|-)(\d+\.\d+\.\d+)/g)].map((match) => match[1]);
      assert.ok(versions.length > 3);
      assert.deepEqual([...new Set(versions)], [version]);
      for (const [, link] of text.matchAll(/\]\(([^)]+)\)/g)) assert.ok(existsSync(path.join('docs', link!)), link);
    });

    it(`${page} has no fault in its examples`, () => {
      const examples = [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map((match) => parseDocument(match[1]!));
      assert.equal(examples.length, 2);
      for (const { errors } of examples) assert.deepEqual(errors, []);
      const [workflow, config] = examples.map((example) => example.toJS() as unknown) as [Workflow, HookConfig];
      assertKnown(workflow);
      const [{ rev, hooks: used }] = config.repos;
      assert.equal(rev, `v${version}`);
      for (const { id } of used) assert.ok(hooks.some((hook) => hook.id === id));
    });
  }

  it('the example workflow gives the action only what it takes', () => {
    assertKnown(readYaml('docs/ci/github.yml') as Workflow);
  });
});

interface Workflow {
  readonly jobs: { readonly check: { readonly steps: readonly { readonly uses: string; readonly with?: object }[] } };
}

interface HookConfig {
  readonly repos: readonly [{ readonly rev: string; readonly hooks: readonly { readonly id: string }[] }];
}

function assertKnown({ jobs }: Workflow): void {
  const step = jobs.check.steps.find(({ uses }) => uses.includes('par-index'))!;
  assert.equal(step.uses, `OWNER/par-index@v${version}`);
  for (const name of Object.keys(step.with ?? {})) assert.ok(name in action.inputs, name);
}
