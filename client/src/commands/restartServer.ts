import { window } from 'vscode';
import type { Server } from '../server.ts';
import { words } from '../words.ts';

/** Ends the language server and starts a fresh one, also after one that failed to start. */
export const restartServer = {
  id: 'par.restartServer',
  async run(server: Server): Promise<void> {
    await server.stop();
    await server.start();
    if (server.client()) window.setStatusBarMessage(words.restarted(), 5_000);
  },
};
