import type { Language } from '../language.ts';
import type { Overview } from '../overview.ts';
import { escaped } from './html.ts';
import { sections } from './sections.ts';
import { style } from './style.ts';
import { words } from './words.ts';

export interface PageOptions {
  readonly language: Language;
  /** What only this page knows: no other script or style runs in it. */
  readonly nonce: string;
  /** The bundle of script.ts. */
  readonly script: string;
  /** Whether places lead into the editor (which then answers the script's messages). */
  readonly isLinked: boolean;
  /** The day that a page which is kept tells, as the reader writes it. */
  readonly made?: string;
}

/** The report as a whole document that needs nothing beside it: no file, no network. */
export function reportPage(overview: Overview | undefined, options: PageOptions): string {
  const { language, nonce, script } = options;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  const say = words[language];
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(overview?.title ?? say.report)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main id="report">${reportBody(overview, options)}</main>
<script nonce="${nonce}">${script.replace(/<\/(script)/gi, '<\\/$1')}</script>
</body>
</html>
`;
}

/** What stands inside `main`; an open page takes a new one when the files change. */
export function reportBody(
  overview: Overview | undefined,
  options: Pick<PageOptions, 'language' | 'isLinked' | 'made'>,
): string {
  const { language, made } = options;
  const say = words[language];
  if (!overview) return `<p class="note">${escaped(say.nothing)}</p>`;
  const lines = [
    say.years(overview.scoreYear, overview.targetYear),
    made === undefined ? '' : say.made(made),
    overview.isWhole ? '' : say.unread,
  ];
  return (
    `<header><h1>${escaped(overview.title ?? say.untitled)}</h1>` +
    `${lines.map((line) => (line === '' ? '' : `<p>${escaped(line)}</p>`)).join('')}</header>` +
    sections.map((section) => section(overview, options)).join('')
  );
}
