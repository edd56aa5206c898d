import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionsAt } from '../../features/selection.ts';
import { defineRequest } from './request.ts';

export const selectionRange = defineRequest<SelectionRangeParams>({
  method: 'textDocument/selectionRange',
  capabilities: () => ({ selectionRangeProvider: true }),
  async answer(params, { stateFor }) {
    const state = await stateFor(params);
    if (!state) return null;
    const { path, project, convert } = state;
    const source = project.files.get(path)!.source!;
    // One answer a cursor, in their order.
    return params.positions.map((position): SelectionRange => {
      const spans = selectionsAt(source, convert.offset(path, position));
      const nested = spans.reduceRight<SelectionRange | undefined>(
        (parent, span) => ({ range: convert.range(path, span), ...(parent ? { parent } : {}) }),
        undefined,
      );
      return nested ?? { range: { start: position, end: position } };
    });
  },
});
