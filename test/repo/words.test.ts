// What a user reads stands in both languages: in package.nls.*.json, in client/src/words.ts and the like, or as a text
// with `vi` and `en` beside the code that says it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const catalogue = (name: string) => JSON.parse(readFileSync(name, 'utf8')) as Record<string, string>;
const both = catalogue('package.nls.json');
const vietnamese = catalogue('package.nls.vi.json');

/** A letter that Vietnamese has and English has not. */
const marked = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

describe('words of the manifest', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const used = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!))].sort();

  it('are all there in both files, and all used', () => {
    assert.deepEqual(Object.keys(both).sort(), used);
    assert.deepEqual(Object.keys(vietnamese).sort(), used);
  });

  it('are Vietnamese with the English in brackets, and the Vietnamese alone', () => {
    for (const [key, text] of Object.entries(both)) {
      const own = vietnamese[key]!;
      if (own === text) assert.doesNotMatch(text, marked, `${key} has no English: ${text}`);
      else assert.ok(saysBoth(text, own), `${key}: ${text}\n${own}`);
    }
    assert.ok(saysBoth('Xem nhật ký (Show output)', 'Xem nhật ký'));
    assert.ok(!saysBoth('Show output', 'Xem nhật ký'));
    assert.ok(!saysBoth('Xem nhật ký (Xem chữ)', 'Xem nhật ký'));
    assert.ok(saysBoth('Chưa có. (None.)\n[Mở (Open)](command:a)', 'Chưa có.\n[Mở](command:a)'));
    assert.ok(!saysBoth('Chưa có. (None.)\n[Mở](command:a)', 'Chưa có.\n[Mở](command:a)'));
    assert.ok(!saysBoth('Chưa có. (None.)\n[Mở (Open)](command:b)', 'Chưa có.\n[Mở](command:a)'));
  });

  it('are not written into the manifest itself', () => {
    const { contributes } = JSON.parse(manifest) as { contributes: object };
    const spoken = new Set([
      'title',
      'description',
      'markdownDescription',
      'enumDescriptions',
      'enumItemLabels',
      'contents',
    ]);
    const literal: string[] = [];
    const look = (value: unknown, key: string): void => {
      if (typeof value === 'string' && spoken.has(key) && !/^%.+%$/.test(value)) literal.push(`${key}: ${value}`);
      if (typeof value === 'object' && value !== null)
        for (const [name, each] of Object.entries(value)) look(each, Array.isArray(value) ? key : name);
    };
    look(contributes, '');
    assert.deepEqual(literal, []);
  });
});

describe('words of the code', () => {
  const files = ['client/src', 'server/src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => path.posix.join(folder, String(name).replaceAll('\\', '/')))
      .filter((name) => name.endsWith('.ts') && !/\.generated\./.test(name)),
  );

  it('of the extension stand in both languages', () => {
    const found = files
      .filter((name) => name.startsWith('client/'))
      .flatMap((name) => outsideOfCatalogues(name, readFileSync(name, 'utf8')));
    assert.deepEqual(found, []);
  });

  it('that are shown come from a catalogue', () => {
    const found = files.flatMap((name) => shownLiterals(name, readFileSync(name, 'utf8')));
    assert.deepEqual(found, []);
  });

  it('that the extension draws come from a catalogue', () => {
    const found = files
      .filter((name) => name.startsWith('client/'))
      .flatMap((name) => drawnLiterals(name, readFileSync(name, 'utf8')));
    assert.deepEqual(found, []);
  });

  it('are seen where they should not be', () => {
    assert.equal(outsideOfCatalogues('a.ts', "say('Không được');").length, 1);
    assert.equal(outsideOfCatalogues('a.ts', "const a = { vi: 'Không được' };").length, 1);
    assert.deepEqual(outsideOfCatalogues('a.ts', "const a = { vi: (n: number) => `Không ${n}`, en: () => 'No' };"), []);
    assert.equal(shownLiterals('a.ts', "void window.showErrorMessage('It failed');").length, 1);
    assert.equal(shownLiterals('a.ts', 'window.showInformationMessage(`${n} done`, words.show());').length, 1);
    assert.deepEqual(shownLiterals('a.ts', "window.setStatusBarMessage(words.restarted('x'), 5);"), []);
    assert.equal(drawnLiterals('a.ts', "item.tooltip = 'Click here';").length, 1);
    assert.equal(drawnLiterals('a.ts', "window.showQuickPick([{ label: 'New file', id: 'x' }]);").length, 1);
    assert.equal(drawnLiterals('a.ts', 'view.message = `${n} lines found`;').length, 1);
    assert.deepEqual(
      drawnLiterals('a.ts', "item.text = words.found(3); item.name = 'PAR Index'; view.message = '';"),
      [],
    );
    assert.deepEqual(drawnLiterals('a.ts', "const words = { vi: { title: 'A b' }, en: { title: 'C d' } };"), []);
  });
});

/** `Vietnamese (English)`: sentence by sentence, or as a whole; buttons on lines of their own each by itself. */
function saysBoth(text: string, own: string): boolean {
  const [lines, ownLines] = [text.split('\n'), own.split('\n')];
  return lines.length === ownLines.length && lines.every((line, i) => lineSaysBoth(line, ownLines[i]!));
}

function lineSaysBoth(text: string, own: string): boolean {
  const [, label, target] = /^\[(.+)\]\((command:.+)\)$/.exec(text) ?? [];
  const [, ownLabel, ownTarget] = /^\[(.+)\]\((command:.+)\)$/.exec(own) ?? [];
  if (label !== undefined) return ownLabel !== undefined && target === ownTarget && lineSaysBoth(label, ownLabel);
  const english = text.match(/\(([^()]|\([^()]*\))*\)/g)?.at(-1);
  if (!english || marked.test(english.replace(/“[^”]*”/g, ''))) return false;
  const bare = (words: string) => words.replace(/[\s.]+/g, '');
  return bare(text).startsWith(bare(own)) || bare(text.replace(english, '')) === bare(own);
}

/** Vietnamese words that do not stand at a `vi` with an `en` beside it. */
function outsideOfCatalogues(name: string, code: string): string[] {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node, isIn: boolean): void => {
    const pairs = ts.isObjectLiteralExpression(node) ? namesOf(node) : [];
    const isPair = pairs.includes('vi') && pairs.includes('en');
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && !isIn && isVietnameseAlone(node.text)) found.push(`${name}: ${node.text}`);
    ts.forEachChild(node, (child) => look(child, isIn || isPair));
  };
  look(file, false);
  return found;
}

/** A letter is no word. */
const isVietnameseAlone = (text: string): boolean => text.length > 1 && marked.test(text);

/** Sentences that are given to the editor as they are, though it shows them. */
function shownLiterals(name: string, code: string): string[] {
  const shows = /^(show\w*Message|setStatusBarMessage|createWebviewPanel|showQuickPick)$/;
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      shows.test(node.expression.name.text)
    ) {
      const words = node.expression.name.text === 'createWebviewPanel' ? node.arguments.slice(1, 2) : node.arguments;
      for (const each of words)
        if (ts.isStringLiteralLike(each) || ts.isTemplateExpression(each)) found.push(`${name}: ${each.getText()}`);
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** What is drawn of what the editor is given: the name of the product says the same in both languages. */
const drawn = /^(title|text|label|detail|description|tooltip|placeholder|message|prompt)$/;
const nameAlone = new Set(['PAR Index']);

/** Words put as they are where the editor draws them, in any language. */
function drawnLiterals(name: string, code: string): string[] {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && namesOf(node).includes('vi') && namesOf(node).includes('en')) return;
    const [target, value] =
      ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
        ? [ts.isPropertyAccessExpression(node.left) ? node.left.name.text : '', node.right]
        : ts.isPropertyAssignment(node)
          ? [node.name.getText(), node.initializer]
          : [];
    if (target !== undefined && value && drawn.test(target) && hasWord(value)) found.push(`${name}: ${node.getText()}`);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

function hasWord(value: ts.Expression): boolean {
  const texts = ts.isStringLiteralLike(value)
    ? [value.text]
    : ts.isTemplateExpression(value)
      ? [value.head.text, ...value.templateSpans.map(({ literal }) => literal.text)]
      : [];
  return texts.some((text) => /\p{L}{2}/u.test(text) && !nameAlone.has(text));
}

const namesOf = (node: ts.ObjectLiteralExpression): string[] =>
  node.properties.flatMap(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
  );
