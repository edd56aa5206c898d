import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench } from './bench.ts';
import { ours } from './bench.ts';
import type { LanguageServer } from './lsp.ts';
import { inPeer, isInstalled, withoutWait } from './peers.ts';

export const idle = 'a server that does nothing';
export const conventional = 'yaml + ajv, the whole file';
export const yls = 'yaml-language-server 2.0';
export const ylsAtOnce = 'yaml-language-server 2.0 without its wait';
export const ylsBefore = 'yaml-language-server 1.19';

/** The language servers that take part: those of the list that are installed. */
export function serversOf(bench: Bench, names: readonly string[]): LanguageServer[] {
  const node = (...args: string[]) => [process.execPath, ...args];
  const yaml = {
    schemas: { [pathToFileURL(bench.schema).href]: ['*.par.yaml'] },
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    validate: true,
    hover: true,
    completion: true,
  };
  const peer = (who: string, name: string): LanguageServer => ({
    who,
    command: node(inPeer(name, 'bin/yaml-language-server'), '--stdio'),
    settings: { yaml },
    judges: true,
  });
  const all: readonly (LanguageServer & { readonly there?: boolean })[] = [
    { who: ours, command: node(path.join(bench.dist, 'server.js'), '--stdio'), judges: true },
    { who: idle, command: node(path.join(bench.floors, 'idle.cjs')), judges: false },
    { who: conventional, command: node(path.join(bench.floors, 'conventional.cjs')), judges: true },
    { ...peer(yls, 'yls-2.0'), there: isInstalled('yls-2.0') },
    { ...peer(ylsAtOnce, withoutWait), there: isInstalled(withoutWait) },
    { ...peer(ylsBefore, 'yls-1.19'), there: isInstalled('yls-1.19') },
  ];
  return all.filter(({ who, there = true }) => there && names.includes(who));
}
