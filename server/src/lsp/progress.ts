import type { Connection } from './connection.ts';

/** Work that the client shows while it goes on. */
export interface Progress {
  /** How much of it is done, from 0 to 1. What is less than before is passed over. */
  report(done: number): void;
  end(): void;
}

let count = 0;

/** Asks the client for a place to show it in; until that is given, and where it is refused, nothing is sent. */
export function openProgress(connection: Connection, title: string): Progress {
  const token = `par-index-${++count}`;
  let percentage = 0;
  let stage: 'asked' | 'shown' | 'ended' = 'asked';
  const send = (value: object) => connection.sendNotification('$/progress', { token, value });
  connection.sendRequest('window/workDoneProgress/create', { token }).then(
    () => {
      if (stage === 'ended') return;
      stage = 'shown';
      send({ kind: 'begin', title, cancellable: false, percentage });
    },
    () => (stage = 'ended'),
  );
  return {
    report(done) {
      const now = Math.floor(done * 100);
      if (now <= percentage) return;
      percentage = now;
      if (stage === 'shown') send({ kind: 'report', percentage });
    },
    end() {
      if (stage === 'shown') send({ kind: 'end' });
      stage = 'ended';
    },
  };
}
