// `npm run bench:detection`: how well slips are found (test/bench/detection.ts). What stands behind `--` goes to it.
import { importBundled } from './bundled.mjs';

const { main } = await importBundled('test/bench/detection.ts');
await main();
