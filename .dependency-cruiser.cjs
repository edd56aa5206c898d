// Turns the table of layers (server/layers.cjs) into rules for dependency-cruiser.
const { layers, mayImport } = require('./server/layers.cjs');

const below = layers.map(({ name, packages }) => [
  {
    name: `layer-${name}`,
    comment: `${name} imports only: ${mayImport(name).join(', ')}`,
    severity: 'error',
    from: { path: `^server/src/${name}/` },
    to: { path: '^server/src/', pathNot: `^server/src/(${mayImport(name).join('|')})/` },
  },
  {
    name: `packages-${name}`,
    comment: `${name} uses only these packages: ${packages.join(', ') || 'none'}`,
    severity: 'error',
    from: { path: `^server/src/${name}/` },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
      pathNot:
        packages.flatMap((p) => [`node_modules/${p}/`, `^${p.replace('node:', '(node:)?')}(/|$)`]).join('|') || '^$',
    },
  },
]);

module.exports = {
  forbidden: [
    ...below.flat(),
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan-import',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { couldNotResolve: true, pathNot: '^(vscode|\\.\\./\\.\\./schemas|.*validate\\.generated)' },
    },
    {
      name: 'client-apart',
      comment: 'the client starts a server bundle and imports none of its code',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/' },
    },
    {
      name: 'rule-apart',
      comment: 'a rule imports no other rule; what two share is a file without a rule of its own (place.ts, engine/)',
      severity: 'error',
      from: { path: '^server/src/rules/', pathNot: '/(family|all)[.]ts$' },
      to: { path: '^server/src/rules/[a-z]+/[a-z]+-[a-z-]+[.]ts$' },
    },
    { name: 'server-without-tests', severity: 'error', from: { path: '^(server|client)/' }, to: { path: '^test/' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'server/tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json', '.cjs', '.mjs'] },
  },
};
