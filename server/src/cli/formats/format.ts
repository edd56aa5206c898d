import type { Language, Text } from '../../base/text.ts';
import type { Ports } from '../ports.ts';
import type { Report } from '../report.ts';
import type { Screen } from '../terminal.ts';

/** One form of a result. */
export interface Format {
  /** What it is for, as a list of all forms says it behind the name. */
  readonly summary: Text;
  /** Loads its code: only a form that is asked for runs any. */
  readonly load: () => Promise<Write>;
  /** What it adds to the end of the file that an environment variable names, where it is set. */
  readonly appends?: { readonly to: string; readonly load: () => Promise<Write> };
}

/** Gives the whole text, its last line ended. */
export type Write = (report: Report, context: Context) => string;

/** What a form may ask besides the result. */
export interface Context extends Pick<Ports, 'cwd' | 'env' | 'toPath' | 'version'> {
  readonly language: Language;
  readonly screen: Screen;
}
