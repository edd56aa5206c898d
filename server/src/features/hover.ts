import type { Span } from '../base/span.ts';
import type { Language, Text } from '../base/text.ts';
import { writeScore } from '../base/thousandths.ts';
import type { Agency } from '../model/agency.ts';
import type { AmountField, Criterion } from '../model/criterion.ts';
import { amountFields } from '../model/criterion.ts';
import { isDeadline, parseDeadline } from '../model/deadline.ts';
import type { Located } from '../model/entry.ts';
import type { IndexHead } from '../model/file.ts';
import { keyInfo } from '../model/keys.ts';
import { columnNames, levelName, signed } from '../rules/engine/words.ts';
import { effective, isLeaf } from '../workspace/effective.ts';
import type { Project } from '../workspace/project.ts';
import type { Parent, Sum } from '../workspace/rollup.ts';
import type { Tree } from '../workspace/tree.ts';
import type { TreeView } from '../workspace/view.ts';
import { settingAt } from './setting.ts';
import { shareOf } from './share.ts';
import type { Target } from './target.ts';
import { targetAt } from './target.ts';
import { viewOf, viewsOfNames } from './view.ts';

export interface HoverText {
  readonly markdown: string;
  /** What it speaks of: UTF-16 offsets of the file's text. */
  readonly span: Span;
}

/**
 * What is worth knowing about the place under the mouse: a criterion with its row, its sums and what holds for it; an
 * agency with its share of the index; a deadline with its day; a key in the words of the annex.
 */
export function hoverAt(project: Project, path: string, offset: number, language: Language): HoverText | undefined {
  const { model, source } = project.files.get(path) ?? {};
  if (source && !model) {
    const setting = settingAt(source, offset);
    return setting && { markdown: setting.text[language], span: setting.span };
  }
  const view = viewOf(project, path);
  const target = model && targetAt(model, offset);
  if (!view || !target) return undefined;
  const parts = partsFor(view, target, () => viewsOfNames(project, path)).filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return { markdown: parts.map((part) => part[language]).join('\n\n'), span: target.span };
}

/** The keys that make up a row of the annex. */
const rowKeys: readonly string[] = ['code', 'title', ...amountFields];

function partsFor(view: TreeView, target: Target, named: () => readonly TreeView[]): (Text | undefined)[] {
  const { entry, key, on, scalar } = target;
  const row = isRow(entry, key) ? aboutRow(view, entry as Parent) : [];
  if (on === 'key') return [aboutKey(target), ...row];
  if (row.length > 0) return row;
  if (isAgencyPlace(target))
    return [
      aboutAgency(
        named().map(({ tree }) => tree),
        scalar.text,
      ),
    ];
  if (key === 'deadline') return [aboutDeadline(scalar.text)];
  if (key === 'sameAs') {
    const other = view.tree.byCode.get(scalar.text)?.[0];
    return other ? aboutRow(view, other) : [];
  }
  return [];
}

function isRow(entry: Target['entry'], key: string): boolean {
  return (entry.kind === 'criterion' || entry.kind === 'index') && rowKeys.includes(key);
}

function isAgencyPlace({ entry, key }: Target): boolean {
  if (entry.kind === 'agency') return ['name', 'code', 'aliases', 'successors'].includes(key);
  return (entry.kind === 'criterion' || entry.kind === 'task') && (key === 'lead' || key === 'with');
}

function aboutKey({ entry, key }: Target): Text | undefined {
  const info = keyInfo(entry.kind, key) ?? (key === 'file' ? keyInfo('fileItem', key) : undefined);
  return info && both((l) => `**${key}** – ${info.title[l]}  \n${info.description[l]}`);
}

// Criteria ----------------------------------------------------------------------------------------------------------

function aboutRow(view: TreeView, parent: Parent): (Text | undefined)[] {
  return [titleOf(parent), tableOf(view, parent), parent.kind === 'criterion' ? holds(view.tree, parent) : undefined];
}

function titleOf(parent: Parent): Text {
  const title = escape(parent.title?.text ?? '');
  if (parent.kind === 'index') return both((l) => `**${title || words.index[l]}**`);
  const code = escape(parent.code?.text ?? '?');
  const level = levelName(parent.code?.parts?.length ?? 3);
  return both((l) => `**${code}** ${title} _(${level[l]})_`);
}

/** The row itself; under a parent each addend with its own, and what they add up to. */
function tableOf({ tree, rollup }: TreeView, parent: Parent): Text {
  const sums = rollup.of.get(parent);
  const years = yearsOf(tree);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cells = ({ amounts }: Pick<Criterion, 'amounts'>) =>
    amountFields.map((field) => escape(amounts[field]?.written ?? '–'));
  return both((l) => {
    const head = [
      line(['', ...amountFields.map((field) => columnTitle(field, years, l))]),
      line([':--', '--:', '--:', '--:']),
    ];
    const own = line([`**${words.stated[l]}**`, ...cells(parent).map((cell) => `**${cell}**`)]);
    if (!sums) return [...head, own].join('\n');
    const shown = sums.children
      .slice(0, mostAddends)
      .map((child) => line([escape(child.code?.text ?? '?'), ...cells(child)]));
    const rest = sums.children.length - shown.length;
    if (rest > 0) shown.push(line([words.more(rest)[l], '…', '…', '…']));
    const total = line([words.sum[l], ...amountFields.map((field) => totalOf(sums.sums[field], l))]);
    // The sum before its addends: a hover shows a dozen lines, and the verdict is what is looked for.
    return [...head, own, total, ...shown].join('\n');
  });
}

/** No criterion of a real annex has so many components. */
const mostAddends = 30;

/** `7.25 ✓`, `4.935 ✗ (−0.002)`: what the components add up to, and how the stated number differs. */
function totalOf(sum: Sum | undefined, language: Language): string {
  if (!sum) return '–';
  const computed = writeScore(sum.computed);
  if (sum.difference === 0) return `${computed} ✓`;
  const by = signed(writeScore(-sum.difference));
  const verdict = sum.verdict === 'rounding' || sum.verdict === 'partial' ? words[sum.verdict][language] : '';
  return `${computed} ${verdict === '' ? '✗ ' : ''}(${verdict}${by})`;
}

/** `Điểm đạt 2020` */
function columnTitle(field: AmountField, years: Years, language: Language): string {
  const name = columnNames[field][language];
  const year = field === 'score' ? years.score : field === 'target' ? years.target : undefined;
  return `${name[0]!.toUpperCase()}${name.slice(1)}${year === undefined ? '' : ` ${year}`}`;
}

interface Years {
  readonly score: number | undefined;
  readonly target: number | undefined;
}

function yearsOf({ index }: { readonly index: IndexHead | undefined }): Years {
  return { score: index?.scoreYear, target: index?.targetYear };
}

/** Who leads, how many tasks, until when, and where each of these comes from. */
function holds(tree: Tree, criterion: Criterion): Text | undefined {
  const lead = effective(tree, criterion, 'lead');
  const tasks = effective(tree, criterion, 'tasks');
  const deadlines = effective(tree, criterion, 'deadlines');
  const partners = lead?.from.with;
  const names = (list: readonly Located[]) => list.map(({ text }) => escape(text)).join(', ');
  return both((l) => {
    const lines: string[] = [];
    const add = (word: Text, value: string, from: Criterion) =>
      lines.push(`${word[l]}: ${value}${originOf(criterion, from)[l]}`);
    if (lead) add(words.lead, names(lead.value), lead.from);
    if (lead && partners && partners.length > 0) add(words.with, names(partners), lead.from);
    if (tasks) add(words.tasks, String(tasks.value.length), tasks.from);
    if (deadlines)
      add(words.deadline, deadlines.value.map(({ text }) => deadlineInShort(text, l)).join(', '), deadlines.from);
    const missing = isLeaf(criterion)
      ? [
          [words.lead, lead],
          [words.tasks, tasks],
          [words.deadline, deadlines ?? criterion.tasks?.find((task) => task.deadlines)],
        ].flatMap(([word, value]) => (value ? [] : [(word as Text)[l]]))
      : [];
    if (missing.length > 0) lines.push(`${words.none[l]}: ${missing.join(', ')}`);
    return lines.join('  \n');
  });
}

/** Nothing for its own; ` _(kế thừa từ 7)_`, ` _(theo sameAs 1.1)_`. */
function originOf(criterion: Criterion, from: Criterion): Text {
  if (from === criterion) return { vi: '', en: '' };
  const code = escape(from.code?.text ?? '?');
  for (let above = criterion.parent; above; above = above.parent) {
    if (above === from) return { vi: ` _(kế thừa từ ${code})_`, en: ` _(inherited from ${code})_` };
  }
  const same = escape(criterion.sameAs?.text ?? code);
  if (same === code) return { vi: ` _(theo sameAs ${same})_`, en: ` _(by sameAs ${same})_` };
  return { vi: ` _(theo sameAs ${same}, lấy từ ${code})_`, en: ` _(by sameAs ${same}, taken from ${code})_` };
}

// Deadlines ---------------------------------------------------------------------------------------------------------

function aboutDeadline(text: string): Text {
  const read = parseDeadline(text);
  if (isDeadline(read)) {
    const due = read.due === undefined ? words.noDay : words.due(day(read.due), read.before === true);
    return both((l) => `**${escape(read.canonical)}**  \n${due[l]}`);
  }
  const { canonical, reason } = read;
  const wrong = words[reason];
  const better = canonical === undefined ? { vi: '', en: '' } : words.better(escape(canonical));
  return both((l) => `**${escape(text)}**  \n${wrong[l]}${better[l]}`);
}

function deadlineInShort(text: string, language: Language): string {
  const read = parseDeadline(text);
  const due = isDeadline(read) ? read.due : undefined;
  return escape(text) + (due === undefined ? '' : ` (${words.until(day(due))[language]})`);
}

/** `2021-12-31` → `31/12/2021` */
function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date}/${month}/${year}`;
}

// Agencies ----------------------------------------------------------------------------------------------------------

function aboutAgency(trees: readonly Tree[], name: string): Text | undefined {
  const match = trees[0]?.registry?.registry.find(name);
  if (!match) return undefined;
  if (match.kind === 'exact' || match.kind === 'variant') return describe(trees, match.agency);
  if (match.kind === 'near')
    return words.near(escape(name), match.candidates.map((agency) => `**${escape(agency.name)}**`).join(', '));
  return words.unknown(escape(name));
}

function describe(trees: readonly Tree[], agency: Agency): Text {
  return both((l) => {
    const lines = [`**${escape(agency.name)}**${agency.code === undefined ? '' : ` (${escape(agency.code)})`}`];
    if (agency.group) lines.push(words.group[l]);
    if (agency.aliases.length > 0) lines.push(`${words.aliases[l]}: ${agency.aliases.map(escape).join(', ')}`);
    if (agency.from !== undefined || agency.until !== undefined)
      lines.push(words.valid(agency.from && day(agency.from), agency.until && day(agency.until))[l]);
    if (agency.successors.length > 0) lines.push(`${words.successors[l]}: ${agency.successors.map(escape).join(', ')}`);
    return [...lines, ...sharesOf(trees, agency, l)].join('  \n');
  });
}

/** What it leads, in each index by itself; files that no index reaches count together. */
function sharesOf(trees: readonly Tree[], agency: Agency, language: Language): string[] {
  const alone = trees.filter(({ index }) => !index);
  const groups = [...trees.filter(({ index }) => index).map((tree) => [tree]), ...(alone.length > 0 ? [alone] : [])];
  const shares = groups.map((group) => ({ group, share: shareOf(group, agency) }));
  const leading = shares.filter(({ share }) => share.leads.length > 0);
  if (leading.length === 0) return [words.leads(0)[language]];
  return leading.flatMap(({ group, share: { leads, lost, planned } }) => {
    const index = group[0]!.index;
    const title = leading.length > 1 && index ? [`_${escape(index.title?.text ?? words.index[language])}_`] : [];
    return [
      ...title,
      words.leads(leads.length)[language],
      words.points(writeScore(lost), signed(writeScore(planned)), yearsOf(group[0]!))[language],
    ];
  });
}

// Words -------------------------------------------------------------------------------------------------------------

const words = {
  index: { vi: 'Toàn bộ chỉ số', en: 'The index' },
  stated: { vi: 'Ghi', en: 'Stated' },
  sum: { vi: 'Cộng các thành phần', en: 'Sum of components' },
  more: (n: number): Text => ({ vi: `… và ${n} thành phần nữa`, en: `… and ${n} more` }),
  rounding: { vi: 'có thể do làm tròn, ', en: 'perhaps rounding, ' },
  partial: { vi: 'phần chưa liệt kê, ', en: 'not all listed, ' },
  lead: { vi: 'Chủ trì', en: 'Lead' },
  with: { vi: 'Phối hợp', en: 'With' },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  deadline: { vi: 'Thời gian hoàn thành', en: 'Deadline' },
  none: { vi: 'Chưa có', en: 'Still missing' },
  until: (date: string): Text => ({ vi: `đến hết ${date}`, en: `until ${date}` }),
  due: (date: string, before: boolean): Text =>
    before
      ? { vi: `Phải xong trước ngày ${date}.`, en: `To be done before ${date}.` }
      : { vi: `Hạn cuối: hết ngày ${date}.`, en: `Due by the end of ${date}.` },
  noDay: {
    vi: 'Việc thường xuyên hoặc định kỳ, không có ngày cuối.',
    en: 'Recurring or ongoing work, without a last day.',
  },
  form: { vi: 'Không đúng mẫu ghi thời gian hoàn thành.', en: 'Not in the form of a deadline.' },
  impossible: {
    vi: 'Không có ngày, tháng hoặc quý này; hãy đối chiếu với phụ lục gốc.',
    en: 'There is no such day, month or quarter; compare with the original annex.',
  },
  better: (canonical: string): Text => ({ vi: ` Nên ghi: **${canonical}**`, en: ` Better: **${canonical}**` }),
  group: { vi: 'Tên chung của nhiều cơ quan', en: 'One name for several agencies' },
  aliases: { vi: 'Tên khác', en: 'Other names' },
  successors: { vi: 'Cơ quan kế thừa', en: 'Succeeded by' },
  valid: (from: string | undefined, until: string | undefined): Text => ({
    vi: ['Hoạt động', from && `từ ${from}`, until && `đến hết ${until}`].filter(Boolean).join(' '),
    en: ['Exists', from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' '),
  }),
  leads: (n: number): Text =>
    n === 0
      ? { vi: 'Không chủ trì tiêu chí nào ở đây.', en: 'Leads no criterion here.' }
      : {
          vi: `Chủ trì ${n} tiêu chí (chỉ tính tiêu chí không chia nhỏ).`,
          en: `Leads ${n} ${n === 1 ? 'criterion' : 'criteria'} (those without components).`,
        },
  points: (lost: string, planned: string, { score, target }: Years): Text => ({
    vi: `Điểm bị mất${score === undefined ? '' : ` năm ${score}`}: ${lost}; dự kiến tăng${target === undefined ? '' : ` năm ${target}`}: ${planned}`,
    en: `Points lost${score === undefined ? '' : ` in ${score}`}: ${lost}; planned gain${target === undefined ? '' : ` in ${target}`}: ${planned}`,
  }),
  near: (name: string, others: string): Text => ({
    vi: `“${name}” không có trong danh mục cơ quan. Có phải là ${others}?`,
    en: `“${name}” is not in the registry of agencies. Perhaps ${others}?`,
  }),
  unknown: (name: string): Text => ({
    vi: `“${name}” không có trong danh mục cơ quan.`,
    en: `“${name}” is not in the registry of agencies.`,
  }),
};

function both(make: (language: Language) => string): Text {
  return { vi: make('vi'), en: make('en') };
}

/** Text from a file, so that Markdown shows it as it stands, on one line. */
function escape(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}
