import { setFlagsFromString } from 'node:v8';
import { startServer } from './lsp.ts';

// A server stands beside an editor all day long. Left to itself the heap grows to several times what is in use before
// anything is taken back; so it may grow by a good half.
setFlagsFromString('--heap-growing-percent=60');

startServer();
