import { fileName } from '../file-name.ts';
import type { Language } from '../language.ts';
import type { Finding, Overview, Points, Row } from '../overview.ts';
import { bars } from './bars.ts';
import { escaped, table, type Cell } from './html.ts';
import { digitsOf, gain, percent, points, thousandths } from './numbers.ts';
import { words } from './words.ts';

export interface SectionOptions {
  readonly language: Language;
  /** Whether places lead into the editor; else they are told in words. */
  readonly isLinked: boolean;
}

type Section = (overview: Overview, options: SectionOptions) => string;

/** The parts of the report in their order; each is a region with a heading. */
export const sections: readonly Section[] = [totals, fields, where, agencies, whatIf, findings];

const section = (id: string, title: string, content: string): string =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escaped(title)}</h2>${content}</section>`;

const note = (text: string): string => `<p class="note">${escaped(text)}</p>`;
/** The name of a row, with what is drawn of it beside, or below where there is no room. */
const named = (name: string, drawn: string, more = ''): Cell => ({
  html: `<div class="drawn"><span>${escaped(name)}${more && ` <small>${escaped(more)}</small>`}</span><div>${drawn}</div></div>`,
  isHead: true,
});

const text = (words: string): Cell => ({ html: escaped(words) });

/** What a number is: as stated, else as added up. */
const valueOf = ({ stated, computed }: Points): string | undefined => stated ?? computed;

function totals({ totals: { max, score, target }, lost, planned }: Overview, { language }: SectionOptions): string {
  const say = words[language];
  const card = (name: string, kind: string, value: string, more = ''): string =>
    `<div class="card ${kind}"><dt>${escaped(name)}</dt><dd>${escaped(value)}${more && `<small>${escaped(more)}</small>`}</dd></div>`;
  const added = ({ stated, computed }: Points): string =>
    stated !== undefined && computed !== undefined && thousandths(stated) !== thousandths(computed)
      ? say.added(points(computed, language))
      : '';
  const cards = [
    card(say.max, 'max', points(valueOf(max), language), added(max)),
    card(say.score, 'score', points(valueOf(score), language), added(score)),
    card(say.target, 'target', points(valueOf(target), language), added(target)),
    card(say.lost, 'lost', points(lost, language)),
    card(say.planned, 'planned', gain(planned, language)),
    card(say.reached, 'reached', percent(valueOf(score), valueOf(max), language)),
  ];
  return section('totals', say.totals, `<dl class="cards">${cards.join('')}</dl>`);
}

function fields({ rows, top }: Overview, options: SectionOptions): string {
  const { language } = options;
  const say = words[language];
  const all = top.map((id) => rows[id]!);
  const whole = Math.max(...all.map((row) => thousandths(valueOf(row.points.max))), 1);
  const columns = [
    { title: say.code, kind: 'code' },
    { title: say.field },
    { title: say.max, kind: 'number' },
    { title: say.score, kind: 'number' },
    { title: say.target, kind: 'number' },
    { title: say.lost, kind: 'number' },
    { title: say.reached, kind: 'number' },
  ] as const;
  const lines = all.map((row) => {
    const [max, score, target] = [row.points.max, row.points.score, row.points.target].map(valueOf);
    const both = [{ kind: 'max', digits: max } as const, { kind: 'score', digits: score } as const];
    return [
      codeOf(row, options),
      named(row.title, bars(both, whole, target)),
      text(points(max, language)),
      text(points(score, language)),
      text(points(target, language)),
      text(points(row.lost, language)),
      text(percent(score, max, language)),
    ];
  });
  return section('fields', say.fields, note(say.fieldsNote) + table(say.fields, columns, lines));
}

function where({ rows }: Overview, options: SectionOptions): string {
  const { language } = options;
  const say = words[language];
  const losing = rows.filter(({ children, lost }) => children.length === 0 && thousandths(lost) > 0);
  losing.sort((a, b) => thousandths(b.lost) - thousandths(a.lost));
  if (losing.length === 0) return section('where', say.where, note(say.noneLost));
  const most = thousandths(losing[0]!.lost);
  const columns = [
    { title: say.code, kind: 'code' },
    { title: say.criterion },
    { title: say.lead, kind: 'lead' },
    { title: say.max, kind: 'number' },
    { title: say.score, kind: 'number' },
    { title: say.lost, kind: 'number' },
  ] as const;
  const lines = losing.map((row) => [
    codeOf(row, options),
    named(row.title, bars([{ kind: 'lost', digits: row.lost }], most)),
    text(row.leads.join('; ') || '–'),
    text(points(row.points.max.stated, language)),
    text(points(row.points.score.stated, language)),
    text(points(row.lost, language)),
  ]);
  return section('where', say.where, note(say.whereNote(losing.length)) + table(say.where, columns, lines));
}

function agencies({ agencies: groups }: Overview, { language }: SectionOptions): string {
  const say = words[language];
  const hasRegistry = groups.some(({ isKnown }) => isKnown);
  const most = Math.max(...groups.flatMap(({ lost, planned }) => [thousandths(lost), thousandths(planned)]), 1);
  const columns = [
    { title: say.agency },
    { title: say.count, kind: 'number' },
    { title: say.lost, kind: 'number' },
    { title: say.planned, kind: 'number' },
  ] as const;
  const lines = groups.map(({ name, isKnown, rows, lost, planned }) => [
    named(
      name ?? say.nobody,
      bars([{ kind: 'lost', digits: lost }], most) + bars([{ kind: 'planned', digits: planned }], most),
      name === undefined || isKnown || !hasRegistry ? '' : say.unknown,
    ),
    text(String(rows.length)),
    text(points(lost, language)),
    text(gain(planned, language)),
  ]);
  return section('agencies', say.agencies, note(say.agenciesNote) + table(say.agencies, columns, lines));
}

/** Everything is ticked at first; without its script the section stays hidden, as nothing in it would answer. */
function whatIf({ rows, top, totals: { max, score, target } }: Overview, options: SectionOptions): string {
  const { language } = options;
  const say = words[language];
  const base = thousandths(valueOf(score));
  const fieldOf = (row: Row): Row => (row.parent === undefined ? row : fieldOf(rows[row.parent]!));
  const planned = rows.filter((row) => row.children.length === 0 && thousandths(row.planned) > 0);
  if (planned.length === 0) return section('what-if', say.whatIf, note(say.noPlan));
  const box = (attributes: string, label: string): string =>
    `<input type="checkbox" checked ${attributes} aria-label="${escaped(label)}">`;
  const groups = top.flatMap((id) => {
    const own = planned.filter((row) => fieldOf(row).id === id);
    if (own.length === 0) return [];
    const field = rows[id]!;
    const sum = digitsOf(own.reduce((total, row) => total + thousandths(row.planned), 0));
    const name = `${field.code} ${field.title}`;
    const head =
      `<tr class="group"><td>${box(`data-group="${id}"`, name)}</td><th scope="rowgroup" colspan="3">${escaped(name)}</th>` +
      `<td class="number">${escaped(gain(sum, language))}</td></tr>`;
    const lines = own.map(
      (row) =>
        `<tr><td>${box(`data-gain="${thousandths(row.planned)}" data-in="${id}" data-key="${escaped(`${row.code} ${row.title}`)}"`, `${say.met}: ${row.code} ${row.title}`)}</td>` +
        `<td class="code">${codeOf(row, options).html}</td><th scope="row">${escaped(row.title)}</th>` +
        `<td>${escaped(row.leads.join('; ') || '–')}</td><td class="number">${escaped(gain(row.planned, language))}</td></tr>`,
    );
    return [`<tbody>${head}${lines.join('')}</tbody>`];
  });
  const total = base + planned.reduce((sum, row) => sum + thousandths(row.planned), 0);
  const whole = Math.max(thousandths(valueOf(max)), total, 1);
  const stated = target.stated === undefined ? '' : `; ${escaped(say.stated(points(target.stated, language)))}`;
  return section(
    'what-if',
    say.whatIf,
    `<div id="what-if-tool" data-base="${base}" data-whole="${whole}" hidden>${note(say.whatIfNote)}` +
      `<p class="outcome" role="status">${escaped(say.now)}: <b>${escaped(points(digitsOf(base), language))}</b> → ` +
      `${escaped(say.then)}: <b id="what-if-total">${escaped(points(digitsOf(total), language))}</b> ` +
      `(<span id="what-if-gain">${escaped(gain(digitsOf(total - base), language))}</span>)${stated}</p>` +
      `<svg class="bars tall" width="100%" height="16" aria-hidden="true" focusable="false"><rect class="max" x="0" y="2" width="100%" height="12"/>` +
      `<rect class="planned" id="what-if-bar" x="0" y="2" width="${((total / whole) * 100).toFixed(2)}%" height="12"/>` +
      `<rect class="score" x="0" y="2" width="${((base / whole) * 100).toFixed(2)}%" height="12"/></svg>` +
      `<p class="controls"><label><input type="checkbox" checked data-all> ${escaped(say.all)}</label>` +
      `<label>${escaped(say.degree)} <input type="range" id="what-if-degree" min="0" max="100" step="5" value="100" aria-valuetext="100 %"> ` +
      `<span id="what-if-percent" aria-hidden="true">100 %</span></label></p>` +
      `<table><caption>${escaped(say.whatIf)}</caption><thead><tr><th scope="col">${escaped(say.met)}</th>` +
      `<th scope="col" class="code">${escaped(say.code)}</th><th scope="col">${escaped(say.criterion)}</th>` +
      `<th scope="col">${escaped(say.lead)}</th><th scope="col" class="number">${escaped(say.planned)}</th></tr></thead>` +
      `${groups.join('')}</table></div>`,
  );
}

function findings({ findings: found, rows }: Overview, options: SectionOptions): string {
  const say = words[options.language];
  if (found.length === 0) return section('findings', say.findings, note(say.noFindings));
  const columns = [
    { title: say.level, kind: 'mark' },
    { title: say.code, kind: 'code' },
    { title: say.message },
    { title: say.rule },
    { title: say.place },
  ] as const;
  const lines = found.map((finding, i) => [
    {
      html: `<span class="severity ${finding.severity}">${escaped(say.severity[finding.severity])}</span>`,
      isHead: true,
    },
    text(finding.row === undefined ? '' : (rows[finding.row]?.code ?? '')),
    text(finding.message),
    { html: `<code>${linkTo(`rules:${i}`, finding.rule, options, say.explain(finding.rule))}</code>` },
    { html: linkTo(`findings:${i}`, placeOf(finding), options) },
  ]);
  return section('findings', say.findings, table(say.findings, columns, lines));
}

function codeOf({ id, code }: Row, options: SectionOptions): Cell {
  return { html: linkTo(`rows:${id}`, code || '–', options) };
}

/** What opens a place or a page in the editor; `target` names the list of the overview and the number in it. */
function linkTo(target: string, label: string, { language, isLinked }: SectionOptions, what?: string): string {
  if (!isLinked) return escaped(label);
  const does = escaped(what ?? words[language].open(label));
  return `<button type="button" class="link" data-open="${target}" title="${does}" aria-label="${does}">${escaped(label)}</button>`;
}

/** `7-hien-dai-hoa.par.yaml:12` */
function placeOf({ place: { uri, range } }: Finding): string {
  return `${fileName(uri)}:${range.start.line + 1}`;
}
