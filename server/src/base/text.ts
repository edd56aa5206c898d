/** What is shown to a person: every sentence exists in both languages, so a missing one does not compile. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export type Language = 'vi' | 'en';

export const languages: readonly Language[] = ['vi', 'en'];
