import { commands, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../server.ts';
import { forServer } from './forServer.ts';

type Converter = BaseLanguageClient['protocol2CodeConverter'];

/** Shows the places that a lens speaks of. Only the server calls it, with values of the protocol. */
export const showReferences = {
  id: forServer.showReferences,
  async run(
    server: Server,
    uri: string,
    position: Parameters<Converter['asPosition']>[0],
    locations: NonNullable<Parameters<Converter['asLocation']>[0]>[],
  ): Promise<void> {
    const converter = server.client()?.protocol2CodeConverter;
    if (!converter) return;
    await commands.executeCommand(
      'editor.action.showReferences',
      Uri.parse(uri),
      converter.asPosition(position),
      locations.map((location) => converter.asLocation(location)),
    );
  },
};
