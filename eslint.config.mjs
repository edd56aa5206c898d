import { createRequire } from 'node:module';
import tseslint from 'typescript-eslint';

const require = createRequire(import.meta.url);
const { layers, engine, mayImport } = require('./server/layers.cjs');

// `no-restricted-imports` is set in this one place: in a flat config a later block would replace it silently.
const fences = layers.map(({ name, packages }) => ({
  files: [`server/src/${name}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${
              layers
                .map((l) => l.name)
                .filter((other) => !mayImport(name).includes(other))
                .join('|') || '-'
            })/`,
            message: `The layer ${name} may import only ${mayImport(name).join(', ')} (server/layers.cjs).`,
          },
          {
            regex: `^(?!\\.)(?!(${packages.map((p) => p.replace('.', '\\.')).join('|') || '-'})($|/))`,
            message: `The layer ${name} may use only these packages: ${packages.join(', ') || 'none'} (server/layers.cjs).`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test/fixtures/', '**/*.generated.*', 'samples/'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,mjs,cjs}'],
    rules: {
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: engine.map((name) => `server/src/${name}/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', 'process', 'console', 'setTimeout', 'Buffer', 'window', 'self', 'fetch'],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Name what a file holds.' }],
    },
  },
  ...fences,
);
