import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';

/** What a schema says against a value, one line each; nothing where it fits. */
export type Faults = (value: unknown) => string[];

/** Compiles a schema of drafts 4 to 7, as far as ours and that of SARIF go. */
export function faultsBy(file: string): Faults {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  // What draft 4 calls itself, Ajv does not know; the rest means the same.
  delete schema.$schema;
  delete schema.id;
  const ajv = new Ajv({
    allErrors: true,
    // Patterns of the older drafts are not written for the flag `u`.
    unicodeRegExp: false,
    formats: { uri, 'uri-reference': reference, 'date-time': /^\d{4}-\d\d-\d\dT/ },
  });
  const validate: ValidateFunction = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}

/** RFC 3986: nothing but these signs, and every `%` with its two digits. */
const reference = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
const uri = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
