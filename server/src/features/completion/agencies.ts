import type { Proposal, Question } from './question.ts';
import { unquoted } from './question.ts';

/** The agencies of the registry; of an agency's successors itself is none. */
export function agencies({ view, cursor }: Question): Proposal[] {
  const own = cursor.map === 'agency' ? unquoted(cursor.present.get('name') ?? '') : undefined;
  return (view?.tree.registry?.registry.agencies ?? [])
    .filter(({ name }) => name !== '' && name !== own)
    .map(({ name, code, aliases, until }) => {
      const detail = [code, until && `→ ${until}`].filter(Boolean).join(' ');
      return {
        label: name,
        kind: 'agency',
        about: { kind: 'agency', name },
        also: [...(code === undefined ? [] : [code]), ...aliases],
        ...(detail === '' ? {} : { detail }),
      };
    });
}
