import type { Language } from '../../base/text.ts';
import type { Report, Reported } from '../report.ts';
import { placeOf, sentenceOf } from '../report.ts';
import { severityWords } from '../severity.ts';
import type { Context } from './format.ts';
import type { Element } from './xml.ts';
import { xmlOf } from './xml.ts';

/**
 * XML as JUnit reports it: each file a suite, each finding a case in it; a file without findings has one case, which
 * passes. As with the exit code only errors fail; what else is found stands in the output of a case that passes.
 */
export function junitOf({ findings, files }: Report, { language }: Pick<Context, 'language'>): string {
  const byFile = new Map<string, Reported[]>(files.map((file) => [file, []]));
  for (const one of findings) byFile.set(one.at.file, [...(byFile.get(one.at.file) ?? []), one]);
  const suites = [...byFile].map(([file, own]) => suiteOf(file, own, language));
  return xmlOf({ name: 'testsuites', attributes: {}, content: suites });
}

function suiteOf(file: string, findings: readonly Reported[], language: Language): Element {
  const names = namesOf(findings);
  const cases = findings.map((one, i) => caseOf(one, names[i]!, language));
  const passed: Element = { name: 'testcase', attributes: { name: words.clean[language], classname: classOf(file) } };
  return {
    name: 'testsuite',
    attributes: {
      name: file,
      tests: Math.max(1, findings.length),
      failures: findings.filter(isFailure).length,
      errors: 0,
      skipped: 0,
    },
    content: cases.length > 0 ? cases : [passed],
  };
}

function caseOf(one: Reported, name: string, language: Language): Element {
  const { finding, at } = one;
  const sentence = sentenceOf(finding, language);
  const level = severityWords[finding.severity].name[language];
  const fixes = finding.fixes().map(({ title }) => `${words.fix[language]}: ${title[language]}`);
  const text = [`${placeOf(at)}: ${level} [${finding.rule}] ${sentence}`, ...fixes].join('\n');
  return {
    name: 'testcase',
    attributes: { name, classname: classOf(at.file) },
    content: [
      isFailure(one)
        ? { name: 'failure', attributes: { message: sentence, type: finding.rule }, content: text }
        : { name: 'system-out', attributes: {}, content: text },
    ],
  };
}

const isFailure = ({ finding }: Reported): boolean => finding.severity === 'error';

/** Without lines, so that a case keeps its history while others come and go; those of one name are numbered. */
function namesOf(findings: readonly Reported[]): string[] {
  const times = new Map<string, number>();
  return findings.map(({ finding: { rule, criterion, agency } }) => {
    const about = criterion ?? agency;
    const name = about === undefined ? rule : `${rule}: ${about}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

/** Readers take what stands before the last dot for a package, and each dot before it for one more level. */
const classOf = (file: string): string =>
  file
    .replace(/\.par\.yaml$/, '')
    .replaceAll('.', '_')
    .replaceAll('/', '.');

const words = {
  clean: { vi: 'không phát hiện sai sót', en: 'nothing found' },
  fix: { vi: 'cách sửa', en: 'fix' },
} as const;
