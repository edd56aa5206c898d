import type { Language, Text } from '../../base/text.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import type { Project } from '../../workspace/project.ts';
import { aboutAgency } from '../hover/agency.ts';
import { meaningOf } from '../hover/deadline.ts';
import { escape } from '../hover/markdown.ts';
import { aboutRow } from '../hover/row.ts';
import { aboutRule } from '../hover/rule.ts';
import { viewOf, viewsOfNames } from '../view.ts';

/** What a proposal stands for, as plain data that an editor may keep and give back. */
export type About =
  | { readonly kind: 'key'; readonly map: KeyKind; readonly key: string }
  | { readonly kind: 'rule'; readonly id: string }
  | { readonly kind: 'agency'; readonly name: string }
  | { readonly kind: 'criterion'; readonly code: string }
  | { readonly kind: 'deadline'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string };

/** What there is to read about a proposal made in a file, as Markdown: what a hover says of it. */
export function documentationOf(project: Project, path: string, about: About, language: Language): string | undefined {
  const parts = partsOf(project, path, about).filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.map((part) => part[language]).join('\n\n');
}

function partsOf(project: Project, path: string, about: About): (Text | undefined)[] {
  switch (about.kind) {
    case 'key':
      return [keyInfo(about.map, about.key)?.description];
    case 'rule':
      return [aboutRule(about.id)];
    case 'deadline':
      return [meaningOf(about.text)];
    case 'agency':
      return [
        aboutAgency(
          viewsOfNames(project, path).map(({ tree }) => tree),
          about.name,
        ),
      ];
    case 'criterion': {
      const view = viewOf(project, path);
      const criterion = view?.tree.byCode.get(about.code)?.[0];
      return view && criterion ? aboutRow(view, criterion) : [];
    }
    case 'file':
      return [titlesIn(project, about.path)];
  }
}

/** What a file holds: its index or its areas. */
function titlesIn(project: Project, path: string): Text | undefined {
  const model = project.files.get(path)?.model;
  const titles = [
    ...(model?.index?.title ? [model.index.title.text] : []),
    ...(model?.criteria ?? []).flatMap((item) =>
      item.kind === 'criterion' ? [`${item.code?.text ?? ''} ${item.title?.text ?? ''}`] : [],
    ),
  ];
  const text = titles.slice(0, 5).map(escape).join('  \n');
  return text === '' ? undefined : { vi: text, en: text };
}
