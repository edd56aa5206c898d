import type {
  CodeAction,
  CompletionItem,
  CompletionItemKind,
  Diagnostic,
  DiagnosticSeverity,
  DocumentSymbol,
  Hover,
  Position,
  Range,
  SymbolInformation,
  SymbolKind,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { Edit } from '../base/edit.ts';
import type { Lines } from '../base/lines.ts';
import { positionAt } from '../base/lines.ts';
import type { Span } from '../base/span.ts';
import type { Language } from '../base/text.ts';
import type { QuickFix } from '../features/actions.ts';
import type { Completion, CompletionKind } from '../features/completion.ts';
import type { FileDiagnostic } from '../features/diagnostics.ts';
import type { HoverText } from '../features/hover.ts';
import type { OutlineItem } from '../features/symbols.ts';
import type { Severity } from '../rules/engine/finding.ts';
import type { Project } from '../workspace/project.ts';
import { offsetIn } from './documents.ts';
import type { Workspace } from './workspace.ts';

/** Turns the engine's offsets and plain data into what the protocol has for them. The only place that does. */
export interface Convert {
  range(path: string, span: Span): Range;
  /** The offset of a client's position in what the engine reads. */
  offset(path: string, position: Position): number;
  diagnostic(path: string, diagnostic: FileDiagnostic): Diagnostic;
  hover(path: string, hover: HoverText): Hover;
  completion(path: string, completion: Completion): CompletionItem;
  symbol(path: string, item: OutlineItem): DocumentSymbol;
  quickFix(fix: QuickFix, diagnostic: Diagnostic): CodeAction;
}

export interface ConvertOptions {
  /**
   * Where the pages of the rules are (docs/rules of the project, with a slash at the end): `<id>.md`, `<id>.en.md`.
   * Without it, findings carry no address of a page.
   */
  readonly ruleDocs: string | undefined;
  /** The client takes edits with the version of the document they are for. */
  readonly versionedEdits: boolean;
  /** The client can put the cursor inside what it inserts. */
  readonly snippets: boolean;
  readonly markdown: { readonly hover: boolean; readonly completion: boolean };
}

/** For one state of a project, and pages in one language. */
export function converter(
  workspace: Workspace,
  project: Project,
  options: ConvertOptions,
  language: Language,
): Convert {
  const sourceOf = (path: string) => project.files.get(path)?.source;
  /** A client that sends the byte order mark counts it in the first line; the engine does not. */
  const markOf = (path: string): number => (workspace.documentAt(path)?.content.mark ? 1 : 0);

  const position = (path: string, lines: Lines | undefined, offset: number): Position => {
    if (!lines) return { line: 0, character: 0 };
    const { line, column } = positionAt(lines, offset);
    return { line, character: line === 0 ? column + markOf(path) : column };
  };
  const range = (path: string, { start, end }: Span): Range => {
    const lines = sourceOf(path)?.lines;
    return { start: position(path, lines, start), end: position(path, lines, end) };
  };
  const textEdit = (path: string, edit: Edit): TextEdit => ({ range: range(path, edit), newText: edit.text });
  const workspaceEdit = (edits: ReadonlyMap<string, readonly Edit[]>): WorkspaceEdit => {
    const files = [...edits].map(([path, list]) => ({ path, edits: list.map((edit) => textEdit(path, edit)) }));
    if (!options.versionedEdits)
      return { changes: Object.fromEntries(files.map(({ path, edits: list }) => [workspace.uriAt(path), list])) };
    return {
      documentChanges: files.map(({ path, edits: list }) => ({
        textDocument: { uri: workspace.uriAt(path), version: workspace.documentAt(path)?.version ?? null },
        edits: list,
      })),
    };
  };
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
      return offsetIn(source.text, source.lines, {
        line,
        character: line === 0 ? character - markOf(path) : character,
      });
    },

    diagnostic: (path, { span, severity, rule, message, related }) => ({
      range: range(path, span),
      severity: severityNumbers[severity],
      code: rule,
      ...(options.ruleDocs === undefined
        ? {}
        : { codeDescription: { href: pageOf(rule, options.ruleDocs, language) } }),
      source: 'par-index',
      message,
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
      contents: options.markdown.hover
        ? { kind: 'markdown', value: markdown }
        : { kind: 'plaintext', value: plain(markdown) },
      range: range(path, span),
    }),

    completion: (path, { label, kind, detail, documentation, filter, edit, caret }) => ({
      label,
      kind: completionKinds[kind],
      ...(detail === undefined ? {} : { detail }),
      ...(documentation === undefined
        ? {}
        : {
            documentation: options.markdown.completion
              ? { kind: 'markdown', value: documentation }
              : { kind: 'plaintext', value: plain(documentation) },
          }),
      ...(filter === undefined ? {} : { filterText: filter }),
      // As written: the engine has counted the blanks that lines begin with.
      insertTextMode: 1,
      ...(caret !== undefined && options.snippets
        ? { insertTextFormat: 2, textEdit: textEdit(path, { ...edit, text: snippet(edit.text, caret) }) }
        : { textEdit: textEdit(path, edit) }),
    }),

    quickFix: ({ title, preferred, edits }, diagnostic) => ({
      title,
      kind: 'quickfix',
      diagnostics: [diagnostic],
      ...(preferred ? { isPreferred: true } : {}),
      edit: workspaceEdit(edits),
    }),
  };
}

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, info: 3, hint: 4 };

/** Namespace, constant, package, field and file: what editors draw tells the rows apart, the names mean nothing here. */
const symbolKinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  index: 3,
  agency: 11,
  parent: 4,
  leaf: 8,
  file: 1,
};

/** Property, interface, reference, event, file, value. */
const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: 10,
  agency: 8,
  code: 18,
  deadline: 23,
  file: 17,
  value: 12,
};

function snippet(text: string, caret: number): string {
  const plainly = (part: string) => part.replace(/[$}\\]/g, '\\$&');
  return `${plainly(text.slice(0, caret))}$0${plainly(text.slice(caret))}`;
}

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
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .replace(/ {2}$/gm, '');
}

/** The address of a rule's page: Vietnamese pages have the plain name. */
function pageOf(rule: string, base: string, language: Language): string {
  return `${base}${rule}${language === 'vi' ? '' : `.${language}`}.md`;
}
