import type { Edit } from '../base/edit.ts';
import type { Language } from '../base/text.ts';
import { searchKey, searchRank } from '../base/vietnamese.ts';
import { deadlineProposals, isDeadline, parseDeadline } from '../model/deadline.ts';
import type { FileModel } from '../model/file.ts';
import type { KeyInfo, KeyKind } from '../model/keys.ts';
import { keyInfo, keysOf } from '../model/keys.ts';
import { scalarOf } from '../rules/engine/rewrite.ts';
import { isLeaf } from '../workspace/effective.ts';
import { folderOf, relative, resolve } from '../workspace/path.ts';
import type { Project } from '../workspace/project.ts';
import type { TreeView } from '../workspace/view.ts';
import type { KeyPlace, ValuePlace } from './cursor.ts';
import { cursorAt } from './cursor.ts';
import { ruleChoices, valueChoices } from './setting.ts';
import { viewOf } from './view.ts';

export type CompletionKind = 'key' | 'agency' | 'code' | 'deadline' | 'file' | 'value';

/** One proposal. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail?: string;
  readonly documentation?: string;
  /** By what the editor filters; without it, by the label. */
  readonly filter?: string;
  /** UTF-16 offsets of the file's text, on the cursor's line. */
  readonly edit: Edit;
  /** Where in the new text the cursor goes; without it, to its end. */
  readonly caret?: number;
}

export interface Completions {
  /** The best first. */
  readonly items: readonly Completion[];
  /**
   * Some were left out, so more letters may bring others up. Else the list holds: what another letter finds, the letters
   * before it found too, and an editor that filters by itself loses nothing (an editor that asks again at each letter
   * loses the list when someone types fast).
   */
  readonly incomplete: boolean;
}

const none: Completions = { items: [], incomplete: false };

/** As many as anyone looks through; the next letter brings the others up. */
const most = 100;

/**
 * What can be written at an offset (UTF-16) of a file: keys still missing, agencies, codes, deadlines, files; in the
 * file of settings keys, rules and values.
 */
export function completionsAt(project: Project, path: string, offset: number, language: Language): Completions {
  const { model, source: text } = project.files.get(path) ?? {};
  const cursor = text && cursorAt(text.text, text.lines, offset, model ? 'file' : 'config');
  if (!cursor) return none;
  if (cursor.kind === 'key') return { items: keys(cursor, newlineOf(text.text), language), incomplete: false };
  const values = model
    ? source(cursor)?.({ project, model, view: viewOf(project, path), cursor, language })
    : valueChoices(cursor, language).map((choice) => ({
        ...choice,
        kind: 'value' as const,
        also: choice.detail === undefined ? [] : [choice.detail],
        text: choice.label,
      }));
  if (!values) return none;
  const items = ranked(values, cursor);
  return { items: items.slice(0, most), incomplete: items.length > most };
}

// Keys --------------------------------------------------------------------------------------------------------------

function keys(cursor: KeyPlace, newline: string, language: Language): Completion[] {
  if (cursor.map === 'rules') return ruleKeys(cursor, language);
  const infos = cursor.mayBeFile ? [...keysOf(cursor.map), ...keysOf('fileItem')] : keysOf(cursor.map);
  const { present, before, replace } = cursor;
  return infos
    .filter(({ name }) => !present.has(name))
    .map((info) => {
      const text = before + textOfKey(info, cursor.column, newline);
      return {
        label: info.name,
        kind: 'key',
        detail: info.title[language],
        documentation: info.description[language],
        edit: { ...replace, text },
        ...(text.endsWith('""') ? { caret: text.length - 1 } : {}),
      };
    });
}

function ruleKeys({ present, before, replace }: KeyPlace, language: Language): Completion[] {
  return ruleChoices(language)
    .filter(({ label }) => !present.has(label))
    .map((choice) => ({ ...choice, kind: 'key', edit: { ...replace, text: `${before}${choice.label}: ` } }));
}

/** `title: `, `partial: true`, `code: ""`; a list or map begins on the next line, two deeper. */
function textOfKey({ name, type, values }: KeyInfo, column: number, newline: string): string {
  const only = values?.length === 1 ? values[0] : undefined;
  if (only !== undefined) return `${name}: ${only}`;
  const below = `${name}:${newline}${' '.repeat(column + 2)}`;
  if (type.every((each) => each === 'array')) return `${below}- `;
  if (type.includes('object')) return below;
  // A code without quotes would be a number.
  return name === 'code' || name === 'sameAs' ? `${name}: ""` : `${name}: `;
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

// Values ------------------------------------------------------------------------------------------------------------

interface Question {
  readonly project: Project;
  readonly model: FileModel;
  readonly view: TreeView | undefined;
  readonly cursor: ValuePlace;
  readonly language: Language;
}

interface Proposal {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  /** What is searched beside the label: a title, a code, other names. */
  readonly also?: readonly string[];
  /** What is written, where that is not the label. */
  readonly text?: string;
}

type Source = (question: Question) => readonly Proposal[];

/** What proposes values, by map and key. */
const sources: Readonly<Partial<Record<KeyKind, Readonly<Record<string, Source>>>>> = {
  criterion: { lead: agencies, with: agencies, deadline: deadlines, sameAs: leaves, file: files },
  task: { lead: agencies, deadline: deadlines },
  agency: { successors: agencies, file: files },
  fileItem: { file: files },
  index: { previous: roots },
};

function source({ map, key }: ValuePlace): Source | undefined {
  const values = keyInfo(map, key)?.values;
  return (
    sources[map]?.[key] ??
    (values && (() => values.map((value) => ({ label: String(value), kind: 'value', text: String(value) }))))
  );
}

function agencies({ view, cursor }: Question): Proposal[] {
  const own = cursor.map === 'agency' ? unquoted(cursor.present.get('name') ?? '') : undefined;
  return (view?.tree.registry?.registry.agencies ?? [])
    .filter(({ name }) => name !== '' && name !== own)
    .map(({ name, code, aliases, until }) => {
      const detail = [code, until && `→ ${until}`].filter(Boolean).join(' ');
      return {
        label: name,
        kind: 'agency',
        also: [...(code === undefined ? [] : [code]), ...aliases],
        ...(detail === '' ? {} : { detail }),
      };
    });
}

/** The leaves of the index, this criterion left out: what `sameAs` may name. */
function leaves({ view, cursor }: Question): Proposal[] {
  const own = unquoted(cursor.present.get('code') ?? '');
  return (view?.tree.all ?? []).flatMap((criterion) => {
    const code = criterion.code?.text;
    if (code === undefined || code === own || !isLeaf(criterion)) return [];
    const title = oneLine(criterion.title?.text ?? '');
    return [{ label: code, kind: 'code', detail: title, also: [title], text: `"${code}"` }];
  });
}

/** Those of the year that the index plans for, and before them what this file uses already. */
function deadlines({ view, model }: Question): Proposal[] {
  const used = (view?.tree.all ?? [])
    .filter(({ piece }) => piece.path === model.path)
    .flatMap((criterion) => [
      ...(criterion.deadlines ?? []),
      ...(criterion.tasks ?? []).flatMap((task) => task.deadlines ?? []),
    ])
    .map(({ text }) => parseDeadline(text))
    .filter(isDeadline);
  const years = used.flatMap(({ year }) => year ?? []);
  const year = view?.tree.index?.targetYear ?? (years.length > 0 ? Math.max(...years) : undefined);
  const texts = [...used.map(({ canonical }) => canonical), ...(year === undefined ? [] : deadlineProposals(year))];
  return [...new Set(texts)].map((label) => ({ label, kind: 'deadline' }));
}

/** Files that have the section of the list, are in no root's way, and are not listed yet. */
function files({ project, model, cursor }: Question): Proposal[] {
  const section = cursor.list === 'agencies' ? 'agencies' : 'criteria';
  const folder = folderOf(model.path);
  const listed = new Set(
    (model[section] ?? []).flatMap((item) =>
      item.kind === 'fileItem' && item.target ? [resolve(folder, item.target.text)] : [],
    ),
  );
  const typed = resolve(folder, unquoted(cursor.typed));
  return [...project.files.values()].flatMap(({ path, model: other }) => {
    if (path === model.path || other?.[section] === undefined || (listed.has(path) && path !== typed)) return [];
    if (section === 'criteria' && other.index) return [];
    return [{ label: relative(folder, path), kind: 'file' }];
  });
}

/** Other roots of the project: last year's is one of them. */
function roots({ project, model }: Question): Proposal[] {
  return [...project.files.values()].flatMap(({ path, model: other }): Proposal[] => {
    if (path === model.path || !other?.index) return [];
    return [
      { label: relative(folderOf(model.path), path), kind: 'file', detail: oneLine(other.index.title?.text ?? '') },
    ];
  });
}

/** The proposals that what is typed finds, the best first. */
function ranked(proposals: readonly Proposal[], { typed, replace, before, flow }: ValuePlace): Completion[] {
  const query = unquoted(typed);
  const found = proposals.flatMap((proposal, order) => {
    const ranks = [proposal.label, ...(proposal.also ?? [])].flatMap((text, i) => {
      const rank = searchRank(query, text);
      return rank === undefined ? [] : [rank + (i === 0 ? 0 : 0.5)];
    });
    return ranks.length === 0 ? [] : [{ proposal, order, rank: Math.min(...ranks) }];
  });
  found.sort((a, b) => a.rank - b.rank || a.order - b.order);
  return found.map(({ proposal: { label, kind, detail, text, also } }) => ({
    label,
    kind,
    ...(detail === undefined || detail === '' ? {} : { detail }),
    // Editors go on filtering while letters are typed, and know neither marks nor initials: so what is typed by now
    // comes first, which keeps our order, and then all that may be typed on.
    filter: [...new Set([typed, searchKey(label), label, ...(also ?? [])])].filter((part) => part !== '').join(' '),
    edit: { ...replace, text: before + (text ?? scalarOf(label, flow)) },
  }));
}

function unquoted(written: string): string {
  return written.trim().replace(/^["']|["']$/g, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
