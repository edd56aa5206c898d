import type { Language } from '../base/text.ts';
import { languages } from '../base/text.ts';
import type { HintKind } from '../features/hints.ts';
import { hintKinds } from '../features/hints.ts';
import type { LensKind } from '../features/lens.ts';
import { lensKinds } from '../features/lens.ts';

/**
 * What each reader chooses for their own editor: the section `par` of its settings. Nothing here changes a finding;
 * what does stands in `par.config.yaml`, the same for all.
 */
export interface EditorSettings {
  readonly language: Language;
  /** Which lenses are shown. */
  readonly lens: Readonly<Record<LensKind, boolean>>;
  /** Which hints are shown. */
  readonly hints: Readonly<Record<HintKind, boolean>>;
}

/** What holds where nothing is said. Hints that repeat what stands elsewhere wait to be asked for. */
export const defaultEditorSettings: EditorSettings = {
  language: 'vi',
  lens: { sums: true, totals: true, agencies: true },
  hints: { sums: true, lead: false, deadline: false, due: false },
};

/** Takes what a client says of the section `par`; what it does not say, or says wrongly, stays as it was before. */
export function readEditorSettings(given: unknown, before: EditorSettings): EditorSettings {
  const { language, lens, hints } = objectOf(given);
  return {
    language: languages.find((each) => each === language) ?? before.language,
    lens: switches(lensKinds, lens, before.lens),
    hints: switches(hintKinds, hints, before.hints),
  };
}

/** Whether a client has said all of the section, so that it need not be asked. */
export function saysAll(given: unknown): boolean {
  const said = objectOf(given);
  return (['language', 'lens', 'hints'] satisfies (keyof EditorSettings)[]).every((name) => said[name] !== undefined);
}

function switches<K extends string>(kinds: readonly K[], given: unknown, before: Readonly<Record<K, boolean>>) {
  const said = objectOf(given);
  const on = (kind: K): boolean => {
    const value = said[kind];
    return typeof value === 'boolean' ? value : before[kind];
  };
  return Object.fromEntries(kinds.map((kind) => [kind, on(kind)])) as Record<K, boolean>;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
