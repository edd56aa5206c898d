import type { FileAccess, FileContent } from '../workspace/access.ts';

/** What the command line needs of the system that it runs on; it touches nothing else. */
export interface Ports {
  readonly access: FileAccess;
  /** Folders that were to be listed and could not be, though they are there: absolute path → the system's word for why. */
  readonly refused: ReadonlyMap<string, string>;
  /**
   * Gives a file this text as a whole or not at all, whether it is there already or not; `mark` puts a byte order mark
   * before it. Rejects where it can't.
   */
  readonly write: (path: string, text: string, mark: boolean) => Promise<void>;
  /** Adds text to the end of a file. Rejects where it can't. */
  readonly append: (path: string, text: string) => Promise<void>;
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
  /** Whether stderr is a terminal. */
  readonly isErrorTty: boolean;
  /** Of this machine. */
  readonly hostName: string;
  /** The folder with the pages of the rules, where it came with the program: absolute, with `/`. */
  readonly ruleDocs: string | undefined;
  readonly readStdin: () => Promise<FileContent>;
  readonly parseArgs: ParseArgs;
  /**
   * Calls `changed` when something comes, changes or goes directly in a folder (not below it), with its name where that is
   * known. Gives what ends it. Throws where the folder is not there or can't be watched.
   */
  readonly watchFolder: (folder: string, changed: (name: string | undefined) => void) => () => void;
  /** Settles when the user wants the run to end, or nobody reads its result; from the call on, that alone ends nothing. */
  readonly interruption: () => Promise<void>;
  /** Milliseconds, from any start. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
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
  /** The user stopped it, as shells say it of any program: 128 and the number of the signal. */
  interrupted: 130,
} as const;
