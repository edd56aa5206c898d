import type { Server } from '../server.ts';

/** Opens the output channel with the server's log. */
export const showOutput = {
  id: 'par.showOutput',
  run: (server: Server): void => server.output.show(),
};
