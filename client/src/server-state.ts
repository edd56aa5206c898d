/** Whether there is a server to ask. */
export type ServerState = 'starting' | 'running' | 'stopped';
