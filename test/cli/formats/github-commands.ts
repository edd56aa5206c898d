/** A workflow command as the runner of GitHub Actions reads it. */
export interface Command {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a log line by line as the runner does; a line that is no annotation is a fault. */
export function commandsIn(log: string): Command[] {
  return log
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .map((line) => {
      const [, level, list, message] = /^::(error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
      if (level === undefined) throw new Error(`no annotation: ${line}`);
      const pairs = list!.split(',').map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), unescapeProperty(pair.slice(at + 1))] as const;
      });
      return { level, properties: Object.fromEntries(pairs), message: unescapeData(message!) };
    });
}

const unescapeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const unescapeProperty = (text: string): string => unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
