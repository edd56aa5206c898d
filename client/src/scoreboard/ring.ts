import { Uri } from 'vscode';

const radius = 5.5;
const round = 2 * Math.PI * radius;

/**
 * A ring that fills with points: strong for what is reached, faint for what the target adds, grey for the rest. Its
 * colours are seen on light and on dark.
 * @param score share of the maximum, 0 to 1
 * @param target share of the maximum, 0 to 1
 */
export function ring(score: number, target: number): Uri {
  const arc = (share: number, colour: string, opacity: number): string =>
    share <= 0
      ? ''
      : `<circle cx="8" cy="8" r="${radius}" fill="none" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="3" stroke-dasharray="${(share * round).toFixed(2)} ${round.toFixed(2)}" transform="rotate(-90 8 8)"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${arc(1, '#808080', 0.35)}${arc(target, '#3a9d5d', 0.4)}${arc(score, '#3a9d5d', 1)}</svg>`;
  return Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
