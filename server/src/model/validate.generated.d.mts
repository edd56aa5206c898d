// The hand-written face of validate.generated.mjs, which scripts/schema.mjs makes from schemas/*.json.

/** One violation of the schema. Its sentence is made elsewhere: the words of a validator are never shown. */
export interface ValidationError {
  /** JSON pointer to the value, in which `~0` is `~` and `~1` is `/`: `/tasks/0/deadline`; the value given is ``. */
  readonly instancePath: string;
  /** Where in the schema the violated keyword stands; only a help for developers. */
  readonly schemaPath: string;
  /**
   * `required`, `additionalProperties`, `type`, `minLength`, `minItems`, `pattern`, `const`, `enum`, `minimum`,
   * `maximum`, `exclusiveMinimum`, `dependencies` (a score without its year), `not` (a file with no section).
   */
  readonly keyword: ValidationKeyword;
  readonly params: ValidationParams;
}

export type ValidationKeyword =
  | 'required'
  | 'additionalProperties'
  | 'type'
  | 'minLength'
  | 'minItems'
  | 'pattern'
  | 'const'
  | 'enum'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'dependencies'
  | 'not';

/** What a keyword tells beside its name; each stands only with the keywords named. */
export interface ValidationParams {
  /** `required`, `dependencies`: the key that is absent. */
  readonly missingProperty?: string;
  /** `dependencies`: the key whose presence asks for it. */
  readonly property?: string;
  /** `additionalProperties`: the key that the schema lacks. */
  readonly additionalProperty?: string;
  /** `type`: what was expected. */
  readonly type?: string | readonly string[];
  /** `pattern` */
  readonly pattern?: string;
  /** `minLength`, `minItems`, `minimum`, `maximum`, `exclusiveMinimum` */
  readonly limit?: number;
  /** `const` */
  readonly allowedValue?: unknown;
  /** `enum` */
  readonly allowedValues?: readonly unknown[];
}

/**
 * Takes a value as YAML reads it (plain objects, lists, strings, numbers, booleans, null) and gives its violations,
 * none for a valid value. Never throws and keeps nothing.
 */
export type Validate = (data: unknown) => readonly ValidationError[];

/** A whole file, everything in it included. */
export declare const validateFile: Validate;
/** The root's own keys; whatever stands under `index`, `agencies` and `criteria` is taken as it is. */
export declare const validateHead: Validate;
export declare const validateIndex: Validate;
/** A criterion's own keys with its tasks; whatever stands under `criteria` is taken as it is. */
export declare const validateCriterion: Validate;
/** An item `- file: <path>`. */
export declare const validateFileItem: Validate;
export declare const validateAgency: Validate;
/** A whole `par.config.yaml`. */
export declare const validateConfig: Validate;
