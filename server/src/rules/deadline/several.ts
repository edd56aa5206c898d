import type { Deadline } from '../../model/deadline.ts';
import { meaningOf } from './reading.ts';

/**
 * The deadlines of a text that holds several (`Quý III, IV/2021`; `Tháng 8/2021; Hằng quý`; `- Quý I/2021 '- Năm 2021`),
 * each in its canonical form. Undefined unless every part is one.
 */
export function severalDeadlines(text: string): string[] | undefined {
  if (text.length > longest) return undefined;
  const written = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return sharedYear(written) ?? wholeRange(written) ?? listed(written);
}

/** `Quý I/2021 - Quý IV/2021`, `Năm 2021 - 2023`: each quarter, month or year from the first to the last. */
function wholeRange(text: string): string[] | undefined {
  const [first = '', last = '', ...others] = text
    .replace(/^từ /iu, '')
    .split(/ ?[-–—] ?(?=\p{L}|\d{4}$)| đến (?:hết )?/u);
  if (last === '' || others.length > 0) return undefined;
  const from = meaningOf(first);
  const to = meaningOf(/^\d{4}$/.test(last) ? `Năm ${last}` : last);
  if (!from || !to || from.kind !== to.kind || from.condition || from.year === undefined || to.year === undefined)
    return undefined;
  const steps = { year: 1, quarter: 4, month: 12 }[from.kind as string];
  if (steps === undefined) return undefined;
  const at = ({ year = 0, quarter = 1, month = 1 }: Deadline) => year * steps + (steps === 4 ? quarter : month) - 1;
  const [start, end] = steps === 1 ? [from.year, to.year] : [at(from), at(to)];
  if (start >= end || end - start >= mostPeriods) return undefined;
  const condition = to.condition ? ` (${to.condition})` : '';
  return Array.from({ length: end - start + 1 }, (_, i) => {
    const [year, part] = [Math.floor((start + i) / steps), ((start + i) % steps) + 1];
    const name = steps === 1 ? `Năm ${year}` : steps === 4 ? `Quý ${part}/${year}` : `Tháng ${part}/${year}`;
    return (meaningOf(name)?.canonical ?? name) + condition;
  });
}

/** A longer range is not written out. */
const mostPeriods = 24;

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
