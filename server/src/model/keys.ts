import config from '../../../schemas/config.schema.json' with { type: 'json' };
import par from '../../../schemas/par.schema.json' with { type: 'json' };
import type { Text } from '../base/text.ts';

/** The maps that a file is made of, as the schemas name them; the last four are those of `par.config.yaml`. */
export type KeyKind =
  'file' | 'index' | 'criterion' | 'task' | 'agency' | 'fileItem' | 'config' | 'rules' | 'rounding' | 'words';

/** What the schema says of one key. */
export interface KeyInfo {
  readonly name: string;
  /** The word that the annex has for it. */
  readonly title: Text;
  readonly description: Text;
  /** JSON Schema types that its value may have: `['string', 'array']`. */
  readonly type: readonly string[];
  readonly required: boolean;
  /** The kind of map that its value is, or that the items of its list are. */
  readonly holds?: KeyKind;
  /** All the values that it may have, where they can be told. */
  readonly values?: readonly (string | number | boolean)[];
  readonly default?: string | number | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** Takes a kind of map; gives its keys in the schema's order, which is the order to write them in. */
export function keysOf(kind: KeyKind): readonly KeyInfo[] {
  return [...table.get(kind)!.values()];
}

/** Gives what the schema says of a key, undefined where it lacks that key (`x-…` keys among them). */
export function keyInfo(kind: KeyKind, name: string): KeyInfo | undefined {
  return table.get(kind)!.get(name);
}

/** The words of a kind of map itself: what an author calls a criterion, a task, an agency. */
export function kindInfo(kind: KeyKind): { readonly title: Text; readonly description: Text } {
  return wordsOf(definitions[kind]);
}

interface Words {
  readonly title: string;
  readonly description: string;
  readonly 'x-title-en': string;
  readonly 'x-description-en': string;
}

/** As much of JSON Schema as the two schemas use for a key. */
interface KeySchema extends Words {
  readonly type?: string | readonly string[];
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly $ref?: string;
  readonly items?: { readonly type?: string; readonly $ref?: string; readonly else?: { readonly $ref: string } };
}

interface MapSchema extends Words {
  readonly properties: Readonly<Record<string, KeySchema>>;
  readonly required?: readonly string[];
}

const definitions: Readonly<Record<KeyKind, MapSchema>> = { ...par.definitions, ...config.definitions };

const table = new Map<string, ReadonlyMap<string, KeyInfo>>(
  Object.entries(definitions).map(([kind, { properties, required = [] }]) => [
    kind,
    new Map(Object.entries(properties).map(([name, schema]) => [name, infoOf(name, schema, required.includes(name))])),
  ]),
);

function infoOf(name: string, schema: KeySchema, required: boolean): KeyInfo {
  const { pattern, minimum, maximum, exclusiveMinimum } = schema;
  const ref = schema.$ref ?? schema.items?.$ref ?? schema.items?.else?.$ref;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  return {
    name,
    ...wordsOf(schema),
    type: typesOf(schema),
    required,
    ...(ref === undefined ? {} : { holds: ref.replace('#/definitions/', '') as KeyKind }),
    ...(values === undefined ? {} : { values }),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(exclusiveMinimum === undefined ? {} : { exclusiveMinimum }),
  };
}

function wordsOf(schema: Words) {
  return {
    title: { vi: schema.title, en: schema['x-title-en'] },
    description: { vi: schema.description, en: schema['x-description-en'] },
  };
}

/** A key that the schema gives only by its values (`const`, `enum`) or by reference has the type of those. */
function typesOf({ type, const: only, enum: several }: KeySchema): readonly string[] {
  if (type !== undefined) return typeof type === 'string' ? [type] : type;
  if (several !== undefined) return ['string'];
  return [only === undefined ? 'object' : typeof only === 'number' ? 'integer' : typeof only];
}
