// Whatever the form, it tells of the same findings at the same places.
import assert from 'node:assert/strict';
import type { Language } from '../../../server/src/base/text.ts';
import { languages } from '../../../server/src/base/text.ts';
import type { FormatName } from '../../../server/src/cli/formats/all.ts';
import { formatNames } from '../../../server/src/cli/formats/all.ts';
import { severityWords } from '../../../server/src/cli/severity.ts';
import { visible } from '../../../server/src/cli/terminal.ts';
import type { JsonReport } from '../../harness/cli.ts';
import { corpus } from './corpus.ts';
import { commandsIn } from './github-commands.ts';
import { render, reportOn } from './render.ts';
import type { SarifLog } from './sarif-log.ts';

/** What a form says of a finding: `rule severity file:line`. */
type Read = (text: string, language: Language) => string[];

/** How each form is read; the word that it has for a severity, and how it writes a file's name where not as it is. */
const forms: Readonly<
  Record<
    Exclude<FormatName, 'json'>,
    {
      readonly read: Read;
      readonly level?: Readonly<Record<string, string>>;
      readonly name?: (file: string) => string;
    }
  >
> = {
  pretty: { read: (text, language) => headings(text, /(?<=:\d+:\d+) (.+) (\S+)$/, language), name: visible },
  compact: { read: (text, language) => headings(text, /: ([^[]+) \[(\S+)\] .*$/, language), name: visible },
  sarif: {
    read: (text) =>
      (JSON.parse(text) as SarifLog).runs[0]!.results.filter(({ suppressions }) => suppressions.length === 0).map(
        ({ ruleId, level, locations: [location] }) => {
          const { artifactLocation, region } = location!.physicalLocation;
          return `${ruleId} ${level} ${decodeURIComponent(artifactLocation.uri)}:${region.startLine}`;
        },
      ),
    level: { info: 'note', hint: 'note' },
  },
  junit: {
    read: (text, language) =>
      [...text.matchAll(/^ {6}<(?:failure [^>]*|system-out)>([^\n]*:\d+:\d+: [^\n]*)$/gm)].flatMap(([, line]) =>
        headings(decoded(line!.replace(/<\/(failure|system-out)>$/, '')), /: ([^[]+) \[(\S+)\] .*$/, language),
      ),
    name: (file) => file.replace('\u0007', '\uFFFD'),
  },
  github: {
    read: (text) =>
      commandsIn(text).map(
        ({ level, properties: { title, file, line } }) => `${title!.split(' ')[0]!} ${level} ${file!}:${line!}`,
      ),
    level: { info: 'notice', hint: 'notice' },
  },
  gitlab: {
    read: (text) =>
      (JSON.parse(text) as GitlabIssue[]).map(
        ({ check_name, severity, location }) => `${check_name} ${severity} ${location.path}:${location.lines.begin}`,
      ),
    level: { error: 'critical', warning: 'major', info: 'minor', hint: 'info' },
  },
  rdjson: {
    read: (text) =>
      (JSON.parse(text) as { diagnostics: Diagnostic[] }).diagnostics.map(
        ({ code, severity, location: { path, range } }) => `${code.value} ${severity} ${path}:${range.start.line}`,
      ),
    level: { error: 'ERROR', warning: 'WARNING', info: 'INFO', hint: 'INFO' },
  },
};

interface GitlabIssue {
  readonly check_name: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

interface Diagnostic {
  readonly code: { readonly value: string };
  readonly severity: string;
  readonly location: { readonly path: string; readonly range: { readonly start: { readonly line: number } } };
}

/** Lines that begin with `file:line:column`, the level and the rule behind it. */
function headings(text: string, tail: RegExp, language: Language): string[] {
  return text.split('\n').flatMap((line) => {
    const end = tail.exec(line);
    const place = end && /^(\S.*):(\d+):\d+$/.exec(line.slice(0, end.index));
    const severity = Object.entries(severityWords).find(([, { name }]) => name[language] === end?.[1]);
    return place && severity ? [`${end[2]!} ${severity[0]} ${place[1]!}:${place[2]!}`] : [];
  });
}

const decoded = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('forms of a result agree', () => {
  it('on every form there is', () => {
    assert.deepEqual(
      Object.keys(forms),
      formatNames.filter((name) => name !== 'json'),
    );
  });

  for (const [project, files] of Object.entries(corpus)) {
    for (const language of languages) {
      it(`${project}, ${language}`, async () => {
        const report = await reportOn(files);
        const { findings, summary } = JSON.parse(await render('json', report, { language })) as JsonReport;
        assert.equal(findings.length, summary.error + summary.warning + summary.info + summary.hint);
        for (const [format, { read, level = {}, name = (file: string) => file }] of Object.entries(forms)) {
          const text = await render(format as FormatName, report, { language });
          const expected = findings.map(
            ({ rule, severity, file, range }) =>
              `${rule} ${level[severity] ?? severity} ${name(file)}:${range.start.line}`,
          );
          assert.deepEqual(read(text, language).sort(), expected.sort(), format);
        }
      });
    }
  }

  it('on each finding having a fingerprint of its own, over all projects of a run', async () => {
    for (const [project, files] of Object.entries(corpus)) {
      const report = await reportOn(files);
      const prints = report.findings.map(({ fingerprint }) => fingerprint);
      assert.equal(new Set(prints).size, prints.length, project);
    }
  });
});
