import { quotedCode } from '../../rules/code/renumber.ts';
import { beginningOf } from '../../syntax/source.ts';
import { isLeaf } from '../../workspace/effective.ts';
import { oneLine } from '../hover/markdown.ts';
import { codeFor } from './place.ts';
import type { Proposal, Question } from './question.ts';
import { unquoted } from './question.ts';

/** The leaves of the index, this criterion left out: what `sameAs` may name. */
export function leaves({ view, model, cursor }: Question): Proposal[] {
  const own = unquoted(cursor.present.get('code') ?? '');
  return [...(view?.tree.byCode ?? [])].flatMap(([code, [criterion]]) => {
    if (!criterion || code === own || !isLeaf(criterion)) return [];
    const title = oneLine(criterion.title?.text ?? '');
    const text = quotedCode(code, beginningOf(model.source));
    return [{ label: code, kind: 'code', detail: title, about: { kind: 'criterion', code }, also: [title], text }];
  });
}

/** The code that follows those of the list. */
export function nextCode(question: Question): Proposal[] {
  const code = codeFor(question);
  return code === undefined
    ? []
    : [{ label: code, kind: 'code', text: quotedCode(code, beginningOf(question.model.source)) }];
}
