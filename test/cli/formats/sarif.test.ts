// SARIF 2.1.0, held against its schema.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/edit.ts';
import { linesOf, offsetAt } from '../../../server/src/base/lines.ts';
import { languages } from '../../../server/src/base/text.ts';
import { rules } from '../../../server/src/rules/all.ts';
import { corpus } from './corpus.ts';
import { folder, render, reportOn } from './render.ts';
import type { SarifLog } from './sarif-log.ts';
import { faultsBy } from './schema.ts';

const faults = faultsBy('test/fixtures/formats/sarif-2.1.0-rtm.5.schema.json');

const logOf = async (project: string, cwd: string = folder, language: 'vi' | 'en' = 'vi'): Promise<SarifLog> =>
  JSON.parse(await render('sarif', await reportOn(corpus[project]!, cwd), { cwd, language })) as SarifLog;

describe('sarif', () => {
  for (const project of Object.keys(corpus)) {
    it(`is as its schema says: ${project}`, async () => {
      for (const language of languages) assert.deepEqual(faults(await logOf(project, folder, language)), []);
    });
  }

  it('is held against a schema that does not let everything pass', async () => {
    const [run] = (await logOf('letters')).runs;
    assert.deepEqual(faults({ version: '2.1.0', runs: [run] }), []);
    const [result] = run!.results;
    const [location] = result!.locations;
    for (const wrong of [
      { version: '2.0.0', runs: [run] },
      { version: '2.1.0', runs: [{ ...run, columnKind: 'bytes' }] },
      { version: '2.1.0', runs: [{ ...run, results: [{ ...result, level: 'hint' }] }] },
      { version: '2.1.0', runs: [{ ...run, results: [{ ...result, suppressions: [{ kind: 'comment' }] }] }] },
      {
        version: '2.1.0',
        runs: [{ ...run, artifacts: [{ location: { uri: 'chữ rời.par.yaml' } }] }],
      },
      {
        version: '2.1.0',
        runs: [
          {
            ...run,
            results: [
              {
                ...result,
                locations: [{ physicalLocation: { ...location!.physicalLocation, region: { startColumn: 0 } } }],
              },
            ],
          },
        ],
      },
    ]) {
      assert.notDeepEqual(faults(wrong), []);
    }
  });

  it('tells each rule that found something, with its page in both languages', async () => {
    for (const language of languages) {
      const [run] = (await logOf('sample', folder, language)).runs;
      const { rules: told, language: spoken, version } = run!.tool.driver;
      assert.deepEqual([spoken, version, run!.columnKind], [language, '1.2.3', 'utf16CodeUnits']);
      assert.deepEqual(told.map(({ id }) => id).sort(), [...new Set(run!.results.map(({ ruleId }) => ruleId))].sort());
      for (const { ruleId, ruleIndex } of run!.results) assert.equal(told[ruleIndex]!.id, ruleId);
      for (const { id, shortDescription, help, properties } of told) {
        const { summary, docs } = rules.find((rule) => rule.id === id)!;
        assert.deepEqual(properties.summary, summary, id);
        assert.equal(shortDescription.text, summary[language].replaceAll('`', ''), id);
        for (const each of languages) {
          const [first] = docs.why[each].split('\n\n');
          assert.ok(help.markdown.includes(first!.slice(0, 20).replace(/[\\*_<[\]|]/g, '\\$&')), `${id} ${each}`);
        }
        const [vi, en] = ['# Tiếng Việt\n', '# English\n'].map((head) => help.markdown.indexOf(head));
        assert.equal(vi! < en!, language === 'vi', id);
        assert.ok(help.text.startsWith(language === 'vi' ? 'TIẾNG VIỆT:\n' : 'ENGLISH:\n'), id);
      }
    }
  });

  it('keeps what GitHub shows of a rule within its limits', () => {
    for (const { id, summary, docs } of rules) {
      for (const language of languages) {
        assert.ok(summary[language].length <= 1024 && docs.why[language].length <= 1024, `${id} ${language}`);
      }
    }
  });

  it('names files by addresses that a reader can resolve', async () => {
    const [inside] = (await logOf('hostile')).runs;
    const address = inside!.results[0]!.locations[0]!.physicalLocation.artifactLocation;
    assert.deepEqual(address, {
      uri: 'n%C4%83m%202021/50%25%2C%20a%3Ab%20%27c%27%20%26%20%231%20%5Bx%5D%07.par.yaml',
      uriBaseId: '%SRCROOT%',
    });
    assert.ok('%SRCROOT%' in inside!.originalUriBaseIds);
    assert.deepEqual(inside!.artifacts[0]!.location, address);
    assert.equal(decodeURIComponent(address.uri), Object.keys(corpus.hostile!)[0]);

    const [outside] = (await logOf('letters', `${folder}/elsewhere`)).runs;
    assert.deepEqual(outside!.artifacts[0]!.location, { uri: 'file:///t%E1%BB%89nh/par/ch%E1%BB%AF.par.yaml' });
  });

  it('keeps the letters of a name as they are composed', async () => {
    const [run] = (await logOf('decomposed')).runs;
    assert.equal(decodeURIComponent(run!.artifacts[0]!.location.uri), Object.keys(corpus.decomposed!)[0]);
  });

  it('says which findings the author silenced, and why', async () => {
    const [run] = (await logOf('silenced')).runs;
    assert.deepEqual(
      run!.results.map(({ ruleId, suppressions }) => [ruleId, suppressions]),
      [['sum-mismatch', [{ kind: 'inSource', justification: 'đúng như phụ lục [1](2)' }]]],
    );
    const [other] = (await logOf('letters')).runs;
    assert.ok(other!.results.every(({ suppressions }) => suppressions.length === 0));
  });

  it('lets no text of a file become a link', async () => {
    const [run] = (await logOf('hostile')).runs;
    const messages = run!.results.map(({ message }) => message.text);
    assert.ok(
      messages.some((text) => text.includes('\\[x](https://example.com)')),
      messages.join('\n'),
    );
    assert.ok(messages.every((text) => !/(?<!\\)\[[^\]]*\]\(/.test(text)));
  });

  it('has fixes that do what the engine would do', async () => {
    for (const project of ['sample', 'letters', 'decomposed', 'line-ends', 'hostile']) {
      const report = await reportOn(corpus[project]!);
      const [run] = (await logOf(project)).runs;
      for (const [i, { finding, at, locate }] of report.findings.entries()) {
        const fixes = run!.results[i]!.fixes ?? [];
        assert.equal(fixes.length, finding.fixes().length);
        for (const [n, { edits }] of finding.fixes().entries()) {
          const placed = edits.map(({ place, text }) => ({ at: locate(place), text }));
          if (placed.some((edit) => edit.at.path !== at.path)) continue;
          const expected = applyEdits(
            at.text,
            placed.map((edit) => ({ ...edit.at.span, text: edit.text })),
          );
          const lines = linesOf(at.text);
          const offset = (line: number, column: number) => offsetAt(lines, { line: line - 1, column: column - 1 });
          const replaced = fixes[n]!.artifactChanges[0]!.replacements.map(
            ({ deletedRegion: region, insertedContent }) => ({
              start: offset(region.startLine, region.startColumn),
              end: offset(region.endLine, region.endColumn),
              text: insertedContent.text,
            }),
          );
          assert.equal(applyEdits(at.text, replaced), expected, `${project} ${finding.rule}`);
        }
      }
    }
  });

  it('gives each finding the fingerprint that json has, under a name of its own', async () => {
    const report = await reportOn(corpus.sample!);
    const [run] = (await logOf('sample')).runs;
    assert.deepEqual(
      run!.results.map(({ partialFingerprints }) => partialFingerprints),
      report.findings.map(({ fingerprint }) => ({ 'parIndexFinding/v1': fingerprint })),
    );
  });
});
