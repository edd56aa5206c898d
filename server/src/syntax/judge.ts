import type * as reader from './read.ts';

/** Bundlers take in what is required as a part that runs when it is first asked for: at once, unlike `import()`. */
declare const require: (path: './read.ts') => typeof reader;

/**
 * Reads the text of one piece as the YAML library does: see read.ts. The library takes longer to start than a clean
 * table takes to check, so it comes in with the first text that the quick reader leaves to it.
 */
export const read: typeof reader.read = (...args) => require('./read.ts').read(...args);
