import { packYaml, yamlServer } from '../yaml-extension/pack.mjs';
import { besideYaml } from './beside-yaml.mjs';
import { editing } from './editing.mjs';
import { maintainer } from './maintainer.mjs';
import { newcomer } from './newcomer.mjs';
import { report } from './report.mjs';
import { reviewer } from './reviewer.mjs';
import { scoreboard } from './scoreboard.mjs';
import { server } from './server.mjs';

const annex = 'hanoi-2021';
const yamlSettings = { 'test.yamlServer': yamlServer, 'yaml.schemaStore.enable': false };

/**
 * The journeys, each taken in a window and a folder of its own: its steps; the sample that its folder is a copy of
 * (else it is empty); settings that only it needs; an extension that must stand beside ours.
 */
export const journeys = {
  maintainer: { steps: maintainer },
  reviewer: { steps: reviewer, sample: 'hanoi-2021-corrected', settings: { 'git.enabled': true } },
  newcomer: { steps: newcomer, sample: annex },
  scoreboard: { steps: scoreboard, sample: annex },
  report: { steps: report, sample: annex },
  editing: { steps: editing, sample: annex },
  server: { steps: server, sample: annex },
  'beside the YAML extension': { steps: besideYaml, sample: annex, beside: packYaml, settings: yamlSettings },
};
