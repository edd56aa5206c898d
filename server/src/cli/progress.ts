import type { Language, Text } from '../base/text.ts';
import type { FileAccess } from '../workspace/access.ts';
import type { Ports } from './ports.ts';

/** A line on stderr that tells what goes on, where it takes long and somebody looks on. */
export interface Progress {
  /** The same ports; whatever is printed through them first wipes the line. */
  readonly ports: Ports;
  readonly step: (text: Text) => void;
  readonly wipe: () => void;
  /** The same files; every one that is read counts. */
  readonly reading: (access: FileAccess) => FileAccess;
}

/** Milliseconds in which nobody wonders, and between two changes of the line. */
const quiet = 300;
const apart = 100;

export function progressOn(ports: Ports, language: Language): Progress {
  const isShown = ports.isErrorTty && ports.env.TERM !== 'dumb';
  let last = ports.now() + quiet - apart;
  let stands = false;
  const wipe = (): void => {
    if (stands) ports.stderr(erase);
    stands = false;
  };
  const step = (text: Text): void => {
    if (!isShown || ports.now() - last < apart) return;
    last = ports.now();
    stands = true;
    ports.stderr(`${erase}${text[language]}`);
  };
  return {
    ports: {
      ...ports,
      stdout: (text) => {
        wipe();
        ports.stdout(text);
      },
      stderr: (text) => {
        wipe();
        ports.stderr(text);
      },
    },
    step,
    wipe,
    reading(access) {
      let count = 0;
      const read = async (path: string) => {
        const content = await access.read(path);
        step(readSoFar(++count));
        return content;
      };
      return { ...access, read };
    },
  };
}

/** To the first column, and nothing on the line. */
const erase = '\r\u001b[K';

const readSoFar = (count: number): Text => ({ vi: `Đã đọc ${count} tệp…`, en: `${count} files read…` });

export const checkingNow = (files: number): Text => ({
  vi: `Đang kiểm tra ${files} tệp…`,
  en: `Checking ${files} files…`,
});
