import { searchKey, searchRank } from '../../base/vietnamese.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import { scalarOf } from '../../rules/engine/rewrite.ts';
import type { ValuePlace } from '../cursor.ts';
import { agencies } from './agencies.ts';
import { leaves, nextCode } from './codes.ts';
import type { Completion } from './completion.ts';
import { deadlines } from './deadlines.ts';
import { files, roots } from './files.ts';
import { points } from './points.ts';
import type { Proposal, Question, Source } from './question.ts';
import { unquoted } from './question.ts';

/** What proposes values, by map and key. */
const sources: Readonly<Partial<Record<KeyKind, Readonly<Record<string, Source>>>>> = {
  criterion: {
    code: nextCode,
    max: points,
    score: points,
    target: points,
    lead: agencies,
    with: agencies,
    deadline: deadlines,
    sameAs: leaves,
    file: files,
  },
  task: { lead: agencies, deadline: deadlines },
  agency: { successors: agencies, file: files },
  fileItem: { file: files },
  index: { previous: roots },
};

/** What can stand behind a key; undefined where that is free text. */
export function valuesFor(question: Question): readonly Proposal[] | undefined {
  const { map, key } = question.cursor;
  const source = sources[map]?.[key];
  if (source) return source(question);
  return keyInfo(map, key)?.values?.map((value) => ({ label: String(value), kind: 'value', text: String(value) }));
}

/** The proposals that what is typed finds, the best first. */
export function ranked(proposals: readonly Proposal[], cursor: ValuePlace, offset: number): Completion[] {
  const { typed, replace, before, flow } = cursor;
  const query = unquoted(typed);
  const found = proposals.flatMap((proposal, order) => {
    const ranks = [proposal.label, ...(proposal.also ?? [])].flatMap((text, i) => {
      const rank = searchRank(query, text);
      return rank === undefined ? [] : [rank + (i === 0 ? 0 : 0.5)];
    });
    return ranks.length === 0 ? [] : [{ proposal, order, rank: Math.min(...ranks) }];
  });
  found.sort((a, b) => a.rank - b.rank || a.order - b.order);
  // What is begun in quotes is replaced with its quotes, or one of them would stay.
  const isQuoted = /^["']/.test(typed);
  return found.map(({ proposal: { label, kind, detail, about, text, also } }) => ({
    label,
    kind,
    ...(detail === undefined || detail === '' ? {} : { detail }),
    ...(about ? { about } : {}),
    // Editors go on filtering while letters are typed, and know neither marks nor initials: so what is typed by now
    // comes first, which keeps our order, and then all that may be typed on.
    filter: [...new Set([typed, searchKey(label), label, ...(also ?? [])])].filter((part) => part !== '').join(' '),
    edit: { ...replace, text: before + (text ?? scalarOf(label, flow)) },
    ...(isQuoted ? {} : { insertEnd: offset }),
    // In a list between brackets the next comma takes the name; elsewhere names have every sign in them.
    ...(flow ? { commit: [',', ']'] } : {}),
  }));
}
