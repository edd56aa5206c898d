// XML as JUnit writes it, read by libxml2.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import { xmlOf } from '../../../server/src/cli/formats/xml.ts';
import { corpus } from './corpus.ts';
import { render, reportOn } from './render.ts';

const schema = readFileSync('test/fixtures/formats/junit.xsd', 'utf8');

/** What libxml2 says against documents; nothing where all are well formed and as the schema says. */
async function faults(...documents: readonly string[]): Promise<string[]> {
  const xml = documents.map((contents, i) => ({ fileName: `${i}.xml`, contents }));
  return (await validateXML({ xml, schema })).errors.map(({ rawMessage }) => rawMessage);
}

const junitOf = async (project: string, language: 'vi' | 'en' = 'vi') =>
  render('junit', await reportOn(corpus[project]!), { language });

const suitesIn = (xml: string) => [...xml.matchAll(/<testsuite name="([^"]*)" tests="(\d+)" failures="(\d+)"/g)];

describe('junit', () => {
  it('is what Jenkins and Ant accept', async () => {
    assert.deepEqual(await faults(...(await Promise.all(Object.keys(corpus).map((project) => junitOf(project))))), []);
  });

  it('is held against a schema that does not let everything pass', async () => {
    const xml = await junitOf('letters');
    for (const wrong of [
      xml.replace(' tests=', ' test='),
      xml.replaceAll('testcase', 'case'),
      xml.replace(/ message="[^"]*"/, ''),
      xml.replace('</testsuites>', ''),
      xml.replace('“Quản', '<Quản'),
    ]) {
      assert.notEqual(wrong, xml);
      assert.notDeepEqual(await faults(wrong), []);
    }
  });

  it('has a suite for each file; a file without findings passes', async () => {
    const xml = await junitOf('sample');
    assert.deepEqual(
      suitesIn(xml).map(([, file]) => file),
      Object.keys(corpus.sample!).sort(),
    );
    assert.match(
      xml,
      /<testsuite name="1-[^"]*" tests="1" failures="0"[^>]*>\n {4}<testcase name="không phát hiện sai sót" classname="1-chi-dao-dieu-hanh"\/>/,
    );
    assert.match(await junitOf('clean', 'en'), /<testcase name="nothing found" classname="index"\/>/);
  });

  it('fails where the exit code does: on errors only', async () => {
    const report = await reportOn(corpus.sample!);
    const xml = await junitOf('sample');
    const failures = suitesIn(xml).reduce((sum, [, , , count]) => sum + Number(count), 0);
    assert.deepEqual([failures, [...xml.matchAll(/<failure /g)].length], [report.summary.error, report.summary.error]);
    const others = report.findings.length - report.summary.error;
    assert.equal([...xml.matchAll(/<system-out>/g)].length, others);
  });

  it('has cases whose names stay while lines move', async () => {
    const name = 'chữ.par.yaml';
    const moved = { [name]: String(corpus.letters![name]).replace('criteria:', '# ghi chú\n\ncriteria:') };
    const names = (xml: string) => [...xml.matchAll(/<testcase name="([^"]*)"/g)].map(([, each]) => each);
    const before = names(await junitOf('letters'));
    assert.deepEqual(names(await render('junit', await reportOn(moved))), before);
    assert.equal(new Set(before).size, before.length);
  });

  it('brings any text through a reader of XML unharmed', async () => {
    const text = `<a b="c">]]>&amp;\n\t'"\r x\u0000\u0008\u001b\ufffe\ud800 Nội ẩn 👍🏽`;
    const root = { name: 'a', attributes: { b: text }, content: text };
    const { normalized } = await validateXML({
      xml: { fileName: 'a.xml', contents: xmlOf(root) },
      schema:
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="t"/><xs:complexType name="t" mixed="true"><xs:attribute name="b"/></xs:complexType></xs:schema>',
      normalization: 'c14n',
    });
    const kept = text.replace(/[\u0000\u0008\u001b\ufffe\ud800]/gu, '\uFFFD');
    const [, attribute, content] = /^<a b="([^]*?)">([^]*)<\/a>\n$/.exec(normalized) ?? [];
    assert.equal(decoded(attribute!), kept);
    assert.equal(decoded(content!), kept);
  });
});

/** Canonical XML writes these, and these only, as entities. */
const decoded = (xml: string): string =>
  xml
    .replace(/&#x([0-9A-F]+);/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
