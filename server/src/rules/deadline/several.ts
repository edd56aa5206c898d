import { meaningOf } from './reading.ts';

/**
 * The deadlines of a text that holds several (`Quý III, IV/2021`; `Tháng 8/2021; Hằng quý`; `- Quý I/2021 '- Năm 2021`),
 * each in its canonical form. Undefined unless every part is one.
 */
export function severalDeadlines(text: string): string[] | undefined {
  if (text.length > longest) return undefined;
  const written = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return sharedYear(written) ?? listed(written);
}

/** More than any cell of an annex holds. */
const longest = 400;

/** Several quarters or months of one year; a range of quarters is each of them. */
function sharedYear(text: string): string[] | undefined {
  const match =
    /^(quý|tháng) ?([ivx\d]+)((?:(?: ?[,;] ?| và | ?[-–] ?| đến )(?:quý |tháng )?[ivx\d]+)+)(?: ?\/ ?| năm )(\d{4})$/iu.exec(
      text,
    );
  if (!match) return undefined;
  const [, unit = '', first = '', more = '', year = ''] = match;
  const others = [...more.matchAll(/(,|;|và|[-–]|đến) ?(?:quý |tháng )?([ivx\d]+)/giu)];
  const isRange = others.length === 1 && /^(?:[-–]|đến)$/i.test(others[0]![1]!);
  if (!isRange && others.some(([, by = '']) => /^(?:[-–]|đến)$/i.test(by))) return undefined;
  const parts = [first, ...others.map((other) => other[2]!)].map((number) => meaningOf(`${unit} ${number}/${year}`));
  const found = parts.flatMap((part) => part ?? []);
  if (found.length < parts.length) return undefined;
  if (!isRange) return found.map(({ canonical }) => canonical);
  const [from, to] = found.map(({ quarter }) => quarter);
  if (from === undefined || to === undefined || from >= to) return undefined;
  return ['I', 'II', 'III', 'IV'].slice(from - 1, to).map((roman) => `Quý ${roman}/${year}`);
}

/** Whole deadlines one behind the other. */
function listed(text: string): string[] | undefined {
  const parts = text
    .split(/\s*;\s*|\s*(?:^|\s)['‘’]?[-–•+]\s+|\s+và\s+|,\s+(?![^(]*\))/u)
    .map((part) => part.replace(/^['‘’\-–•+\s]+|[\s;,.]+$/gu, ''))
    .filter((part) => part !== '');
  if (parts.length < 2) return undefined;
  const found = parts.flatMap((part) => meaningOf(part)?.canonical ?? []);
  return found.length === parts.length ? [...new Set(found)] : undefined;
}
