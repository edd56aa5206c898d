import type { Language } from '../../base/text.ts';
import type { Finding } from '../../rules/engine/finding.ts';
import type { Action } from './action.ts';

/** Opens what the manual says of the rule behind a finding. */
export function rulePageOf(finding: Finding, language: Language): Action {
  const { rule } = finding;
  return {
    id: `${rule} page`,
    title: words.title[language].replace('…', rule),
    kind: 'quickfix.page',
    finding,
    page: { rule },
    changes: () => undefined,
  };
}

const words = { title: { vi: 'Xem giải thích quy tắc “…”', en: 'Read about the rule “…”' } };
