// `npm run check`: the same as `npm test`, but it installs nothing on the system: the editor test runs where its
// programs are there already.
import { test } from './test.mjs';

process.exitCode = await test({ system: false });
