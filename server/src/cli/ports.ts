import type { FileAccess, FileContent } from '../workspace/access.ts';

/** What the command line needs of the system that it runs on; it touches nothing else. */
export interface Ports {
  readonly access: FileAccess;
  /** Replaces a file's text as a whole or not at all; `mark` puts a byte order mark before it. Rejects where it can't. */
  readonly write: (path: string, text: string, mark: boolean) => Promise<void>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Absolute, with `/`. */
  readonly cwd: string;
  /** A path as a user writes it on this system, made absolute, with `/`. */
  readonly toPath: (written: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether stdout is a terminal. */
  readonly isTty: boolean;
  /** The terminal's width, where it is known. */
  readonly columns: number | undefined;
  readonly readStdin: () => Promise<FileContent>;
  readonly parseArgs: ParseArgs;
  /** The language server over stdin and stdout. */
  readonly serve: () => Promise<void>;
  readonly version: string;
}

/** The part of Node's `util.parseArgs` that is used. */
export type ParseArgs = (config: {
  readonly args: string[];
  readonly options: Record<string, { type: 'string' | 'boolean'; short?: string }>;
  readonly strict: false;
  readonly tokens: true;
}) => { readonly tokens: readonly ArgumentToken[] };

export type ArgumentToken =
  | {
      readonly kind: 'option';
      readonly name: string;
      readonly rawName: string;
      readonly value: string | undefined;
      readonly inlineValue: boolean | undefined;
    }
  | { readonly kind: 'positional'; readonly value: string }
  | { readonly kind: 'option-terminator' };

/** How a run ends, as every CI reads it. */
export const exit = {
  /** No error, and no more warnings than allowed. */
  clean: 0,
  findings: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  /** Nothing could be checked, or the program itself failed. */
  failure: 3,
} as const;
