import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

const require = createRequire(path.resolve('package.json'));
const { layers, engine, mayImport } = require('./server/layers.cjs') as {
  layers: { name: string; packages: string[] }[];
  engine: string[];
  mayImport(name: string): string[];
};
const names = layers.map(({ name }) => name);
const pairs = names.flatMap((from) => names.map((to) => ({ from, to, allowed: mayImport(from).includes(to) })));

/** Every fence is shown to hold by something planted that it must stop, and something beside it that it must not. */
describe('the layers', () => {
  it('stand in one table, from the ground up, with the two doors side by side', () => {
    assert.deepEqual(mayImport('base'), ['base']);
    assert.ok(!mayImport('cli').includes('lsp') && !mayImport('lsp').includes('cli'));
    assert.deepEqual(mayImport('hosts'), names);
  });

  it('the linter stops every import that reaches up or across, and no other', async () => {
    const eslint = new ESLint();
    for (const { from, to, allowed } of pairs.filter((pair) => pair.from !== pair.to)) {
      const [result] = await eslint.lintText(`export * from '../${to}/planted.ts';\n`, {
        filePath: `server/src/${from}/planted.ts`,
      });
      const stopped = result!.messages.some((message) => message.ruleId === 'no-restricted-imports');
      assert.equal(stopped, !allowed, `${from} → ${to}`);
    }
  });

  it('the linter stops a package that the layer may not use, and lets its own through', async () => {
    const eslint = new ESLint();
    for (const { name, packages } of layers) {
      for (const used of ['yaml', 'vscode-languageserver', 'node:fs', 'left-pad']) {
        const [result] = await eslint.lintText(`export * from '${used}';\n`, {
          filePath: `server/src/${name}/planted.ts`,
        });
        const stopped = result!.messages.some((message) => message.ruleId === 'no-restricted-imports');
        assert.equal(stopped, !packages.includes(used), `${name} uses ${used}`);
      }
    }
  });

  it('the linter stops host globals in the engine', async () => {
    const eslint = new ESLint();
    for (const name of engine) {
      const [result] = await eslint.lintText('console.log(process.argv);\n', {
        filePath: `server/src/${name}/planted.ts`,
      });
      assert.equal(result!.messages.filter((message) => message.ruleId === 'no-restricted-globals').length, 2, name);
    }
  });

  it('the compiler of the engine knows no host', () => {
    const file = path.resolve('server/src/base/planted.ts');
    const { config } = ts.readConfigFile('tsconfig.json', (name) => ts.sys.readFile(name)) as { config: object };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, languageVersion) =>
      name === file
        ? ts.createSourceFile(
            name,
            "process.exit(); console.log(1); setTimeout(() => 1); import('node:fs');",
            languageVersion,
          )
        : read(name, languageVersion);
    host.fileExists = (name) => name === file || ts.sys.fileExists(name);
    const errors = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host), undefined).map((d) => d.code);
    assert.equal(errors.length, 4, `process, console, setTimeout, node:fs: ${errors.join()}`);
  });

  it('the dependency check stops every import that reaches up or across, and no other', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'layers-'));
    try {
      for (const { from, to } of pairs.filter((pair) => pair.from !== pair.to)) {
        mkdirSync(path.join(home, 'server/src', from), { recursive: true });
        writeFileSync(path.join(home, 'server/src', from, 'target.ts'), 'export const target = 1;\n');
        writeFileSync(
          path.join(home, 'server/src', from, `to-${to}.ts`),
          `export { target } from '../${to}/target.ts';\n`,
        );
      }
      mkdirSync(path.join(home, 'client/src'), { recursive: true });
      writeFileSync(
        path.join(home, 'client/src/reach.ts'),
        "export { target } from '../../server/src/base/target.ts';\n",
      );
      mkdirSync(path.join(home, 'server/src/rules/sum'), { recursive: true });
      writeFileSync(path.join(home, 'server/src/rules/sum/one-rule.ts'), "export { x } from './two-rule.ts';\n");
      writeFileSync(path.join(home, 'server/src/rules/sum/two-rule.ts'), 'export const x = 1;\n');
      // An ES module only, which a bundle in CommonJS can only import in this way.
      const { cruise } = await import('dependency-cruiser');
      const ruleSet = (require('./.dependency-cruiser.cjs') as { forbidden: object[] }).forbidden;
      const { output } = await cruise(['server', 'client'], {
        baseDir: home,
        validate: true,
        ruleSet: { forbidden: ruleSet },
        tsPreCompilationDeps: true,
        enhancedResolveOptions: { extensions: ['.ts'] },
      } as never);
      const { summary } = output as { summary: { violations: { from: string; to: string; rule: { name: string } }[] } };
      const stopped = new Set(summary.violations.map(({ from, rule }) => `${from} ${rule.name}`));
      for (const { from, to, allowed } of pairs.filter((pair) => pair.from !== pair.to)) {
        assert.equal(stopped.has(`server/src/${from}/to-${to}.ts layer-${from}`), !allowed, `${from} → ${to}`);
      }
      assert.ok(stopped.has('client/src/reach.ts client-apart'), 'the client imports no server code');
      assert.ok(stopped.has('server/src/rules/sum/one-rule.ts rule-apart'), 'a rule imports no other rule');
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
