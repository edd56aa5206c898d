import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { Token } from '../../features/tokens.ts';
import { tokenModifiers, tokensOf, tokenTypes } from '../../features/tokens.ts';
import type { Workspace } from '../workspace.ts';
import type { Context, DocumentState } from './request.ts';
import { defineRequest } from './request.ts';

export const semanticTokensFull = defineRequest<SemanticTokensParams>({
  method: 'textDocument/semanticTokens/full',
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      range: true,
      full: { delta: true },
    },
  }),
  async answer({ textDocument }, context): Promise<SemanticTokens | null> {
    const state = await context.stateFor({ textDocument });
    return state ? remember(context, state) : null;
  },
});

export const semanticTokensDelta = defineRequest<SemanticTokensDeltaParams>({
  method: 'textDocument/semanticTokens/full/delta',
  async answer({ textDocument, previousResultId }, context): Promise<SemanticTokens | SemanticTokensDelta | null> {
    const state = await context.stateFor({ textDocument });
    if (!state) return null;
    const before = toldBy(context.workspace).get(state.path);
    const now = remember(context, state);
    if (before?.resultId !== previousResultId) return now;
    return { resultId: now.resultId!, edits: editsBetween(before.data, now.data) };
  },
});

export const semanticTokensRange = defineRequest<SemanticTokensRangeParams>({
  method: 'textDocument/semanticTokens/range',
  async answer({ textDocument, range }, { stateFor }): Promise<SemanticTokens | null> {
    const state = await stateFor({ textDocument });
    if (!state) return null;
    const { path, convert } = state;
    const within = { start: convert.offset(path, range.start), end: convert.offset(path, range.end) };
    return { data: encoded(state, within) };
  },
});

/** What a client was last told of a document, so that only what has changed is told next. */
interface Told {
  readonly resultId: string;
  readonly data: readonly number[];
}

const told = new WeakMap<Workspace, Map<string, Told>>();
let lastId = 0;

function toldBy(workspace: Workspace): Map<string, Told> {
  let byPath = told.get(workspace);
  if (!byPath) told.set(workspace, (byPath = new Map()));
  return byPath;
}

function remember({ workspace }: Context, state: DocumentState): SemanticTokens {
  const byPath = toldBy(workspace);
  // Of a document that was closed since, nobody asks for the difference.
  for (const path of byPath.keys()) if (!workspace.documentAt(path)) byPath.delete(path);
  const resultId = String(++lastId);
  const data = encoded(state);
  byPath.set(state.path, { resultId, data });
  return { resultId, data };
}

/** Five numbers a token: lines and characters from the token before, length, type, modifiers as bits. */
function encoded({ path, project, convert }: DocumentState, within?: { start: number; end: number }): number[] {
  let line = 0;
  let character = 0;
  return tokensOf(project, path, within).flatMap((token) => {
    const { start, end } = convert.range(path, token);
    const numbers = [
      start.line - line,
      start.line === line ? start.character - character : start.character,
      end.character - start.character,
      tokenTypes.indexOf(token.type),
      bitsOf(token),
    ];
    ({ line, character } = start);
    return numbers;
  });
}

function bitsOf({ modifiers }: Token): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}

/** The one stretch of numbers that differs; none where nothing does. */
function editsBetween(before: readonly number[], now: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  if (start === before.length && start === now.length) return [];
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === now.at(-1 - end)) end++;
  const data = now.slice(start, now.length - end);
  return [{ start, deleteCount: before.length - end - start, ...(data.length > 0 ? { data } : {}) }];
}
