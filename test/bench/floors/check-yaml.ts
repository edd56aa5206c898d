import { Ajv } from 'ajv';
import { parse } from 'yaml';
import schema from '../../../schemas/par.schema.json' with { type: 'json' };
import { checkFolder } from './check-folder.ts';

/** The schema alone, with `yaml` and ajv. */
checkFolder(parse, new Ajv({ allErrors: true, strict: false }).compile(schema));
