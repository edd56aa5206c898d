import type { Format } from './format.ts';

/** Every form of a result, in the order of the help. The options, help and completion of the command line are made from this. */
export const formats = {
  pretty: {
    summary: { vi: 'để đọc, kèm dòng bị báo và cách sửa', en: 'for people, with the line and its repairs' },
    load: async () => (await import('./pretty.ts')).prettyOf,
  },
  compact: {
    summary: { vi: 'mỗi phát hiện một dòng', en: 'one line a finding' },
    load: async () => (await import('./compact.ts')).compactOf,
  },
  json: {
    summary: { vi: 'cho chương trình khác', en: 'for programs' },
    load: async () => (await import('./json.ts')).jsonOf,
  },
  sarif: {
    summary: {
      vi: 'SARIF 2.1.0, cho GitHub code scanning và các công cụ đọc SARIF',
      en: 'SARIF 2.1.0, for GitHub code scanning and viewers of SARIF',
    },
    load: async () => (await import('./sarif.ts')).sarifOf,
  },
  junit: {
    summary: {
      vi: 'XML của JUnit, cho Jenkins, GitLab, Azure Pipelines',
      en: 'XML of JUnit, for Jenkins, GitLab, Azure Pipelines',
    },
    load: async () => (await import('./junit.ts')).junitOf,
  },
  github: {
    summary: {
      vi: 'chú thích của GitHub Actions, kèm bảng tóm tắt của lượt chạy',
      en: 'annotations of GitHub Actions, with a summary of the job',
    },
    load: async () => (await import('./github.ts')).githubOf,
    appends: {
      to: 'GITHUB_STEP_SUMMARY',
      load: async () => (await import('./github-summary.ts')).githubSummaryOf,
    },
  },
  gitlab: {
    summary: { vi: 'báo cáo Code Quality của GitLab', en: 'Code Quality report of GitLab' },
    load: async () => (await import('./gitlab.ts')).gitlabOf,
  },
  rdjson: {
    summary: { vi: 'cho reviewdog, kèm đề nghị sửa', en: 'for reviewdog, with suggestions' },
    load: async () => (await import('./rdjson.ts')).rdjsonOf,
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

export const formatInfo = (name: FormatName): Format => formats[name];
