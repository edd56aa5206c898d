import type { Language } from '../language.ts';

/** Points as exact digits (`86.07`) in the reader's form: `86,07` in Vietnamese. What is no number stays as written. */
export function points(digits: string | undefined, language: Language): string {
  if (digits === undefined) return '–';
  if (!isNumber(digits)) return digits;
  const signed = digits.replace(/^-/, '−');
  return language === 'vi' ? signed.replace('.', ',') : signed;
}

/** A difference with its sign: `+1,5`; zero has none. */
export function gain(digits: string | undefined, language: Language): string {
  const isMore = digits !== undefined && isNumber(digits) && thousandths(digits) > 0;
  return `${isMore ? '+' : ''}${points(digits, language)}`;
}

/** Exact digits as a whole number of thousandths; 0 for what is no number. */
export function thousandths(digits: string | undefined): number {
  if (digits === undefined || !isNumber(digits)) return 0;
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const value = Number(whole) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  return digits.startsWith('-') ? -value : value;
}

/** The shortest digits of a whole number of thousandths. */
export function digitsOf(value: number): string {
  const size = Math.abs(value);
  const fraction = String(size % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${Math.floor(size / 1000)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A part of a whole in percent with one decimal; empty where there is no whole. */
export function percent(part: string | undefined, whole: string | undefined, language: Language): string {
  if (part === undefined || !isNumber(part) || thousandths(whole) <= 0) return '–';
  return `${points(((thousandths(part) / thousandths(whole)) * 100).toFixed(1), language)} %`;
}

const isNumber = (digits: string): boolean => /^-?\d+(\.\d+)?$/.test(digits);
