import path from 'node:path';

/**
 * Makes what walks journeys: every step is taken, whatever one before it said; where one fails, a picture shows how it
 * looked then.
 * @param {string} pictures where these pictures go
 * @returns {((title: string, steps: { name: string, run: () => unknown }[], page?: import('playwright-core').Page) =>
 *   Promise<void>) & { end: () => number }} `end` prints the sum and gives the exit code
 */
export function walker(pictures) {
  let passed = 0;
  let failed = 0;

  async function walk(title, steps, page) {
    console.log(`\n${title}`);
    for (const { name, run } of steps) {
      const began = performance.now();
      const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
      try {
        await run();
        passed++;
        console.log(`✓ ${name} (${took()})`);
      } catch (error) {
        failed++;
        const picture = `failed-${failed}.png`;
        await page?.screenshot({ path: path.join(pictures, picture) });
        console.log(`✗ ${name} (${took()}; picture: ${picture})`);
        console.log(`  ${String(error.stack ?? error).replaceAll('\n', '\n  ')}`);
      }
    }
  }

  walk.end = () => {
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  };
  return walk;
}
