import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import { documentationOf } from '../../features/completion/about.ts';
import type { Completion, CompletionKind } from '../../features/completion.ts';
import { completionsAt } from '../../features/completion.ts';
import type { CompletionData } from '../convert/completion.ts';
import { abilitiesOf, completionItemOf } from '../convert/completion.ts';
import { plain } from '../convert.ts';
import { textIn } from '../../syntax/source.ts';
import { defineRequest } from './request.ts';

export const completion = defineRequest<CompletionParams>({
  method: 'textDocument/completion',
  // Behind a key, behind a dash, where a quoted code or a name between brackets begins, and in a comment; other letters
  // ask by themselves.
  capabilities: () => ({
    completionProvider: { triggerCharacters: [':', '-', '"', '[', ',', '#', ' '], resolveProvider: true },
  }),
  async answer(params, context, token) {
    const state = await context.newestStateFor(params);
    if (!state || token.isCancelled) return null;
    const { path, project, convert } = state;
    const offset = convert.offset(path, params.position);
    const { items: found, incomplete } = completionsAt(
      project,
      path,
      offset,
      context.language,
      new Date().getFullYear(),
    );
    // A blank behind a key asks for its value, one behind a word goes on with it; one that only indents a line asks for
    // nothing.
    const isBlank = params.context?.triggerCharacter === ' ';
    const { source } = project.files.get(path) ?? {};
    const isTyped = ({ edit: { start } }: Completion): boolean =>
      source !== undefined && textIn(source, { start, end: offset }).trim() !== '';
    const items = isBlank ? found.filter((item) => !beginsLine.has(item.kind) || isTyped(item)) : found;
    const { uri } = params.textDocument;
    return { isIncomplete: incomplete, items: items.map((item, i) => completionItemOf(context, state, uri, item, i)) };
  },
});

const beginsLine: ReadonlySet<CompletionKind> = new Set(['key', 'item']);

export const completionResolve = defineRequest<CompletionItem>({
  method: 'completionItem/resolve',
  async answer(item, { stateFor, client, language }) {
    const data = item.data as CompletionData | undefined;
    const state = data && (await stateFor({ textDocument: { uri: data.uri } }));
    const markdown = state && documentationOf(state.project, state.path, data.about, language);
    if (markdown === undefined) return item;
    const isMarkdown = abilitiesOf(client).documentationFormat?.includes('markdown') === true;
    const documentation = isMarkdown
      ? { kind: 'markdown', value: markdown }
      : { kind: 'plaintext', value: plain(markdown) };
    return { ...item, documentation };
  },
});
