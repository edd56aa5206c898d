import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import schema from '../../../schemas/par.schema.json' with { type: 'json' };
import { checkFolder } from './check-folder.ts';

/** The schema alone, with js-yaml and ajv. */
checkFolder(load, new Ajv({ allErrors: true, strict: false }).compile(schema));
