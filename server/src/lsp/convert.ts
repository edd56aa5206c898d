import type {
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentSymbol,
  Hover,
  Position,
  Range,
  SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { Span } from '../base/span.ts';
import type { Language } from '../base/text.ts';
import type { FileDiagnostic, Tag } from '../features/diagnostics.ts';
import type { HoverText } from '../features/hover.ts';
import type { OutlineItem } from '../features/symbols.ts';
import type { Severity } from '../rules/engine/finding.ts';
import type { Project } from '../workspace/project.ts';
import type { Encoding } from './positions.ts';
import { offsetOf, positionOf, unitsIn } from './positions.ts';
import type { Workspace } from './workspace.ts';

/** Turns the engine's offsets and plain data into what the protocol has for them. The only place that does. */
export interface Convert {
  range(path: string, span: Span): Range;
  /** The offset of a client's position in what the engine reads. */
  offset(path: string, position: Position): number;
  diagnostic(path: string, diagnostic: FileDiagnostic): Diagnostic;
  hover(path: string, hover: HoverText): Hover;
  symbol(path: string, item: OutlineItem): DocumentSymbol;
}

export interface ConvertOptions {
  /** In which units the client counts the characters of a line. */
  readonly encoding: Encoding;
  /**
   * Where the pages of the rules are (docs/rules of the project, with a slash at the end): `<id>.md`, `<id>.en.md`.
   * Without it, findings carry no address of a page.
   */
  readonly ruleDocs: string | undefined;
  /** The tags of diagnostics that the client shows. */
  readonly tags: ReadonlySet<DiagnosticTag>;
  /** The client shows hovers as Markdown. */
  readonly markdown: boolean;
}

/** For one state of a project, and pages in one language. */
export function converter(
  workspace: Workspace,
  project: Project,
  options: ConvertOptions,
  language: Language,
): Convert {
  const sourceOf = (path: string) => project.files.get(path)?.source;
  const { encoding } = options;
  /** A client that sends the byte order mark counts it in the first line; the engine does not. */
  const markOf = (path: string): number => (workspace.documentAt(path)?.content.mark ? unitsIn('\uFEFF', encoding) : 0);

  const position = (path: string, offset: number): Position => {
    const source = sourceOf(path);
    if (!source) return { line: 0, character: 0 };
    const { line, character } = positionOf(source, offset, encoding);
    return { line, character: line === 0 ? character + markOf(path) : character };
  };
  const range = (path: string, { start, end }: Span): Range => ({
    start: position(path, start),
    end: position(path, end),
  });
  const symbol = (path: string, { name, detail, kind, span, selection, children }: OutlineItem): DocumentSymbol => ({
    name,
    ...(detail === '' ? {} : { detail }),
    kind: symbolKinds[kind],
    range: range(path, span),
    selectionRange: range(path, selection),
    ...(children.length === 0 ? {} : { children: children.map((child) => symbol(path, child)) }),
  });

  return {
    range,
    symbol,

    offset(path, { line, character }) {
      const source = sourceOf(path);
      if (!source) return 0;
      const mark = line === 0 ? markOf(path) : 0;
      const within = { line, character: Math.max(0, character - mark) };
      return offsetOf(source, within, encoding);
    },

    diagnostic: (path, { span, severity, rule, message, tag, related }) => ({
      range: range(path, span),
      severity: severityNumbers[severity],
      code: rule,
      ...(options.ruleDocs === undefined
        ? {}
        : { codeDescription: { href: pageOf(rule, options.ruleDocs, language) } }),
      source: 'par-index',
      message,
      ...(tag && options.tags.has(tagNumbers[tag]) ? { tags: [tagNumbers[tag]] } : {}),
      ...(related.length === 0
        ? {}
        : {
            relatedInformation: related.map((each) => ({
              location: { uri: workspace.uriAt(each.path), range: range(each.path, each) },
              message: each.message,
            })),
          }),
    }),

    hover: (path, { markdown, span }) => ({
      contents: options.markdown
        ? { kind: 'markdown', value: markdown }
        : { kind: 'plaintext', value: plain(markdown) },
      range: range(path, span),
    }),
  };
}

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, info: 3, hint: 4 };

const tagNumbers: Readonly<Record<Tag, DiagnosticTag>> = { unnecessary: 1, deprecated: 2 };

/** Namespace, constant, package, field and file: what editors draw tells the rows apart, the names mean nothing here. */
export const symbolKinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  index: 3,
  agency: 11,
  parent: 4,
  leaf: 8,
  file: 1,
};

/** For clients that show no tree. */
export function flatten(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flatten(children, uri, name),
  ]);
}

/** Markdown for clients that show none: emphasis, the rule under a table's head and escapes are taken out. */
export function plain(markdown: string): string {
  return markdown
    .replace(/^\|(?:[ :-]+\|)+\n/gm, '')
    .replaceAll('**', '')
    .replace(/(^|\s)_([^_\n]+)(?<!\\)_(?=\s|$)/gm, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .replace(/ {2}$/gm, '');
}

/** The address of a rule's page: Vietnamese pages have the plain name. */
function pageOf(rule: string, base: string, language: Language): string {
  return `${base}${rule}${language === 'vi' ? '' : `.${language}`}.md`;
}
