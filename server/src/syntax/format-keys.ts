/**
 * The names of the keys of the format, by which a line that lost its colon is known. They are names only: what a key
 * means stands in the schema, and test/unit/schema.test.ts holds this list against it.
 */
export const formatKeys: ReadonlySet<string> = new Set(
  [
    'par index agencies criteria file',
    'title unit document note scoreYear targetYear max score target previous',
    'code lead with tasks task deadline sameAs partial evidence',
    'name aliases from until successors group',
  ].flatMap((names) => names.split(' ')),
);
