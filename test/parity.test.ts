import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Language } from '../server/src/base/text.ts';
import { positionAt } from '../server/src/base/lines.ts';
import { disk } from '../server/src/hosts/disk.ts';
import { check, locate } from '../server/src/rules/engine/check.ts';
import type { At } from '../server/src/rules/engine/finding.ts';
import { severities } from '../server/src/rules/engine/finding.ts';
import type { Place } from '../server/src/model/entry.ts';
import { loadProject } from '../server/src/workspace/load.ts';
import type { JsonRange } from './harness/cli.ts';
import { checkJson } from './harness/cli.ts';
import { serverFindings } from './harness/lsp-client.ts';

/**
 * One engine, one answer: the samples and every fixture of a rule go through the engine, through the language server
 * over stdio and through the command line, and the three must say the same: rule, severity, place, words, related
 * places, repairs with their edits.
 */
interface Said {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly place: string;
  readonly related: readonly string[];
  readonly fixes: readonly string[];
}

/** File → what is said of it, in order. */
type Answers = Map<string, Said[]>;

let root: string;
let projects: string[];

before(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'par-index-parity-')));
  const corpus = [
    ...['hanoi-2021', 'hanoi-2021-corrected', 'agencies-2025'].map((name) => path.join('samples', name)),
    ...readdirSync('test/fixtures/rules').flatMap((rule) =>
      readdirSync(path.join('test/fixtures/rules', rule))
        .filter((name) => !name.endsWith('.expected') && !name.endsWith('.fixed.par.yaml'))
        .map((name) => path.join('test/fixtures/rules', rule, name)),
    ),
  ];
  projects = corpus.map((source, i) => {
    const name = `${String(i).padStart(3, '0')}-${path.basename(path.dirname(source))}-${path.basename(source, '.par.yaml')}`;
    const folder = path.join(root, name);
    mkdirSync(path.join(folder, '.git'), { recursive: true });
    cpSync(source, statSync(source).isDirectory() ? folder : path.join(folder, path.basename(source)), {
      recursive: true,
    });
    return name;
  });
});

after(() => rmSync(root, { recursive: true, force: true }));

function add(answers: Answers, file: string, said: Said): void {
  const list = answers.get(file);
  if (list) list.push(said);
  else answers.set(file, [said]);
}

function written({ start, end }: JsonRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

async function byEngine(language: Language): Promise<Answers> {
  const answers: Answers = new Map();
  for (const name of projects) {
    const folder = path.join(root, name);
    const { project } = await loadProject(disk, { folder, marked: 'git' });
    const place = (at: At | Place): { file: string; place: string } => {
      const span = locate(project, at);
      const lines = project.files.get(span.path)?.source?.lines ?? { starts: [0], length: 0 };
      const [from, to] = [positionAt(lines, span.start), positionAt(lines, span.end)];
      const range = {
        start: { line: from.line + 1, column: from.column + 1 },
        end: { line: to.line + 1, column: to.column + 1 },
      };
      return { file: path.relative(root, span.path), place: written(range) };
    };
    for (const finding of check(project).findings) {
      const { file, place: where } = place(finding.at);
      add(answers, file, {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message()[language],
        place: where,
        related: finding.related.map(({ at, message }) => `${place(at).file} ${place(at).place} ${message[language]}`),
        fixes: finding
          .fixes()
          .map(({ title, edits }) =>
            [
              title[language],
              ...edits
                .map((edit) => `${place(edit.place).file} ${place(edit.place).place} ${JSON.stringify(edit.text)}`)
                .sort(),
            ].join('\n'),
          ),
      });
    }
  }
  return answers;
}

async function byCommandLine(language: Language): Promise<Answers> {
  const answers: Answers = new Map();
  const { report } = await checkJson(['--lang', language, ...projects], { cwd: root });
  for (const { rule, severity, message, file, range, related, fixes } of report.findings) {
    add(answers, file, {
      rule,
      severity,
      message,
      place: written(range),
      related: related.map((each) => `${each.file} ${written(each.range)} ${each.message}`),
      fixes: fixes.map(({ title, edits }) =>
        [title, ...edits.map((edit) => `${edit.file} ${written(edit.range)} ${JSON.stringify(edit.text)}`).sort()].join(
          '\n',
        ),
      ),
    });
  }
  return answers;
}

async function byServer(language: Language): Promise<Answers> {
  const answers: Answers = new Map();
  const range = (r: { start: { line: number; character: number }; end: { line: number; character: number } }): string =>
    written({
      start: { line: r.start.line + 1, column: r.start.character + 1 },
      end: { line: r.end.line + 1, column: r.end.character + 1 },
    });
  for (const [file, { diagnostics, fixes }] of await serverFindings(root, language)) {
    const waiting = [...fixes];
    for (const diagnostic of diagnostics) {
      const own: string[] = [];
      while (waiting[0]?.of === diagnostics.indexOf(diagnostic)) {
        const { title, edits } = waiting.shift()!;
        own.push(
          [
            title,
            ...Object.entries(edits)
              .flatMap(([name, list]) =>
                list.map((edit) => `${name} ${range(edit.range)} ${JSON.stringify(edit.newText)}`),
              )
              .sort(),
          ].join('\n'),
        );
      }
      add(answers, file, {
        rule: String(diagnostic.code),
        severity: severities[(diagnostic.severity ?? 1) - 1]!,
        message: diagnostic.message as string,
        place: range(diagnostic.range),
        related: (diagnostic.relatedInformation ?? []).map(
          ({ location, message }) =>
            `${path.relative(root, decodeURIComponent(new URL(location.uri).pathname))} ${range(location.range)} ${message}`,
        ),
        fixes: own,
      });
    }
  }
  return answers;
}

describe('engine, language server and command line', () => {
  for (const language of ['vi', 'en'] as const) {
    it(`say the same in ${language}`, async () => {
      const engine = await byEngine(language);
      const findings = [...engine.values()].flat();
      assert.ok(findings.length > 100, `the corpus has findings (${findings.length})`);
      const commandLine = await byCommandLine(language);
      const server = await byServer(language);
      for (const file of new Set([...engine.keys(), ...commandLine.keys(), ...server.keys()])) {
        assert.deepEqual(commandLine.get(file) ?? [], engine.get(file) ?? [], `command line, ${file}`);
        assert.deepEqual(server.get(file) ?? [], engine.get(file) ?? [], `server, ${file}`);
      }
    });
  }
});
