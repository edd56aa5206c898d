import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathOf } from '../../server/src/lsp/uri.ts';
import type { Answers } from './lsp-client.ts';

/** The `.par.yaml` files of a folder on disk, as files below a path that is none: path → text. */
export function virtualCopy(folder: string, below: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.par.yaml'));
  return Object.fromEntries(names.map((name) => [`${below}/${name}`, readFileSync(path.join(folder, name), 'utf8')]));
}

/**
 * What a client answers to a server that asks for files, as the extension does: of these files, by path as the engine
 * writes it; a number is a file that is too large. `asked` collects the paths that are asked for.
 */
export function fileAnswers(files: Readonly<Record<string, string | number>>, asked: string[] = []): Answers {
  const at = (uri: string): string => {
    asked.push(pathOf(uri));
    return pathOf(uri);
  };
  return {
    'par/readFile': ({ uri }: { uri: string }) => {
      const content = files[at(uri)];
      if (typeof content === 'number') return { kind: 'too-large', size: content };
      if (content === undefined) return { kind: 'missing' };
      return { kind: 'bytes', base64: Buffer.from(content).toString('base64') };
    },
    'par/listFolder': ({ uri }: { uri: string }) => {
      const folder = `${at(uri)}/`;
      const below = Object.keys(files).filter((file) => file.startsWith(folder));
      const names = below.map((file) => file.slice(folder.length).split('/'));
      const kinds = new Map(names.map(([name, ...rest]) => [name!, rest.length > 0 ? 'folder' : 'file']));
      return [...kinds].map(([name, kind]) => ({ name, kind }));
    },
  };
}
