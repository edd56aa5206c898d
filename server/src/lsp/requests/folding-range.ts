import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { foldsOf } from '../../features/folding.ts';
import { defineRequest } from './request.ts';

export const foldingRange = defineRequest<FoldingRangeParams>({
  method: 'textDocument/foldingRange',
  capabilities: () => ({ foldingRangeProvider: true }),
  async answer(params, { stateFor, client }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const { lineFoldingOnly = false, rangeLimit = Infinity } = client.textDocument?.foldingRange ?? {};
    const ranges = foldsOf(project.files.get(path)!.source!).map(({ span, kind }): FoldingRange => {
      const { start, end } = convert.range(path, span);
      return {
        startLine: start.line,
        endLine: end.line,
        // Without a character, a fold begins where its first line ends.
        ...(lineFoldingOnly ? {} : { endCharacter: end.character }),
        ...(kind === undefined ? {} : { kind }),
      };
    });
    if (ranges.length <= rangeLimit) return ranges;
    // What lies outside is longer than what it holds, and worth more.
    const long = [...ranges].sort((a, b) => b.endLine - b.startLine - (a.endLine - a.startLine)).slice(0, rangeLimit);
    const kept = new Set(long);
    return ranges.filter((range) => kept.has(range));
  },
});
