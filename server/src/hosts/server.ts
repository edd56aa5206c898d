import { startServer } from './lsp.ts';

startServer();
