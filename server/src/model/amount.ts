import type { Score } from '../base/thousandths.ts';
import { readScore } from '../base/thousandths.ts';
import type { Node, ScalarNode } from '../syntax/node.ts';

/** How a number is written; all but `plain` are findings. */
export type AmountForm =
  | 'plain'
  /** `8,5`, also in quotes. */
  | 'comma'
  /** `"8.5"` */
  | 'quoted'
  /** `1e1`, `.5`, `+8`, `08`, `0x1F`, `1.000,5` */
  | 'other'
  /** `8.1234` */
  | 'decimals';

/** The number at `max`, `score` or `target`: as written, and what it says. */
export interface Amount {
  readonly node: ScalarNode;
  readonly form: AmountForm;
  /** The digits as the author wrote them, quotes left out. */
  readonly written: string;
  /** What the sums take; absent where the writing has more than one reading, or none. */
  readonly score?: Score;
  /** How it should be written, where there is one reading. */
  readonly plain?: string;
}

/** Reads a number from its token, never from YAML's float. Undefined where the node is no attempt at a number. */
export function readAmount(node: Node | null): Amount | undefined {
  if (node?.kind !== 'scalar' || typeof node.value === 'boolean' || node.value === null) return undefined;
  const written = node.text.trim();
  const inQuotes = node.style !== 'plain';
  const direct = readScore(written);
  if (/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(written)) {
    const long = /\.\d{4,}$/.test(written);
    if (long) return { node, form: inQuotes ? 'quoted' : 'decimals', written, ...(direct ? { score: direct } : {}) };
    if (!direct) return { node, form: 'other', written };
    return inQuotes
      ? { node, form: 'quoted', written, score: direct, plain: written }
      : { node, form: 'plain', written, score: direct };
  }
  if (/^\d+,\d+$/.test(written)) {
    // `1,500` may be a thousand and a half or one and a half; `0,185` can only be a decimal.
    const ambiguous = /,\d{3}$/.test(written) && !/^0+,/.test(written);
    return { node, form: 'comma', written, ...(ambiguous ? {} : fromPlain(written.replace(',', '.'))) };
  }
  const attempt = otherForms.find(({ form }) => form.test(written));
  if (!attempt) return undefined;
  return { node, form: 'other', written, ...fromPlain(attempt.plain(written)) };
}

/** Other writings of a number, and the plain one they stand for; none where that is in doubt. */
const otherForms: readonly { form: RegExp; plain: (written: string) => string | undefined }[] = [
  {
    form: /^\+\d+(?:[.,]\d+)?$/,
    plain: (w) =>
      w
        .slice(1)
        .replace(/^0+(?=\d)/, '')
        .replace(',', '.'),
  },
  { form: /^0\d+(?:\.\d+)?$/, plain: (w) => w.replace(/^0+(?=\d)/, '') },
  { form: /^[.,]\d+$/, plain: (w) => `0.${w.slice(1)}` },
  { form: /^\d+[.,]$/, plain: (w) => w.slice(0, -1) },
  { form: /^\d+(?:\.\d+)?[eE][+-]?\d{1,2}$/, plain: exponent },
  { form: /^\d{1,3}(?:_\d{3})+$/, plain: (w) => w.replaceAll('_', '') },
  { form: /^[-−–]\s*\d+(?:[.,]\d+)?$/, plain: () => undefined },
  { form: /^0[xob][0-9a-fA-F]+$/, plain: () => undefined },
  { form: /^[+-]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/, plain: () => undefined },
  { form: /^[+-]?\d[\d.,_' ]*$/, plain: () => undefined },
];

function fromPlain(plain: string | undefined): { score: Score; plain: string } | Record<string, never> {
  const score = plain === undefined ? undefined : readScore(plain);
  return score ? { score, plain: plain! } : {};
}

/** `1e1` → `10`, `12.5e-1` → `1.25`, by moving the point in the digits. */
function exponent(written: string): string | undefined {
  const [, whole, fraction = '', power] = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(written)!;
  const digits = whole! + fraction;
  const point = whole!.length + Number(power);
  const padded = point < 1 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const tail = padded.slice(at).replace(/0+$/, '');
  return `${padded.slice(0, at).replace(/^0+(?=\d)/, '')}${tail && `.${tail}`}`;
}
