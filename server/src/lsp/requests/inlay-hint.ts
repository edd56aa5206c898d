import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { hintsOf } from '../../features/hints.ts';
import { defineRequest } from './request.ts';

export const inlayHint = defineRequest<InlayHintParams>({
  method: 'textDocument/inlayHint',
  capabilities: () => ({ inlayHintProvider: { resolveProvider: false } }),
  async answer({ textDocument, range }, { stateFor, settings, language, workspace }) {
    const state = await stateFor({ textDocument });
    if (!state) return null;
    const { path, project, convert } = state;
    const within = { start: convert.offset(path, range.start), end: convert.offset(path, range.end) };
    return hintsOf(project, path, within, settings.hints, language).map(
      ({ offset, label, tooltip, target }): InlayHint => ({
        position: convert.range(path, { start: offset, end: offset }).start,
        label: target
          ? [
              {
                value: label,
                location: { uri: workspace.uriAt(target.path), range: convert.range(target.path, target) },
              },
            ]
          : label,
        tooltip,
        paddingLeft: true,
      }),
    );
  },
});
