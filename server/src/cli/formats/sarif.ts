import { encodePath, uriOf } from '../../base/uri.ts';
import type { Language } from '../../base/text.ts';
import { families, rules } from '../../rules/all.ts';
import type { Fix, Severity } from '../../rules/engine/finding.ts';
import type { Rule } from '../../rules/engine/rule.ts';
import { resolve } from '../../workspace/path.ts';
import { plainOf } from '../page.ts';
import type { Report, Reported, Stretch } from '../report.ts';
import { rangeOf } from '../report.ts';
import type { Context } from './format.ts';
import { ruleHelp } from './rule-help.ts';

/** SARIF has no level below `note`; the severity itself stands in `properties`. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What relative addresses count from: the working directory. */
const base = '%SRCROOT%';

/** SARIF 2.1.0 (OASIS): the rules that found something with their pages, every finding, and those that are silenced. */
export function sarifOf({ findings, suppressed, files }: Report, context: Context): string {
  const { language, version, cwd } = context;
  const found = new Set([...findings, ...suppressed].map(({ finding }) => finding.rule));
  const used = rules.filter(({ id }) => found.has(id));
  const indexes = new Map(used.map(({ id }, i) => [id, i]));
  const result = (one: Reported) => resultOf(one, indexes.get(one.finding.rule)!, language);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'par-index',
            version,
            semanticVersion: version,
            language,
            rules: used.map((rule) => descriptorOf(rule, language)),
          },
        },
        language,
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { description: { text: words.base[language] } } },
        invocations: [{ executionSuccessful: true }],
        artifacts: files.map((file) => ({
          location: addressOf({ file, path: resolve(cwd, file) }),
          roles: ['analysisTarget'],
        })),
        // Of the results of one run either all say how they are suppressed or none.
        results: [
          ...findings.map((one) => ({ ...result(one), suppressions: [] })),
          ...suppressed.map((one) => ({
            ...result(one),
            suppressions: [{ kind: 'inSource', ...(one.reason() === '' ? {} : { justification: one.reason() }) }],
          })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptorOf(rule: Rule, language: Language) {
  const { id, severity, summary, docs } = rule;
  const family = families.find((one) => one.rules.includes(rule));
  return {
    id,
    shortDescription: { text: plainOf(summary[language]) },
    fullDescription: { text: plainOf(docs.why[language]) },
    help: ruleHelp(rule, language),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: family ? [family.id] : [], severity, summary },
  };
}

function resultOf({ finding, fingerprint, at, locate }: Reported, ruleIndex: number, language: Language) {
  const { rule, severity, criterion, args, related } = finding;
  const fixes = finding.fixes();
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: messageOf(finding.message()[language]),
    locations: [{ physicalLocation: placeOf(at) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            id,
            physicalLocation: placeOf(locate(one.at)),
            message: messageOf(one.message[language]),
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, locate, language)) }),
    // Not the name that GitHub gives its own: it warns of every value under that which it did not work out itself.
    partialFingerprints: { 'parIndexFinding/v1': fingerprint },
    properties: { severity, ...(criterion === undefined ? {} : { criterion }), args },
  };
}

function fixOf({ title, safe, edits }: Fix, locate: Reported['locate'], language: Language) {
  const placed = edits.map(({ place, text }) => ({ at: locate(place), text }));
  const byFile = new Map<string, typeof placed>();
  for (const edit of placed) byFile.set(edit.at.path, [...(byFile.get(edit.at.path) ?? []), edit]);
  return {
    description: messageOf(title[language]),
    artifactChanges: [...byFile.values()].map((changes) => ({
      artifactLocation: addressOf(changes[0]!.at),
      replacements: changes.map(({ at, text }) => ({ deletedRegion: regionOf(at), insertedContent: { text } })),
    })),
    properties: { safe },
  };
}

const placeOf = (at: Stretch) => ({ artifactLocation: addressOf(at), region: regionOf(at) });

function regionOf(at: Stretch) {
  const { start, end } = rangeOf(at);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** What lies outside of the working directory, on another drive perhaps, is named by its whole address. */
function addressOf({ file, path }: Pick<Stretch, 'file' | 'path'>) {
  return file.startsWith('../') || file === path ? { uri: uriOf(path) } : { uri: encodePath(file), uriBaseId: base };
}

/** Text of a file must not become a link: `[words](address)` would be one. */
function messageOf(text: string) {
  return { text: text.replace(/[\\[](?=[^\]]*\]\()/g, '\\$&') };
}

const words = {
  base: { vi: 'Thư mục làm việc của lần kiểm tra', en: 'The working directory of the check' },
} as const;
