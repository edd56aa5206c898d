import { encodePath } from '../../base/uri.ts';
import type { Language, Text } from '../../base/text.ts';
import type { Report, Reported } from '../report.ts';
import { sentenceOf } from '../report.ts';
import { severityWords } from '../severity.ts';
import { visible } from '../terminal.ts';
import { ciPath } from './ci-path.ts';
import type { Context } from './format.ts';
import { totalOf } from './total.ts';

/** GitHub takes one megabyte from a step and drops what is larger as a whole. */
const mostFindings = 500;

/** The summary of a job of GitHub Actions, in Markdown: all findings, since only ten annotations of a level are shown. */
export function githubSummaryOf(report: Report, context: Context): string {
  const { language } = context;
  const shown = report.findings.slice(0, mostFindings);
  const byFile = new Map<string, Reported[]>();
  for (const one of shown) byFile.set(one.at.path, [...(byFile.get(one.at.path) ?? []), one]);
  const left = report.findings.length - shown.length;
  const parts = [
    `## PAR Index`,
    totalOf(report, language),
    ...[...byFile].map(([path, own]) => sectionOf(ciPath(context, 'GITHUB_WORKSPACE', path), own, context)),
    ...(left > 0 ? [words.left(left)[language]] : []),
  ];
  return `${parts.join('\n\n')}\n\n`;
}

function sectionOf(file: string, findings: readonly Reported[], { language, env }: Context): string {
  const rows = findings.map(({ finding, at }) => {
    const line = String(at.start.line + 1);
    const address = addressOf(file, line, env);
    const cells = [
      address === undefined ? line : `[${line}](${address})`,
      severityWords[finding.severity].name[language],
      `\`${finding.rule}\``,
      escaped(sentenceOf(finding, language)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [`### ${escaped(file)}`, '', head(language), '| --: | --- | --- | --- |', ...rows].join('\n');
}

const head = (language: Language) => `| ${words.head.map((cell) => cell[language]).join(' | ')} |`;

/** The line of the file in the commit that is checked; undefined outside of GitHub. */
function addressOf(file: string, line: string, env: Context['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  if (!server || !repository || !commit || file.startsWith('../')) return undefined;
  return `${server}/${repository}/blob/${commit}/${encodePath(file)}#L${line}`;
}

/** Every sign of Markdown and HTML stands for itself. */
function escaped(text: string): string {
  return visible(text).replace(/[\\`*_[\]<>&~|@#]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const words = {
  head: [
    { vi: 'Dòng', en: 'Line' },
    { vi: 'Mức', en: 'Level' },
    { vi: 'Quy tắc', en: 'Rule' },
    { vi: 'Nội dung', en: 'Finding' },
  ],
  left: (count: number): Text => ({
    vi: `Còn ${count} phát hiện khác; xem đủ trong nhật ký của lượt chạy.`,
    en: `${count} more findings: the log of the job has them all.`,
  }),
} as const;
