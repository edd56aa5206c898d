import type { Measure } from '../bench.ts';
import { ours, warmUpOf } from '../bench.ts';
import type { Opened } from '../opened.ts';
import { withAll } from '../opened.ts';
import type { Row } from '../results.ts';
import { serversOf, yls, ylsBefore } from '../servers.ts';
import { interleaved, summaryOf } from '../statistics.ts';

/** What is asked, by the name it has in the tables; inlay hints only of those who have them. */
const questions: Readonly<Record<string, { method: string; params(one: Opened): object }>> = {
  hover: { method: 'textDocument/hover', params: ({ middle }) => ({ position: middle.title }) },
  completion: { method: 'textDocument/completion', params: ({ middle }) => ({ position: middle.key }) },
  'code actions': {
    method: 'textDocument/codeAction',
    params: ({ middle }) => ({ range: { start: middle.title, end: middle.title }, context: { diagnostics: [] } }),
  },
  'code lenses': { method: 'textDocument/codeLens', params: () => ({}) },
  'inlay hints of what is visible': {
    method: 'textDocument/inlayHint',
    params: ({ middle }) => ({ range: middle.visible }),
  },
};

const provided: Readonly<Record<string, string>> = {
  'textDocument/codeLens': 'codeLensProvider',
  'textDocument/inlayHint': 'inlayHintProvider',
};

export const requests: Measure = {
  name: 'requests',
  beside: 'server',
  title: 'A question right behind an edit',
  about:
    'A letter is typed or deleted and the question sent behind it at once; from sending to the answer. Each has asked ' +
    'alone for five seconds before.',
  async run(bench) {
    const rows: Row[] = [];
    for (const size of (['S', 'L'] as const).filter((each) => bench.sizes.includes(each))) {
      bench.say(`size ${size}`);
      await withAll(bench, serversOf(bench, [ours, yls, ylsBefore]), size, async (all) => {
        for (const [of, { method, params }] of Object.entries(questions)) {
          const able = all.filter(({ session }) => {
            const name = provided[method];
            return name === undefined || Object.hasOwn(session.initialized?.capabilities ?? {}, name);
          });
          const contenders = able.map((one) => {
            let made = false;
            const run = (): Promise<number> => {
              made = !made;
              const { make, undo } = one.middle.letter;
              const asked = { textDocument: { uri: one.uri }, ...params(one) };
              return one.session.timeOfRequest(one.uri, made ? make : undo, method, asked);
            };
            return { who: one.who, every: one.who === ours || size === 'S' ? 1 : 12, run };
          });
          const rounds = bench.quick ? 4 : size === 'S' ? 60 : 36;
          for (const [who, times] of await interleaved(contenders, rounds, warmUpOf(bench)))
            rows.push({ who, size, of, unit: 'ms', ...summaryOf(times) });
        }
      });
    }
    return { rows };
  },
};
