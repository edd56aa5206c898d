// What each form prints, kept as files: test/fixtures/formats/<project>.<form>. UPDATE_FIXTURES=1 writes them.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FormatName } from '../../../server/src/cli/formats/all.ts';
import { formatNames } from '../../../server/src/cli/formats/all.ts';
import { githubSummaryOf } from '../../../server/src/cli/formats/github-summary.ts';
import { corpus } from './corpus.ts';
import { contextOf, render, reportOn } from './render.ts';
import type { SarifLog } from './sarif-log.ts';

const folder = 'test/fixtures/formats';

/** Each project in one language, so that both are seen. */
const projects = {
  sample: 'vi',
  letters: 'en',
  decomposed: 'vi',
  'line-ends': 'en',
  hostile: 'vi',
  placeless: 'en',
  silenced: 'en',
  clean: 'vi',
} as const;

/** The manual has tests of its own; here it would only make every change of a rule's page a change of this. */
function withoutManual(text: string): string {
  const log = JSON.parse(text) as SarifLog;
  const runs = log.runs.map((run) => ({
    ...run,
    tool: { driver: { ...run.tool.driver, rules: run.tool.driver.rules.map(({ id }) => ({ id })) } },
  }));
  return `${JSON.stringify({ ...log, runs }, null, 2)}\n`;
}

async function printed(project: keyof typeof projects, form: FormatName | 'summary'): Promise<string> {
  const language = projects[project];
  const report = await reportOn(corpus[project]!);
  if (form === 'summary') return githubSummaryOf(report, contextOf({ language }));
  const text = await render(form, report, { language });
  return form === 'sarif' ? withoutManual(text) : text;
}

describe('forms of a result, as they are printed', () => {
  const expected = new Set<string>();
  for (const project of Object.keys(projects) as (keyof typeof projects)[]) {
    for (const form of [...formatNames, 'summary'] as const) {
      const file = path.join(folder, `${project}.${form}`);
      expected.add(path.basename(file));
      it(`${project}: ${form}`, async () => {
        const text = await printed(project, form);
        if (process.env.UPDATE_FIXTURES === '1') writeFileSync(file, text);
        assert.ok(existsSync(file), `${file} is not there; UPDATE_FIXTURES=1 writes it`);
        assert.equal(text, readFileSync(file, 'utf8'));
      });
    }
  }

  it('keeps no file of a project or form that is gone', () => {
    const other = /\.(md|xsd|json)$/;
    const kept = readdirSync(folder).filter((name) => !other.test(name) || expected.has(name));
    assert.deepEqual(kept.sort(), [...expected].sort());
  });
});
