import type { Connection } from './connection.ts';

/** What a client that shows overviews is told once they may differ from what it shows: it asks anew where it looks. */
export const overviewChanged = 'par/overviewChanged';

/** Gives the function that takes note of a change; changes that arrive together are told as one. */
export function createOverviewNews(connection: Connection, isWanted: () => boolean): () => void {
  let waiting = false;
  return () => {
    if (waiting || !isWanted()) return;
    waiting = true;
    void connection.quiet().then(() => {
      waiting = false;
      connection.sendNotification(overviewChanged, {});
    });
  };
}
