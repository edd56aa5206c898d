// Compiles schemas/*.json into server/src/model/validate.generated.mjs: plain functions that need neither ajv nor
// `eval` at run time, so they run under a strict content security policy and in a worker.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = 'server/src/model/validate.generated.mjs';

/** Words for people. They validate nothing, so they are left out of the compiled code. */
const annotations = new Set([
  'title',
  'description',
  'markdownDescription',
  'patternErrorMessage',
  'x-title-en',
  'x-description-en',
]);

/** The validators, by name, and the part of a schema that each one applies. */
const validators = {
  validateFile: 'par-index/par.schema.json#/definitions/file',
  validateHead: 'blocks#/definitions/file',
  validateIndex: 'par-index/par.schema.json#/definitions/index',
  validateCriterion: 'blocks#/definitions/criterion',
  validateFileItem: 'par-index/par.schema.json#/definitions/fileItem',
  validateAgency: 'par-index/par.schema.json#/definitions/agency',
  validateConfig: 'par-index/config.schema.json#/definitions/config',
};

/** @param {string} name @returns {any} the schema without its annotations (a key named `title` is kept: it is a map) */
function readSchema(name) {
  const text = readFileSync(path.join(root, 'schemas', name), 'utf8');
  return JSON.parse(text, (key, value) => (typeof value === 'string' && annotations.has(key) ? undefined : value));
}

/** The same schema for one block at a time: what stands in blocks of its own may hold anything, or be absent. */
function blocksOf(schema) {
  const blocks = structuredClone(schema);
  const { file, criterion } = blocks.definitions;
  for (const section of ['index', 'agencies', 'criteria']) file.properties[section] = {};
  criterion.properties.criteria = {};
  return { ...blocks, $id: 'blocks' };
}

// ajv keeps its errors on the function and says `if` beside what stands in `then` or `else`. The product gets
// a list that depends on nothing but the value, one entry for one slip.
const wrapper = `
const listed = (validate) => (data) =>
  validate(data) ? [] : validate.errors.filter((error) => error.keyword !== 'if');
`;

/** Writes the validators. Throws where a schema is not valid or the code would need a module at run time. */
export async function generateValidators() {
  const par = readSchema('par.schema.json');
  const ajv = new Ajv({
    schemas: [par, blocksOf(par), readSchema('config.schema.json')],
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    messages: false,
    code: { source: true, esm: true },
  });
  const raw = Object.fromEntries(Object.entries(validators).map(([name, ref]) => [`${name}Raw`, ref]));
  const code = standaloneCode(ajv, raw)
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', '(text) => [...text].length')
    .replaceAll(/export const (\w+Raw) =/g, 'const $1 =');
  const needed = /\brequire\(.*?\)/.exec(code);
  if (needed) throw new Error(`${target} would need ${needed[0]} at run time`);
  const exported = Object.keys(validators).map((name) => `export const ${name} = listed(${name}Raw);\n`);
  const banner = '// Made by scripts/schema.mjs from schemas/*.json: change those.\n';
  writeFileSync(path.join(root, target), banner + code + wrapper + exported.join(''));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generateValidators();
