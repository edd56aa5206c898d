import type { Span } from '../../base/span.ts';
import { touches } from '../../base/span.ts';
import type { Text } from '../../base/text.ts';
import { rules } from '../../rules/all.ts';
import { both, levelNames } from '../../rules/engine/words.ts';
import type { Source } from '../../syntax/source.ts';
import { pieceAt } from '../../syntax/source.ts';
import { suppressionsOf } from '../../syntax/suppression.ts';
import { ruleLevels } from '../../workspace/settings.ts';

/** What a rule finds and how grave that is by itself; before that, what the level set for it means. */
export function aboutRule(id: string, written?: string): Text | undefined {
  const rule = rules.find((each) => each.id === id);
  const level = ruleLevels.find((each) => each === written);
  if (!rule || (written !== undefined && !level)) return undefined;
  const { severity, summary, docs } = rule;
  return both((l) => {
    const head = level ? `**${level}** – ${levelNames[level][l]}` : `**${id}**`;
    const own = `${words.own[l]}: ${severity} (${levelNames[severity][l]})`;
    return [`${head}  `, `${summary[l]}  `, own, ...(level ? [] : ['', docs.why[l]])].join('\n');
  });
}

/** The rule that a `# par-ignore` comment names at an offset of the file's text. */
export function ignoredAt(source: Source, offset: number): { text: Text; span: Span } | undefined {
  const { piece, start } = pieceAt(source, offset);
  for (const { rules: named } of suppressionsOf(piece)) {
    const rule = named.find(({ span }) => touches(span, offset - start));
    const text = rule && aboutRule(rule.id);
    if (text) return { text, span: { start: start + rule.span.start, end: start + rule.span.end } };
  }
  return undefined;
}

const words = { own: { vi: 'Mức vốn có', en: 'By itself' } };
