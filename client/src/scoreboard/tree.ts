import {
  EventEmitter,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  type TreeDataProvider,
} from 'vscode';
import type { Overviews } from '../overviews.ts';
import { filtered } from './filter.ts';
import { markUri, saidBy } from './marks.ts';
import type { Icon, Lines, Node } from './node.ts';
import { ring } from './ring.ts';

/** A line in its place. */
export interface Placed {
  readonly node: Node;
  /** The keys from the top down to it. */
  readonly path: string;
  readonly parent: Placed | undefined;
}

export interface Tree extends TreeDataProvider<Placed> {
  /** The overview or the filter is another. */
  changed(): void;
  lines(): readonly Node[];
  /** The reader has opened or closed a line. */
  setOpen(line: Placed, isOpen: boolean): void;
}

/** Gives the lines of one view to the editor. */
export function createTree(overviews: Overviews, linesOf: Lines, filter: () => string): Tree {
  const changes = new EventEmitter<void>();
  /** What the reader has opened: the editor forgets it of lines that a filter takes away. */
  const open = new Set<string>();

  function lines(): readonly Node[] {
    const overview = overviews.current();
    return overview ? filtered(linesOf(overview), filter()) : [];
  }

  const below = (nodes: readonly Node[], parent: Placed | undefined): Placed[] =>
    nodes.map((node) => ({ node, path: `${parent?.path ?? ''}/${node.key}`, parent }));

  return {
    onDidChangeTreeData: changes.event,
    changed: () => changes.fire(),
    lines,
    getChildren: (element) => (element ? below(element.node.children, element) : below(lines(), undefined)),
    getParent: ({ parent }) => parent,
    setOpen({ path }, isOpen) {
      if (filter() !== '') return;
      if (isOpen) open.add(path);
      else open.delete(path);
    },
    getTreeItem: ({ node, path }) => itemOf(node, path, filter() !== '', open.has(path)),
  };
}

function itemOf(node: Node, path: string, isFiltered: boolean, isOpen: boolean): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const { label, detail, icon, tooltip, place, mark, children } = node;
  const item = new TreeItem(label, children.length === 0 ? None : isFiltered || isOpen ? Expanded : Collapsed);
  // What is opened to show what was found is none of what the reader has opened.
  item.id = isFiltered ? `filtered${path}` : path;
  if (detail !== undefined) item.description = detail;
  if (icon) item.iconPath = iconOf(icon);
  if (tooltip) item.tooltip = new MarkdownString(tooltip.map(escaped).join('\n\n'));
  item.accessibilityInformation = { label: [label, detail, mark && saidBy(mark)].filter(Boolean).join(', ') };
  if (mark) item.resourceUri = markUri(mark, path);
  if (place) {
    const { start, end } = place.range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    item.command = { command: 'vscode.open', title: label, arguments: [Uri.parse(place.uri), { selection }] };
  }
  return item;
}

/** As it is: a title may hold what Markdown takes for its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, '\\$&');
}

function iconOf(icon: Icon): ThemeIcon | Uri {
  if (icon.kind === 'ring') return ring(icon.score, icon.target);
  const [id, colour] = icons[icon.kind];
  return new ThemeIcon(id, colour === undefined ? undefined : new ThemeColor(colour));
}

const icons: Readonly<Record<Exclude<Icon['kind'], 'ring'>, readonly [id: string, colour?: string]>> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  info: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb'],
};
