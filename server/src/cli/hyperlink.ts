import type { Language } from '../base/text.ts';
import { uriOf } from '../base/uri.ts';

/** Text that opens something where the terminal can; else it is the text alone. */
export interface Links {
  /** Opens a file (absolute path with `/`). */
  readonly linkPlace: (path: string, text: string) => string;
  /** Opens the page of a rule in the manual. */
  readonly linkRule: (id: string, language: Language, text: string) => string;
}

export const plainLinks: Links = { linkPlace: (_path, text) => text, linkRule: (_id, _language, text) => text };

export interface LinkPorts {
  readonly env: Environment;
  /** Of this machine. */
  readonly hostName?: string | undefined;
  /** The folder with the pages of the rules (docs/rules of the project): `<id>.md`, `<id>.en.md`. Absolute, with `/`. */
  readonly ruleDocs?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function linksOf({ env, hostName = '', ruleDocs }: LinkPorts): Links {
  if (!showsLinks(env)) return plainLinks;
  const toFile = (path: string, text: string) => link(fileUri(path, hostName), text);
  return {
    // VS Code opens `file:line:column` at the line by itself; a link to the file alone would take that away.
    linkPlace: env.TERM_PROGRAM === 'vscode' ? plainLinks.linkPlace : toFile,
    linkRule: (id, language, text) =>
      ruleDocs === undefined ? text : toFile(`${ruleDocs}/${id}${language === 'vi' ? '' : `.${language}`}.md`, text),
  };
}

/**
 * Whether the terminal is one that opens OSC 8 links. There is no way to ask it, so they are told by the variables that
 * they set; `FORCE_HYPERLINK` overrules them. Any other shows the text alone.
 */
function showsLinks(env: Environment): boolean {
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== '0';
  if (env.TERM === 'dumb') return false;
  return (
    env.WT_SESSION !== undefined ||
    programs.has(env.TERM_PROGRAM ?? '') ||
    terminals.has(env.TERM ?? '') ||
    Number(env.VTE_VERSION) >= 5002 ||
    Number(env.KONSOLE_VERSION) >= 201200
  );
}

const programs = new Set(['vscode', 'iTerm.app', 'WezTerm', 'ghostty', 'Hyper', 'rio', 'Tabby', 'WarpTerminal']);
const terminals = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot', 'wezterm', 'contour']);

/** With the name of the host, so that a terminal on another machine does not open a file of its own. Drives have none. */
function fileUri(path: string, hostName: string): string {
  const uri = uriOf(path).replace(/^(file:\/\/\/[A-Za-z])%3A/, '$1:');
  return /^file:\/\/\/(?![A-Za-z]:)/.test(uri) ? `file://${encodeURIComponent(hostName)}${uri.slice(7)}` : uri;
}

function link(uri: string, text: string): string {
  return `\u001b]8;;${uri}\u001b\\${text}\u001b]8;;\u001b\\`;
}
