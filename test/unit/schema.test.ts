import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { Language } from '../../server/src/base/text.ts';
import { keyInfo, keysOf, kindInfo, type KeyKind } from '../../server/src/model/keys.ts';
import { formatKeys } from '../../server/src/syntax/format-keys.ts';
import {
  validateAgency,
  validateConfig,
  validateCriterion,
  validateFile,
  validateFileItem,
  validateHead,
  validateIndex,
  type Validate,
} from '../../server/src/model/validate.generated.mjs';

/** The keys of the format: `!` is required, then the types of the value. */
const keys: Readonly<Record<KeyKind, Readonly<Record<string, string>>>> = {
  file: { par: '! integer', index: 'object', agencies: 'array', criteria: 'array' },
  index: {
    title: '! string',
    unit: 'string',
    document: 'string',
    note: 'string',
    scoreYear: 'integer',
    targetYear: 'integer',
    max: '! number',
    score: 'number',
    target: 'number',
    previous: 'string',
  },
  criterion: {
    code: '! string',
    title: '! string',
    max: '! number',
    score: 'number',
    target: 'number',
    lead: 'string array',
    with: 'array',
    tasks: 'array',
    deadline: 'string array',
    sameAs: 'string',
    partial: 'boolean',
    evidence: 'array',
    note: 'string',
    criteria: 'array',
  },
  task: { task: '! string', deadline: 'string array', lead: 'string array', note: 'string' },
  agency: {
    name: '! string',
    code: 'string',
    aliases: 'array',
    from: 'string',
    until: 'string',
    successors: 'array',
    group: 'boolean',
    note: 'string',
  },
  fileItem: { file: '! string' },
  config: { rules: 'object', depth: 'integer', decimals: 'integer', rounding: 'object', words: 'object' },
  rules: {},
  rounding: { score: 'string', target: 'string' },
  words: { ocr: 'object', titleEnd: 'array' },
};
const kinds = Object.keys(keys) as KeyKind[];

const readJson = (name: string) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8'));
const schemas = ['par.schema.json', 'config.schema.json'];

describe('schema', () => {
  for (const name of schemas) {
    it(`${name} is a draft-07 schema with no unknown keyword`, () => {
      const schema = readJson(name);
      assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
      const ajv = new Ajv({ strict: true, allowUnionTypes: true });
      ajv.addVocabulary(['markdownDescription', 'patternErrorMessage', 'x-title-en', 'x-description-en']);
      assert.equal(ajv.validateSchema(schema), true);
      assert.equal(typeof ajv.compile(schema), 'function');
    });

    it(`${name} says what each key is in both languages`, () => {
      const wordless = Object.values<Described>(readJson(name).definitions)
        .flatMap((map) => [map, ...Object.values(map.properties ?? {})])
        .filter((it) => !isDescribed(it));
      assert.deepEqual(wordless, []);
    });
  }

  it('has no oneOf or anyOf, whose errors name no type, and no multipleOf, which divides in floats', () => {
    for (const name of schemas) {
      assert.doesNotMatch(readFileSync(`schemas/${name}`, 'utf8'), /"(oneOf|anyOf|multipleOf)"/);
    }
  });
});

interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly 'x-title-en'?: string;
  readonly 'x-description-en'?: string;
  readonly markdownDescription?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}

function isDescribed(it: Described): boolean {
  const { title, description, 'x-title-en': titleEn, 'x-description-en': descriptionEn } = it;
  if (!title || !description || !titleEn || !descriptionEn) return false;
  return it.markdownDescription === `${description}\n\n_${titleEn}._ ${descriptionEn}`;
}

describe('keys', () => {
  it('are the names by which the reader knows a line that lost its colon', () => {
    const kinds: readonly KeyKind[] = ['file', 'index', 'criterion', 'task', 'agency', 'fileItem'];
    const names = new Set(kinds.flatMap((kind) => keysOf(kind).map(({ name }) => name)));
    assert.deepEqual([...formatKeys].sort(), [...names].sort());
  });

  for (const kind of kinds) {
    it(`of ${kind} are those of the format, in its order`, () => {
      const told = keysOf(kind).map(({ name, required, type }) => [name, (required ? '! ' : '') + type.join(' ')]);
      assert.deepEqual(told, Object.entries(keys[kind]));
    });
  }

  it('tell words, values, limits and what a key holds', () => {
    const tasks = keyInfo('criterion', 'tasks');
    assert.deepEqual(tasks?.title, { vi: 'Nhiệm vụ', en: 'Tasks' });
    assert.equal(tasks?.holds, 'task');
    assert.equal(keyInfo('file', 'criteria')?.holds, 'criterion');
    assert.equal(keyInfo('file', 'agencies')?.holds, 'agency');
    assert.equal(keyInfo('file', 'index')?.holds, 'index');
    assert.equal(keyInfo('criterion', 'lead')?.holds, undefined);
    assert.equal(keyInfo('criterion', 'max')?.exclusiveMinimum, 0);
    assert.equal(keyInfo('criterion', 'score')?.minimum, 0);
    assert.deepEqual(keyInfo('criterion', 'partial')?.values, [true]);
    assert.deepEqual(keyInfo('rounding', 'target')?.values, ['exact', 'digits']);
    assert.equal(keyInfo('rounding', 'target')?.default, 'exact');
    assert.equal(keyInfo('config', 'depth')?.default, 3);
    assert.match('7.1.10', new RegExp(keyInfo('criterion', 'code')?.pattern ?? '$^'));
    assert.deepEqual(kindInfo('agency').title, { vi: 'Cơ quan', en: 'Agency' });
  });

  it('are not found where the schema lacks them', () => {
    for (const name of ['x-mine', 'scores', 'constructor', '__proto__']) {
      assert.equal(keyInfo('criterion', name), undefined);
    }
  });
});

/** Violations as `path keyword what`, sorted. */
function violations(validate: Validate, data: unknown): string[] {
  return validate(data)
    .map(({ instancePath, keyword, params }) => {
      const what = params.missingProperty ?? params.additionalProperty ?? params.type;
      return [instancePath, keyword, ...(what === undefined ? [] : [String(what)])].join(' ');
    })
    .sort();
}

const criterion = { code: '7.1.9', title: 'Tỷ lệ', max: 1 };
const file = (rest: object) => ({ par: 1, criteria: [{ ...criterion, ...rest }] });

describe('validators', () => {
  const good: readonly (readonly [string, Validate, unknown])[] = [
    ['a criterion with every key', validateFile, file(full())],
    ['scores of 0', validateCriterion, { ...criterion, score: 0, target: 0 }],
    ['own keys', validateFile, { ...file({ 'x-mã': null }), 'x-a': [1] }],
    ['own keys of an index', validateIndex, { title: 'a', max: 1, 'x-a': 1 }],
    ['own keys of an agency', validateAgency, { name: 'a', 'x-a': 1 }],
    ['other files', validateFile, { par: 1, agencies: [{ file: 'a' }], criteria: [{ file: 'b' }, criterion] }],
    ['three decimals', validateCriterion, { ...criterion, max: 0.3, score: 0.289, target: 0.001 }],
    ['a criterion whose components are checked elsewhere', validateCriterion, { ...criterion, criteria: 'later' }],
    ['a head whose sections are checked elsewhere', validateHead, { par: 1, index: 3, agencies: '', criteria: null }],
    ['an empty config', validateConfig, {}],
  ];
  for (const [name, validate, data] of good) {
    it(`accept ${name}`, () => assert.deepEqual(violations(validate, data), []));
  }

  const bad: readonly (readonly [Validate, unknown, ...string[]])[] = [
    [validateFile, null, ' type object'],
    [validateFile, [], ' type object'],
    [validateFile, { par: 1 }, ' not'],
    [validateFile, { par: 1, 'x-a': 1 }, ' not'],
    [validateFile, {}, ' not', ' required par'],
    [validateFile, { ...file({}), par: '1' }, '/par const'],
    [validateFile, { ...file({}), par: 2 }, '/par const'],
    [validateFile, { ...file({}), tasks: [] }, ' additionalProperties tasks'],
    [validateFile, { par: 1, criteria: {} }, '/criteria type array'],
    [validateFile, { par: 1, criteria: null }, '/criteria type array'],
    [validateFile, { par: 1, criteria: [] }, '/criteria minItems'],
    [validateFile, { par: 1, criteria: ['7.1'] }, '/criteria/0 type object'],
    [validateFile, { par: 1, criteria: [{ file: 'a', code: '1' }] }, '/criteria/0 additionalProperties code'],
    [validateFile, { par: 1, agencies: [{ file: 3 }] }, '/agencies/0/file type string'],
    [validateFile, { par: 1, agencies: ['Sở Nội vụ'] }, '/agencies/0 type object'],
    [
      validateFile,
      file({ criteria: [{ file: 'a' }] }),
      '/criteria/0/criteria/0 additionalProperties file',
      '/criteria/0/criteria/0 required code',
      '/criteria/0/criteria/0 required max',
      '/criteria/0/criteria/0 required title',
    ],
    [validateFile, file({ criteria: [{ ...criterion, max: '1' }] }), '/criteria/0/criteria/0/max type number'],
    [validateHead, { criteria: 1 }, ' required par'],
    [validateHead, { par: 1, criterion: [] }, ' additionalProperties criterion', ' not'],
    [validateIndex, { title: '' }, ' required max', '/title minLength'],
    [validateIndex, { title: 'a', max: 1, score: 1 }, ' dependencies scoreYear'],
    [validateIndex, { title: 'a', max: 1, target: 1 }, ' dependencies targetYear'],
    [validateIndex, { title: 'a', max: 1, scoreYear: '2020' }, '/scoreYear type integer'],
    [validateIndex, { title: 'a', max: 1, scoreYear: 20 }, '/scoreYear minimum'],
    [validateIndex, { title: 'a', max: 1, targetYear: 20211 }, '/targetYear maximum'],
    [validateCriterion, {}, ' required code', ' required max', ' required title'],
    [validateCriterion, { ...criterion, scores: 1 }, ' additionalProperties scores'],
    [validateCriterion, { ...criterion, code: 7.1 }, '/code type string'],
    [validateCriterion, { ...criterion, code: '7.' }, '/code pattern'],
    [validateCriterion, { ...criterion, code: 'VII' }, '/code pattern'],
    [validateCriterion, { ...criterion, title: null }, '/title type string'],
    [validateCriterion, { ...criterion, max: 0 }, '/max exclusiveMinimum'],
    [validateCriterion, { ...criterion, score: -0.001 }, '/score minimum'],
    [validateCriterion, { ...criterion, score: '8,5' }, '/score type number'],
    [validateCriterion, { ...criterion, score: Infinity }, '/score type number'],
    [validateCriterion, { ...criterion, target: NaN }, '/target type number'],
    [validateCriterion, { ...criterion, lead: null }, '/lead type string,array'],
    [validateCriterion, { ...criterion, lead: '' }, '/lead minLength'],
    [validateCriterion, { ...criterion, lead: [] }, '/lead minItems'],
    [validateCriterion, { ...criterion, lead: ['a', 3] }, '/lead/1 type string'],
    [validateCriterion, { ...criterion, with: 'a' }, '/with type array'],
    [validateCriterion, { ...criterion, deadline: 2021 }, '/deadline type string,array'],
    [validateCriterion, { ...criterion, deadline: [2021] }, '/deadline/0 type string'],
    [validateCriterion, { ...criterion, tasks: 'a' }, '/tasks type array'],
    [validateCriterion, { ...criterion, tasks: [['a']] }, '/tasks/0 type string,object'],
    [validateCriterion, { ...criterion, tasks: [null] }, '/tasks/0 type string,object'],
    [validateCriterion, { ...criterion, tasks: [''] }, '/tasks/0 minLength'],
    [
      validateCriterion,
      { ...criterion, tasks: ['a', { 'Ghi chú': 'sau' }] },
      '/tasks/1 additionalProperties Ghi chú',
      '/tasks/1 required task',
    ],
    [validateCriterion, { ...criterion, tasks: [{ task: 'a', deadline: 8 }] }, '/tasks/0/deadline type string,array'],
    [validateCriterion, { ...criterion, sameAs: 1.1 }, '/sameAs type string'],
    [validateCriterion, { ...criterion, sameAs: 'Sở' }, '/sameAs pattern'],
    [validateCriterion, { ...criterion, partial: false }, '/partial const'],
    [validateCriterion, { ...criterion, evidence: ['a', ''] }, '/evidence/1 minLength'],
    [validateFileItem, { file: '' }, '/file minLength'],
    [validateFileItem, { path: 'a' }, ' additionalProperties path', ' required file'],
    [validateAgency, { code: 'SNV' }, ' required name'],
    [validateAgency, { name: 'a', aliases: 'b' }, '/aliases type array'],
    [validateAgency, { name: 'a', from: '1/3/2025' }, '/from pattern'],
    [validateAgency, { name: 'a', until: '2025-13-01' }, '/until pattern'],
    [validateAgency, { name: 'a', group: 'true' }, '/group const'],
    [validateConfig, null, ' type object'],
    [validateConfig, { rule: {} }, ' additionalProperties rule'],
    [validateConfig, { rules: { 'sum-mismatch': 'warn' } }, '/rules/sum-mismatch enum'],
    [validateConfig, { rules: { PAR001: 'off' } }, '/rules additionalProperties PAR001'],
    [validateConfig, { depth: 0 }, '/depth minimum'],
    [validateConfig, { decimals: 4 }, '/decimals maximum'],
    [validateConfig, { rounding: { score: 'none' } }, '/rounding/score enum'],
    [validateConfig, { rounding: { max: 'exact' } }, '/rounding additionalProperties max'],
    [validateConfig, { words: { ocr: { 'Công DVC': 3 } } }, '/words/ocr/Công DVC type string'],
    [validateConfig, { words: { titleEnd: 'và' } }, '/words/titleEnd type array'],
  ];
  for (const [validate, data, ...expected] of bad) {
    it(`refuse ${inspect(data, { depth: 9, breakLength: Infinity })}: ${expected.join(', ').trim()}`, () => {
      assert.deepEqual(violations(validate, data), expected);
    });
  }

  it('know every key of the format, and no other', () => {
    const told = (validate: Validate, kind: KeyKind) =>
      violations(
        validate,
        Object.fromEntries([...Object.keys(keys[kind]), 'khác'].map((key) => [key, undefined])),
      ).filter((it) => it.includes('additionalProperties'));
    const validators = [
      [validateHead, 'file'],
      [validateIndex, 'index'],
      [validateCriterion, 'criterion'],
      [validateAgency, 'agency'],
      [validateFileItem, 'fileItem'],
      [validateConfig, 'config'],
    ] as const;
    for (const [validate, kind] of validators) assert.deepEqual(told(validate, kind), [' additionalProperties khác']);
  });

  it('keep nothing from one value to the next', () => {
    const first = validateCriterion({ ...criterion, max: 0 });
    assert.deepEqual(validateCriterion(criterion), []);
    assert.equal(first.length, 1);
  });

  it('are code that makes no code and needs no module', () => {
    const code = readFileSync('server/src/model/validate.generated.mjs', 'utf8');
    assert.doesNotMatch(code, /\bnew Function\b|\bFunction\(|\beval\b|\brequire\(|^import\b|\bimport\(/m);
    assert.match(code, /^export const validateCriterion = /m);
  });
});

function full() {
  const names = ['Sở Nội vụ', 'Sở Tư pháp'];
  return {
    score: 0.185,
    target: 0.2,
    lead: names,
    with: names,
    tasks: ['Rà soát', { task: 'Đôn đốc', deadline: ['Quý III/2021', 'Quý IV/2021'], lead: names, note: 'b' }],
    deadline: ['Năm 2021'],
    sameAs: '7.1.8',
    partial: true,
    evidence: ['Báo cáo 2143/BC-SNV'],
    note: 'a',
    criteria: [{ code: '7.1.9.1', title: 'a', max: 1 }],
  };
}

const pages: readonly { name: string; language: Language; head: string; yes: string }[] = [
  { name: 'docs/format.md', language: 'vi', head: 'Khóa', yes: 'có' },
  { name: 'docs/format.en.md', language: 'en', head: 'Key', yes: 'yes' },
];

describe('the page of the format', () => {
  const documented: readonly KeyKind[] = [
    'file',
    'fileItem',
    'index',
    'criterion',
    'task',
    'agency',
    'config',
    'rounding',
    'words',
  ];
  for (const { name, language, head, yes } of pages) {
    const text = readFileSync(name, 'utf8');

    it(`${name} lists the keys that the schema has, by the same names`, () => {
      const withKeys = kinds.filter((kind) => keysOf(kind).length > 0);
      assert.deepEqual([...documented].sort(), withKeys.sort());
      assert.deepEqual(
        tablesOf(text, head).map((rows) => rows.map(([key, title, , required]) => [key, title, required === yes])),
        documented.map((kind) => keysOf(kind).map((key) => [`\`${key.name}\``, key.title[language], key.required])),
      );
    });

    it(`${name} shows only examples that the schema accepts`, () => {
      const examples = examplesOf(text);
      assert.ok(examples.length >= 9);
      for (const example of examples) {
        const validate = example.startsWith('# par.config.yaml') ? validateConfig : validateFile;
        assert.deepEqual(violations(validate, parse(example)), [], example);
      }
    });
  }

  it('shows the same examples in both languages', () => {
    const [vi, en] = pages.map(({ name }) => examplesOf(readFileSync(name, 'utf8')));
    assert.deepEqual(vi, en);
  });
});

/** The body rows, as trimmed cells, of each table whose first column is headed `head`. */
function tablesOf(markdown: string, head: string): string[][][] {
  return markdown
    .split('\n\n')
    .filter((block) => new RegExp(`^\\| ${head} +\\|`).test(block))
    .map((table) => table.trim().split('\n').slice(2).map(cellsOf));
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function examplesOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => match[1]!);
}
