import assert from 'node:assert/strict';
import { missingLead } from '../../server/src/rules/agency/missing-lead.ts';
import { missingDeadline } from '../../server/src/rules/deadline/missing-deadline.ts';
import { missingTask } from '../../server/src/rules/deadline/missing-task.ts';
import { checkWith } from '../../server/src/rules/engine/check.ts';
import { projectOf } from '../harness/fixture.ts';

/** What is said to be missing, as `7.1 lead tasks`, in a file that an index holds together with `elsewhere`. */
async function missing(keys: string, { area = '', elsewhere = '', root = true } = {}): Promise<string> {
  const leaf = `      - code: "7.1"\n        title: Cổng dịch vụ công\n        max: 1\n${keys.replace(/^(?=.)/gm, '        ')}`;
  const index = root ? 'index:\n  title: Chỉ số thử nghiệm\n  targetYear: 2021\n  max: 1\n' : '';
  const text = `par: 1\n${index}criteria:\n  - code: "7"\n    title: Hiện đại hóa\n    max: 1\n${area.replace(/^(?=.)/gm, '    ')}    criteria:\n${leaf}${elsewhere}`;
  const project = await projectOf({ files: { 'a.par.yaml': { kind: 'text', text } } });
  const { findings } = checkWith(project, [missingLead, missingTask, missingDeadline]);
  return findings
    .map(({ criterion, key }) => `${criterion} ${key}`)
    .sort()
    .join(', ');
}

const other = (keys: string) =>
  `\n      - code: "7.2"\n        title: Hồ sơ\n        max: 1\n${keys.replace(/^(?=.)/gm, '        ')}`;

describe('what a leaf lacks', () => {
  const all = '7.1 deadline, 7.1 lead, 7.1 tasks';
  const complete = 'lead: Sở Nội vụ\ntasks: [Rà soát]\ndeadline: Năm 2021';
  const cases: readonly (readonly [what: string, keys: string, found: string, more?: Parameters<typeof missing>[1]])[] =
    [
      ['nothing is there', '', all],
      ['everything is there', complete, ''],
      [
        'the area gives lead and deadline, never tasks',
        '',
        '7.1 tasks',
        { area: complete.replace(/tasks.*\n/, '') + '\n' },
      ],
      ['a file of no root that begins at an area', '', all, { root: false }],
      ['full marks need no task', 'score: 1.0', '7.1 deadline, 7.1 lead'],
      ['full marks are of the same number', 'score: 0.999', all],
      ['an empty key', 'lead:\ntasks:\ndeadline:', ''],
      ['an empty key of the area', '', '7.1 deadline, 7.1 tasks', { area: 'lead:\n' }],
      ['keys of another type', 'lead: {a: b}\ntasks: Rà soát\ndeadline: [[Năm 2021]]', ''],
      ['misspelt keys', 'leed: Sở Nội vụ\ntask: [Rà soát]\ndeadlin: Năm 2021', ''],
      ['a misspelt key of the area', '', '7.1 lead, 7.1 tasks', { area: 'deadine: Năm 2021\n' }],
      ['own keys of the author', 'x-lead: Sở Nội vụ', all],
      ['a slip of syntax', 'note: "a" b', ''],
      ['a slip of syntax in the area', '', '7.1 tasks', { area: 'note: "a" b\n' }],
      ['sameAs of nothing', 'sameAs: "9.9"', ''],
      ['sameAs of itself', 'sameAs: "7.1"', ''],
      ['an empty sameAs', 'sameAs:', ''],
      ['sameAs of a complete leaf', 'sameAs: "7.2"', '', { elsewhere: other(complete) }],
      [
        'sameAs of a leaf that lacks it',
        'sameAs: "7.2"',
        '7.2 tasks',
        { elsewhere: other(complete.replace(/tasks.*\n/, '')) },
      ],
      ['a circle', 'sameAs: "7.2"', '', { elsewhere: other('sameAs: "7.1"') }],
      [
        'own tasks with a lead each',
        'sameAs: "7.2"\ntasks: [{task: Rà soát, lead: Sở Nội vụ, deadline: Năm 2021}]',
        '7.2 deadline, 7.2 lead, 7.2 tasks',
        { elsewhere: other('') },
      ],
    ];
  for (const [what, keys, found, more] of cases) {
    it(`${what}: ${found || 'nothing'}`, async () => assert.equal(await missing(keys, more), found));
  }
});
