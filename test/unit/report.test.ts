// The report of an index: a page from plain data, safe whatever the files say, and readable without its pictures.
import assert from 'node:assert/strict';
import type { Overview, Points, Row } from '../../client/src/overview.ts';
import { digitsOf, gain, percent, points, thousandths } from '../../client/src/report/numbers.ts';
import { reportBody, reportPage } from '../../client/src/report/page.ts';

const place = {
  uri: 'file:///ch%E1%BB%89%20s%E1%BB%91/a.par.yaml',
  range: { start: { line: 4, character: 2 }, end: { line: 4, character: 5 } },
};
const stated = (digits: string): Points => ({ stated: digits });

function row(id: number, code: string, numbers: readonly string[], more: Partial<Row> = {}): Row {
  const [max, score, target, lost, planned] = numbers as [string, string, string, string, string];
  const columns = { max: stated(max), score: stated(score), target: stated(target) };
  const empty = { children: [], wrong: [], leads: [], deadlines: [], findings: {} };
  return { id, code, title: `Tiêu chí ${code}`, points: columns, lost, planned, place, ...empty, ...more };
}

const index: Overview = {
  root: 'file:///a.par.yaml',
  isIndex: true,
  title: 'Chỉ số của tỉnh',
  scoreYear: 2024,
  targetYear: 2025,
  place,
  isWhole: true,
  totals: { max: stated('100'), score: { stated: '86.07', computed: '86.069' }, target: stated('92.418') },
  lost: '13.93',
  planned: '6.348',
  rows: [
    row(0, '1', ['10', '8.5', '9', '1.5', '0.5'], { children: [1, 2] }),
    row(1, '1.1', ['6', '5.5', '5.5', '0.5', '0'], { parent: 0, leads: ['Sở Nội vụ'] }),
    row(2, '1.2', ['4', '3', '3.5', '1', '0.5'], { parent: 0 }),
    row(3, '2', ['2', '2.5', '2.25', '-0.5', '-0.25']),
  ],
  top: [0, 3],
  agencies: [
    { name: 'Sở Nội vụ', isKnown: true, lost: '0.5', planned: '0', rows: [1] },
    { isKnown: false, lost: '1', planned: '0.5', rows: [2, 3] },
  ],
  deadlines: [],
  counts: { error: 1, warning: 0, info: 0, hint: 0 },
  findings: [{ severity: 'error', rule: 'sum-mismatch', message: '1: cộng lại là 8.4', row: 0, place }],
};

const options = { language: 'vi', nonce: 'Zx81', script: 'run()', isLinked: false } as const;

describe('the report of an index', () => {
  it('writes numbers as the reader does, exactly', () => {
    assert.deepEqual(
      ['92.418', '100', '-0.5', undefined, '9,5x'].map((each) => points(each, 'vi')),
      ['92,418', '100', '−0,5', '–', '9,5x'],
    );
    assert.equal(points('92.418', 'en'), '92.418');
    assert.deepEqual(
      ['6.348', '0', '-0.25'].map((each) => gain(each, 'vi')),
      ['+6,348', '0', '−0,25'],
    );
    assert.equal(percent('86.07', '100', 'vi'), '86,1 %');
    assert.equal(percent('8', '0', 'en'), '–');
    for (const digits of ['0', '0.001', '92.418', '-0.25', '100', '12.5'])
      assert.equal(digitsOf(thousandths(digits)), digits);
  });

  it('tells totals, fields, losses with the greatest first, agencies, and findings', () => {
    const body = reportBody(index, options);
    for (const number of ['86,07', '92,418', '13,93', '+6,348', 'cộng lại là 86,069'])
      assert.ok(body.includes(number), number);
    assert.deepEqual(rowsOf(body, 'fields'), ['Tiêu chí 1', 'Tiêu chí 2']);
    assert.deepEqual(rowsOf(body, 'where'), ['Tiêu chí 1.2', 'Tiêu chí 1.1']);
    assert.deepEqual(rowsOf(body, 'agencies'), ['Sở Nội vụ', 'Chưa có cơ quan chủ trì']);
    assert.match(sectionOf(body, 'findings'), /1: cộng lại là 8\.4[^]*sum-mismatch[^]*a\.par\.yaml:5/);
    assert.match(reportBody(index, { ...options, language: 'en' }), /Points lost[^]*13\.93/);
  });

  it('draws no bar beyond its width, and none backwards', () => {
    const widths = [...reportBody(index, options).matchAll(/<rect[^>]* width="([^"]*)"/g)].map(([, width]) =>
      Number.parseFloat(width!),
    );
    assert.ok(widths.length > 5);
    for (const width of widths) assert.ok(width >= 0 && width <= 100, String(width));
  });

  it('says which names the registry does not know, if there is one', () => {
    const [known] = index.agencies;
    const stray = { ...known!, name: 'Sở Lạ', isKnown: false };
    const note = 'chưa có trong danh mục cơ quan';
    assert.match(sectionOf(reportBody({ ...index, agencies: [known!, stray] }, options), 'agencies'), /Sở Lạ <small>/);
    assert.ok(!reportBody({ ...index, agencies: [stray] }, options).includes(note));
    assert.ok(!reportBody(index, options).includes(note));
  });

  it('offers each target above its score, for what would become of the index', () => {
    const tool = sectionOf(reportBody(index, options), 'what-if');
    assert.deepEqual(
      [...tool.matchAll(/data-gain="(\d+)"/g)].map(([, value]) => value),
      ['500'],
    );
    assert.match(tool, /data-base="86070"/);
    assert.match(tool, /id="what-if-total">86,57</);
    assert.match(tool, /<div id="what-if-tool"[^>]* hidden>/);
    assert.match(tool, /<input type="range"[^>]* aria-valuetext="100 %">/);
    assert.equal(tool.match(/role="status"|<output/g)?.length, 1, 'an outcome is read out once');
  });

  it('holds no word of a file as markup', () => {
    const evil = `"><img src=x onerror=alert(1)></script><script>alert('x')</script>&lt;`;
    const hostile = JSON.parse(
      JSON.stringify(index, (_, value: unknown) =>
        typeof value === 'string' && !/^(file:|error$|-?[\d.]+$)/.test(value) ? evil : value,
      ),
    ) as Overview;
    const wicked = {
      ...hostile,
      totals: { ...index.totals, score: stated(evil) },
      findings: hostile.findings.map((each) => ({ ...each, place: { ...place, uri: `file:///%E0%A4/${evil}` } })),
    };
    for (const isLinked of [true, false]) {
      const page = reportPage(wicked, { ...options, isLinked });
      assert.ok(page.includes('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'));
      assert.equal(page.match(/<img/g), null);
      assert.equal(page.match(/<script/g)?.length, 1);
      assertWellFormed(page);
    }
  });

  it('runs its own script and style, and nothing else of any place', () => {
    const page = reportPage(index, { ...options, script: 'a("</script><b>")' });
    assert.match(
      page,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-Zx81'; script-src 'nonce-Zx81'; base-uri 'none'; form-action 'none'">/,
    );
    assert.deepEqual(page.match(/<(?:script|style)[^>]*>/g), ['<style nonce="Zx81">', '<script nonce="Zx81">']);
    assert.ok(page.includes('a("<\\/script><b>")'));
    assert.doesNotMatch(page, /\s(?:style|on\w+|src|href)=/);
    assert.doesNotMatch(page, /https?:|url\(|@import/);
  });

  it('reads well without its pictures: captions, heads of columns and rows, names of controls', () => {
    for (const language of ['vi', 'en'] as const) {
      const page = reportPage(index, { ...options, language });
      assertWellFormed(page);
      assert.ok(page.includes(`<html lang="${language}">`));
      const tables = page.match(/<table>/g)!.length;
      assert.equal(tables, 5);
      assert.equal(page.match(/<table><caption>[^<]+<\/caption><thead>/g)?.length, tables);
      assert.doesNotMatch(page, /<th[^>]*><\/th>|<th(?![^>]*scope=)[ >]/);
      for (const [drawing] of page.matchAll(/<svg[^>]*>/g)) assert.match(drawing, /aria-hidden="true"/);
      for (const [box] of page.matchAll(/<input type="checkbox"[^>]*>(?! \p{L})/gu))
        assert.match(box, /aria-label="[^"]+"/);
      for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) assert.ok(page.includes(`<h2 id="${id}">`), id);
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length);
    }
  });

  it('leads into the editor from there, and tells places in words in a file', () => {
    assert.match(
      reportBody(index, { ...options, isLinked: true }),
      /<button [^>]*data-open="findings:0"[^>]*aria-label="Mở a\.par\.yaml:5 trong tệp"/,
    );
    assert.match(
      reportBody(index, { ...options, isLinked: true }),
      /<code><button [^>]*data-open="rules:0"[^>]*aria-label="Xem giải thích quy tắc sum-mismatch"/,
    );
    assert.doesNotMatch(reportBody(index, options), /<button/);
  });

  it('says so where there is nothing to report, and where something cannot be read', () => {
    assert.match(reportBody(undefined, options), /Chưa có chỉ số nào/);
    assert.match(reportBody({ ...index, isWhole: false }, options), /có thể chưa đủ/);
    const bare: Overview = {
      ...index,
      rows: [],
      top: [],
      agencies: [],
      findings: [],
      totals: { max: {}, score: {}, target: {} },
    };
    assertWellFormed(reportPage(bare, options));
    assert.match(reportBody(bare, options), /Không phát hiện lỗi nào/);
  });
});

const sectionOf = (body: string, id: string): string => new RegExp(`<section id="${id}"[^]*?</section>`).exec(body)![0];

/** The heads of the rows of a section's table. */
const rowsOf = (body: string, id: string): string[] =>
  [...sectionOf(body, id).matchAll(/<th scope="row"[^>]*>(?:<div[^>]*><span>)?([^<]*)</g)].map(([, head]) => head!);

/** Every tag is closed, in order. */
function assertWellFormed(page: string): void {
  const open: string[] = [];
  const outside = page.replace(/(<(script|style)[^>]*>)[^]*?(<\/\2>)/g, '$1$3');
  for (const [tag, close, name, , self] of outside.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>/gi)) {
    if (self === '/' || ['meta', 'input', 'br'].includes(name!)) continue;
    if (close === '') open.push(name!);
    else assert.equal(open.pop(), name, tag);
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(outside.replace(/<\/?[a-z!][^<>]*>/gi, ''), /[<>]/);
}
