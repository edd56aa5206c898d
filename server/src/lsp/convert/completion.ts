import type { ClientCapabilities, CompletionItem, CompletionItemKind, TextEdit } from 'vscode-languageserver';
import type { About } from '../../features/completion/about.ts';
import type { Completion, CompletionKind } from '../../features/completion.ts';
import type { Blank } from '../../features/template.ts';
import type { Context } from '../requests/request.ts';
import type { DocumentState } from '../requests/request.ts';

/** What a client gives back with a proposal of which it wants to know more. */
export interface CompletionData {
  readonly uri: string;
  readonly about: About;
}

/** A proposal as far as the client can take it. All but its documentation is told at once. */
export function completionItemOf(
  { client, clientCommands }: Context,
  { path, convert }: DocumentState,
  uri: string,
  { label, kind, detail, about, filter, edit, insertEnd, stops, commit }: Completion,
  order: number,
): CompletionItem {
  const can = abilitiesOf(client);
  const isSnippet = can.snippetSupport === true && stops !== undefined && stops.length > 0;
  const newText = isSnippet ? snippetOf(edit.text, stops) : edit.text;
  const replace = convert.range(path, edit);
  const insert = insertEnd === undefined ? replace : convert.range(path, { start: edit.start, end: insertEnd });
  const textEdit: CompletionItem['textEdit'] = can.insertReplaceSupport
    ? { newText, insert, replace }
    : ({ newText, range: replace } satisfies TextEdit);
  // Behind a key its value is wanted, which has proposals of its own.
  const goesOn = kind === 'key' && /(?:: |- )$/.test(edit.text) && clientCommands.has(suggest);
  return {
    label,
    kind: kinds[kind],
    ...(detail === undefined ? {} : { detail }),
    // The order is ours; editors sort by this text.
    sortText: String(order).padStart(4, '0'),
    ...(filter === undefined ? {} : { filterText: filter }),
    // As written: the engine has counted the blanks that lines begin with.
    ...(can.insertTextModeSupport?.valueSet.includes(1) ? { insertTextMode: 1 } : {}),
    ...(isSnippet ? { insertTextFormat: 2 } : {}),
    textEdit,
    ...(commit && can.commitCharactersSupport ? { commitCharacters: [...commit] } : {}),
    ...(goesOn ? { command: { title: '', command: suggest } } : {}),
    ...(about ? { data: { uri, about } satisfies CompletionData } : {}),
  };
}

/** The command of VS Code that asks for proposals. */
const suggest = 'editor.action.triggerSuggest';

export function abilitiesOf({ textDocument }: ClientCapabilities) {
  return textDocument?.completion?.completionItem ?? {};
}

/** Property, struct, interface, reference, event, file, value, constant. */
const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: 10,
  item: 22,
  agency: 8,
  code: 18,
  deadline: 23,
  file: 17,
  value: 12,
  rule: 21,
};

/** A text with places to fill in, one behind the other; what stands in them is selected there, and typed over. */
export function snippetOf(text: string, stops: readonly Blank[]): string {
  let result = '';
  let at = 0;
  const numbers = new Map<string, number>();
  stops.forEach(({ start, end, example }, i) => {
    const inside = example ?? text.slice(start, end);
    const number = (example === undefined ? undefined : numbers.get(example)) ?? i + 1;
    if (example !== undefined) numbers.set(example, number);
    result += plainly(text.slice(at, start));
    // The last place is where the cursor stays; one with a text in it can't be that.
    if (inside === '' && i === stops.length - 1) result += '$0';
    else result += inside === '' ? `$${number}` : `\${${number}:${plainly(inside)}}`;
    at = end;
  });
  return result + plainly(text.slice(at));
}

function plainly(part: string): string {
  return part.replace(/[$}\\]/g, '\\$&');
}
