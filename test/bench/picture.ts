import { ours, sizes } from './bench.ts';
import type { Result } from './results.ts';
import { lookupIn } from './results.ts';
import { conventional, idle, yls, ylsAtOnce, ylsBefore } from './servers.ts';
import { shown } from './statistics.ts';

const bars = [ours, idle, conventional, ylsAtOnce, yls, ylsBefore] as const;
const colour = (who: string): string => (who === ours ? '#b71c1c' : who === idle ? '#9e9e9e' : '#607d8b');

const left = 290;
const width = 560;
const barHeight = 18;
const lineHeight = 24;

/** From a keystroke to all findings, as bars on a scale in powers of ten. Empty where that was not measured. */
export function pictureOf(results: readonly Result[]): string {
  const get = lookupIn(results);
  const groups = (['S', 'M', 'L'] as const).map((size) => ({
    size,
    times: bars.flatMap((who) => {
      const time = get('keystroke', who, size);
      return time === undefined ? [] : [{ who, time }];
    }),
  }));
  const all = groups.flatMap(({ times }) => times.map(({ time }) => time));
  if (all.length === 0) return '';
  const from = Math.floor(Math.log10(Math.min(...all)));
  const to = Math.ceil(Math.log10(Math.max(...all)));
  const x = (time: number): number => left + ((Math.log10(time) - from) / (to - from)) * width;
  const parts: string[] = [];
  let y = 52;
  for (const { size, times } of groups) {
    if (times.length === 0) continue;
    parts.push(text(12, y + 13, `${size}: ${sizes[size].toLocaleString('en')} criteria`, 'bold'));
    y += lineHeight;
    for (const { who, time } of times) {
      const end = Math.max(x(time), left + 2);
      parts.push(text(left - 8, y + 13, who, '', 'end'));
      parts.push(
        `<rect x="${left}" y="${y}" width="${round(end - left)}" height="${barHeight}" fill="${colour(who)}"/>`,
      );
      parts.push(text(end + 6, y + 13, `${shown(time)} ms`));
      y += lineHeight;
    }
    y += 12;
  }
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  const grid = ticks.map(
    (tick) =>
      `<line x1="${round(x(tick))}" x2="${round(x(tick))}" y1="44" y2="${y}" stroke="#9e9e9e" stroke-opacity="0.35"/>` +
      text(x(tick), y + 16, `${tick.toLocaleString('en', { maximumFractionDigits: 3 })} ms`, '', 'middle'),
  );
  const full = { width: left + width + 90, height: y + 32 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${full.width}" height="${full.height}" viewBox="0 0 ${full.width} ${full.height}" font-family="sans-serif" font-size="13" role="img" aria-label="From a keystroke to all findings">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text(
      12,
      26,
      'From a keystroke to all findings: median, shorter is better, each line ten times the one before',
      'bold',
    ),
    ...grid,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function text(x: number, y: number, content: string, weight = '', anchor = 'start'): string {
  const style = `${weight ? ` font-weight="${weight}"` : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  return `<text x="${round(x)}" y="${round(y)}" fill="#212121"${style}>${content.replaceAll('&', '&amp;')}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
