import type { Language } from '../../base/text.ts';
import { languages } from '../../base/text.ts';
import type { Rule } from '../../rules/engine/rule.ts';
import examples from '../examples.generated.json' with { type: 'json' };
import type { Block, Example } from '../page.ts';
import { markdownOf, pageOf, plainOf } from '../page.ts';

/** The page of a rule in both languages, the reader's first: for results that are read away from the program. */
export function ruleHelp(rule: Rule, language: Language): { readonly text: string; readonly markdown: string } {
  const example = (examples as Readonly<Record<string, Example>>)[rule.id];
  const both = [...languages].sort((a) => (a === language ? -1 : 1));
  const pages = both.map((each) => ({ name: names[each], blocks: pageOf(rule, example, each) }));
  const join = (head: (name: string) => string, write: (block: Block) => string) =>
    pages.map(({ name, blocks }) => [head(name), ...blocks.map(write)].join('\n\n')).join('\n\n');
  return {
    text: join((name) => `${name.toUpperCase()}:`, textOf),
    markdown: join((name) => `# ${name}`, markdownOf),
  };
}

const names: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

function textOf(block: Block): string {
  if (block.kind === 'code') return block.text.replace(/^(?=.)/gm, '  ');
  return block.kind === 'heading' ? `${block.text}:` : plainOf(block.text);
}
