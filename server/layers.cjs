// The one table of layers: which layer may import which, and which packages it may use.
// The linter (eslint.config.mjs) and the dependency check (.dependency-cruiser.cjs) both read it;
// test/repo/layers.test.ts plants a violation of each fence and sees it go red.
//
// Order is from the ground up: a layer may import every layer that stands before it.
const layers = [
  { name: 'base', packages: [] },
  { name: 'syntax', packages: ['yaml'] },
  { name: 'model', packages: [] },
  { name: 'workspace', packages: ['ignore'] },
  { name: 'rules', packages: [] },
  { name: 'features', packages: [] },
  { name: 'lsp', packages: ['vscode-languageserver'] },
  { name: 'cli', packages: ['fast-string-width', 'picomatch'] },
  {
    name: 'hosts',
    packages: [
      'node:fs',
      'node:path',
      'node:process',
      'node:os',
      'node:url',
      'node:util',
      'node:v8',
      'node:timers/promises',
    ],
  },
];

/** Layers that stand side by side: neither may import the other, whatever their order in the table. */
const siblings = [['lsp', 'cli']];

/** Layers whose code must run unchanged in Node and in a browser worker: no host API even type-checks there. */
const engine = ['base', 'syntax', 'model', 'workspace', 'rules', 'features'];

/** @param {string} name @returns {string[]} the layers that `name` may import, itself included */
function mayImport(name) {
  const at = layers.findIndex((layer) => layer.name === name);
  const apart = siblings.filter((pair) => pair.includes(name)).flat();
  return layers
    .slice(0, at + 1)
    .map((layer) => layer.name)
    .filter((other) => other === name || !apart.includes(other));
}

module.exports = { layers, siblings, engine, mayImport };
