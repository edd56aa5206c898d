import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import type { Edit } from '../../base/edit.ts';
import { formatEdits } from '../../features/format.ts';
import { editsOnType, typedSigns } from '../../features/format-on-type.ts';
import type { DocumentState } from './request.ts';
import { defineRequest } from './request.ts';

// The client's tab size is not asked: the form has two blanks a level, whoever writes.

export const formatting = defineRequest<DocumentFormattingParams>({
  method: 'textDocument/formatting',
  capabilities: () => ({ documentFormattingProvider: true }),
  async answer({ textDocument }, { stateFor }) {
    const state = await stateFor({ textDocument });
    return state ? textEdits(state, formatEdits(sourceOf(state))) : null;
  },
});

export const rangeFormatting = defineRequest<DocumentRangeFormattingParams>({
  method: 'textDocument/rangeFormatting',
  capabilities: () => ({ documentRangeFormattingProvider: true }),
  async answer({ textDocument, range }, { stateFor }) {
    const state = await stateFor({ textDocument });
    if (!state) return null;
    const { path, convert } = state;
    const within = { start: convert.offset(path, range.start), end: convert.offset(path, range.end) };
    return textEdits(state, formatEdits(sourceOf(state), within));
  },
});

export const onTypeFormatting = defineRequest<DocumentOnTypeFormattingParams>({
  method: 'textDocument/onTypeFormatting',
  capabilities: () => ({
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: typedSigns[0],
      moreTriggerCharacter: typedSigns.slice(1),
    },
  }),
  async answer({ textDocument, position, ch }, { stateFor }) {
    const state = await stateFor({ textDocument });
    if (!state) return null;
    const { path, convert } = state;
    return textEdits(state, editsOnType(sourceOf(state), convert.offset(path, position), ch));
  },
});

function sourceOf({ project, path }: DocumentState) {
  return project.files.get(path)!.source!;
}

function textEdits({ path, convert }: DocumentState, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: convert.range(path, edit), newText: edit.text }));
}
