import { build } from 'esbuild';
import path from 'node:path';
import { inPeer, isInstalled } from './peers.ts';

/** Bundles the programs that others are measured against, as one ships them; gives their folder. */
export async function buildFloors(): Promise<string> {
  const outdir = path.resolve('out/bench/floors');
  const names = [
    'nothing',
    'echo',
    'idle',
    'conventional',
    'check-yaml',
    ...(isInstalled('js-yaml') ? ['check-js-yaml'] : []),
  ];
  await build({
    entryPoints: names.map((name) => `test/bench/floors/${name}.ts`),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    charset: 'utf8',
    logLevel: 'warning',
    // Not the older one that other packages brought along.
    alias: { 'js-yaml': inPeer('js-yaml') },
  });
  return outdir;
}
