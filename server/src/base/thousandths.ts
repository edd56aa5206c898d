/**
 * Exact scores. A score is what is written: a whole number of thousandths taken from the digits of the source text,
 * never from a float (`0.1 + 0.2` never happens here).
 */
export type Thousandths = number;

/** What the digits of a score say. */
export interface Score {
  readonly value: Thousandths;
  /** How many digits stand behind the point: `8.50` has 2. */
  readonly decimals: number;
}

const plainDecimal = /^(\d+)(?:\.(\d+))?$/;

/**
 * Reads a plain decimal (`8`, `8.5`, `8.50`, `86.070`).
 * Gives undefined for anything else, for more than three significant decimals, and for numbers too large to be exact.
 */
export function readScore(source: string): Score | undefined {
  const match = plainDecimal.exec(source);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  if (/[1-9]/.test(fraction.slice(3))) return undefined;
  const value = Number(match[1]) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return Number.isSafeInteger(value) ? { value, decimals: fraction.length } : undefined;
}

/** `4937` is written `4.937`, `8500` `8.5`, `-2` `-0.002`: the shortest digits, ASCII minus. */
export function writeScore(value: Thousandths): string {
  const digits = String(Math.abs(value)).padStart(4, '0');
  const fraction = digits.slice(-3).replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -3)}${fraction && `.${fraction}`}`;
}
