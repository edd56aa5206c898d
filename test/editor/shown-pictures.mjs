import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './workbench.mjs';

const docs = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
/** The pictures that the first pages show, each with the words that stood in it when it was made. */
const list = fileURLToPath(new URL('shown-pictures.json', import.meta.url));

/**
 * Keeps the pictures of the first pages: they are taken on the journeys, and words that differ from those of the picture
 * in docs/pictures tell that it is stale. (Fonts differ from machine to machine, so points of colour can't be compared.)
 * @param {{ pictures: string, renew: boolean, isCompared: boolean }} options `renew`: what is seen goes to docs/pictures
 */
export function shownPictures({ pictures, renew, isCompared }) {
  const recorded = JSON.parse(readFileSync(list, 'utf8'));
  const seen = {};

  return {
    /**
     * Takes a picture of a part of the window.
     * @param {import('playwright-core').Page} page
     * @param {string} title the name of its file
     * @param {{ x: number, y: number, width: number, height: number }} clip
     */
    async take(page, title, clip) {
      const folder = renew ? docs : pictures;
      mkdirSync(folder, { recursive: true });
      const look = async () => {
        seen[title] = await wordsIn(page, clip);
        if (!isCompared || renew) return;
        assert.deepEqual(seen[title], recorded[title], `docs/pictures/${title}.png is stale: npm run pictures`);
      };
      // What is drawn by and by (the sums above the criteria) is waited for.
      await until(look);
      await page.screenshot({ path: path.join(folder, `${title}.png`), animations: 'disabled', caret: 'hide', clip });
    },

    step: {
      name: 'were all taken, the pictures of the first pages',
      run() {
        if (renew) writeFileSync(list, `${JSON.stringify(seen, null, 2)}\n`);
        else assert.deepEqual(Object.keys(seen).sort(), Object.keys(recorded).sort());
      },
    },
  };
}

/** The texts that stand in a part of the window, in its frames too, in the order of the alphabet. */
async function wordsIn(page, clip) {
  const found = new Set();
  for (const frame of page.frames()) {
    const offset = frame.parentFrame() ? await (await frame.frameElement()).boundingBox() : { x: 0, y: 0 };
    if (!offset) continue;
    for (const text of await frame.evaluate(textsIn, { ...clip, x: clip.x - offset.x, y: clip.y - offset.y })) {
      found.add(text);
    }
  }
  return [...found].sort();
}

/** Runs in the page. */
function textsIn({ x, y, width, height }) {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const text = node.data.replaceAll(/\s+/g, ' ').trim();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const isInside = middle.x > x && middle.x < x + width && middle.y > y && middle.y < y + height;
    if (
      text !== '' &&
      isInside &&
      node.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    ) {
      texts.push(text);
    }
  }
  return texts;
}
