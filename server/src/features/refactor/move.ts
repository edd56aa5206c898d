import type { Text } from '../../base/text.ts';
import type { Criterion } from '../../model/criterion.ts';
import { both } from '../../rules/engine/words.ts';
import { draftOf } from '../changes.ts';
import { blockOf } from './block.ts';
import { recode } from './recode.ts';
import type { Place, Refactor, Refactoring } from './refactoring.ts';
import { siblingsOf } from './siblings.ts';

/** Changes places with the criterion above or below; each takes the other's code, so the order of codes stays. */
export const move: Refactor = (place) => {
  const { view, criterion } = place;
  const siblings = criterion && siblingsOf(view, criterion);
  if (!siblings) return [];
  const { members, at } = siblings;
  return [
    exchange(place, members[at - 1], criterion, 'up'),
    exchange(place, criterion, members[at + 1], 'down'),
  ].filter((one) => one !== undefined);
};

function exchange(
  { project }: Place,
  upper: Criterion | undefined,
  lower: Criterion | undefined,
  way: 'up' | 'down',
): Refactoring | undefined {
  const above = upper && blockOf(project, upper);
  const below = lower && blockOf(project, lower);
  if (!above || !below || above.path !== below.path || above.end !== below.start || above.dash !== below.dash)
    return undefined;
  const [from, to] = way === 'up' ? [lower!, upper!] : [upper!, lower!];
  const title = words[way](from.code!.text, to.code!.text);
  return {
    id: `move-${way}`,
    kind: 'refactor.move',
    title: both((l) => title[l]),
    changes: () => {
      const draft = draftOf(project);
      const { path } = above;
      const wanted = new Map([
        [upper!, lower!.code!.text],
        [lower!, upper!.code!.text],
      ]);
      draft.editPlaces(recode(project, wanted));
      const slots = [above, below].map(({ start, contentEnd }) => ({ start, end: contentEnd }));
      const [first, second] = slots.map((slot) => draft.textOf(path, slot)) as [string, string];
      // The last line of a file may have no end: then the other becomes the last.
      const newline = /\r?\n$/.exec(first)?.[0] ?? '';
      const open = second.endsWith('\n') ? '' : newline;
      draft.edit(path, { ...slots[0]!, text: second + open });
      draft.edit(path, { ...slots[1]!, text: open === '' ? first : first.slice(0, -newline.length) });
      return draft.finish();
    },
  };
}

const words = {
  up: (from: string, to: string): Text => ({
    vi: `Chuyển ${from} lên trên ${to} (hai STT đổi cho nhau)`,
    en: `Move ${from} above ${to} (the two exchange codes)`,
  }),
  down: (from: string, to: string): Text => ({
    vi: `Chuyển ${from} xuống dưới ${to} (hai STT đổi cho nhau)`,
    en: `Move ${from} below ${to} (the two exchange codes)`,
  }),
};
