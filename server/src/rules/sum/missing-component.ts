import { writeScore } from '../../base/thousandths.ts';
import type { MapNode } from '../../syntax/node.ts';
import { amountFields } from '../../model/criterion.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { MissingComponent, ParentSums } from '../../workspace/rollup.ts';
import type { Fix, FixEdit, Related } from '../engine/finding.ts';
import { atPlace } from '../engine/finding.ts';
import { keyBehind } from '../engine/insert.ts';
import { defineRule } from '../engine/rule.ts';
import { columnNames, levelName } from '../engine/words.ts';
import { nameOfParent, placeOfAmount } from './place.ts';

export const missingComponent = defineRule<{
  parent: string;
  code: string;
  max: string;
  /** Empty where scores can't be compared. */
  score: string;
  target: string;
  gap: 'yes' | 'no';
  level: string;
}>({
  id: 'missing-component',
  severity: 'error',
  summary: {
    vi: 'Thiếu một tiêu chí thành phần: các cột điểm cùng thiếu một lượng hợp lý.',
    en: 'A component is left out: the columns of points fall short together.',
  },
  message: ({ parent, code, max, score, target, gap, level }) => {
    const points = [max, score, target];
    const columns = amountFields.filter((_, i) => points[i] !== '');
    const worth = columns.map((field) => points[amountFields.indexOf(field)]).join(' / ');
    const name = levelName(Number(level));
    const names = (language: 'vi' | 'en') => columns.map((field) => columnNames[field][language]).join(' / ');
    const which =
      gap === 'yes'
        ? {
            vi: `Đánh số bỏ qua ${code}, nên nhiều khả năng đó là ${name.vi} bị sót.`,
            en: `The numbering skips ${code}, so that ${name.en} has probably been left out.`,
          }
        : { vi: '', en: '' };
    return {
      vi: `${parent || 'Chỉ số'}: thiếu một ${name.vi} trị giá ${worth} (${names('vi')}), vì các thành phần đã liệt kê cộng lại thiếu đúng số điểm ấy. ${which.vi} Hãy bổ sung theo phụ lục gốc${parent ? ', hoặc ghi “partial: true” nếu phụ lục không liệt kê đủ' : ''}.`.replace(
        '  ',
        ' ',
      ),
      en: `${parent || 'The index'}: ${name.en === 'area' ? 'an' : 'a'} ${name.en} worth ${worth} (${names('en')}) is not listed, since the listed ones fall short by exactly that. ${which.en} Add it from the original annex${parent ? ', or write “partial: true” if the annex does not list them all' : ''}.`.replace(
        '  ',
        ' ',
      ),
    };
  },
  docs: {
    why: {
      vi: 'Khi các cột điểm cùng thiếu, và phần thiếu ở điểm đạt, mục tiêu không vượt phần thiếu ở điểm tối đa, thì đó không phải là gõ nhầm một số mà là sót cả một dòng. Dòng ấy có điểm, có cơ quan chủ trì, có thể có nhiệm vụ, nhưng không ai theo dõi vì không có trong bảng.',
      en: 'Where the columns fall short together, and score and target by no more than the maximum, no number is mistyped: a whole row is missing. It has points, a lead agency and perhaps tasks, and nobody follows it because the table does not have it.',
    },
    repair: {
      vi: 'Hãy tìm dòng bị sót trong phụ lục hoặc trong bảng tiêu chí của Bộ Nội vụ, rồi chọn cách thêm tiêu chí: STT và phần điểm còn lại được điền sẵn, tên, cơ quan và nhiệm vụ thì tự ghi. Nếu chính phụ lục không liệt kê thì chọn cách ghi `partial: true`: phần còn lại được coi là một tiêu chí không liệt kê. `--fix` không tự làm cách nào.',
      en: 'Look for the row in the annex, or in the criteria of the Ministry of Home Affairs, then choose to insert it: its code and the remaining points are filled in, its title, agency and tasks are yours to write. If the annex itself does not list it, choose `partial: true`: the rest then counts as one unlisted component. `--fix` does neither.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 4 (`partial`). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 7.2: ghi 1.5 / 1.39 / 1.4 nhưng chỉ liệt kê 7.2.1 với 0.5 / 0.39 / 0.4, thiếu một tiêu chí thành phần 1 / 1 / 1.',
      en: 'The format, section 4 (`partial`). The annex of 2021 of Hà Nội, item 7.2: 1.5 / 1.39 / 1.4 is stated, but only 7.2.1 with 0.5 / 0.39 / 0.4 is listed; a component of 1 / 1 / 1 is missing.',
    },
  },
  check: {
    sums(parentSums, report) {
      const { parent, missing } = parentSums;
      if (!missing) return;
      const level = (parent.kind === 'criterion' ? (parent.code?.parts?.length ?? 0) : 0) + 1;
      report({
        at: placeOfAmount(parent, 'max')!,
        key: 'max',
        args: {
          parent: nameOfParent(parent),
          code: missing.code ?? '',
          max: writeScore(missing.max),
          score: missing.score === undefined ? '' : writeScore(missing.score),
          target: missing.target === undefined ? '' : writeScore(missing.target),
          gap: missing.gap ? 'yes' : 'no',
          level: String(level),
        },
        related: parentSums.children.map((child): Related => {
          const points = amountFields.map((field) => child.amounts[field]?.written ?? '–').join(' / ');
          const at = child.amounts.max ? placeOfAmount(child, 'max')! : child.anchor;
          const text = `${child.code?.text ?? '?'}: ${points}`;
          return { at: atPlace(at), message: { vi: text, en: text } };
        }),
        fixes: () => [...insertions(parentSums, missing), ...partialMark(parentSums)],
      });
    },
  },
});

/** A new component with the free code and the remaining points, in its place among its neighbours. */
function insertions({ children }: ParentSums, missing: MissingComponent): Fix[] {
  if (missing.code === undefined || children.length === 0) return [];
  const last = Number(missing.code.split('.').at(-1));
  const before = children.filter((child) => (child.code?.parts?.at(-1) ?? 0) < last).at(-1);
  const neighbour = before ?? children[0]!;
  const text = blockText(neighbour, missing);
  const edit = before ? insertAfter(before, text) : insertBefore(neighbour, text);
  if (!edit) return [];
  const points = [missing.max, missing.score, missing.target]
    .flatMap((n) => (n === undefined ? [] : [writeScore(n)]))
    .join(' / ');
  return [
    {
      title: {
        vi: `Thêm ${missing.code} với phần điểm còn lại: ${points}`,
        en: `Insert ${missing.code} with the remaining points: ${points}`,
      },
      safe: false,
      preferred: true,
      edits: [edit],
    },
  ];
}

function blockText(neighbour: Criterion, missing: MissingComponent): string {
  const { text, begin } = neighbour.piece;
  const dash = /^ */.exec(text.slice(begin))![0];
  const keys = ' '.repeat(/^ *- */.exec(text.slice(begin))?.[0].length ?? dash.length + 2).slice(dash.length);
  const lines = [
    `- code: "${missing.code}"`,
    `${keys}title: …`,
    `${keys}max: ${writeScore(missing.max)}`,
    ...(missing.score === undefined ? [] : [`${keys}score: ${writeScore(missing.score)}`]),
    ...(missing.target === undefined ? [] : [`${keys}target: ${writeScore(missing.target)}`]),
  ];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return lines.map((line) => dash + line + newline).join('');
}

/** Behind the last line of a criterion and all its components; blank lines and comments below it stay below. */
function insertAfter(criterion: Criterion, text: string): FixEdit | undefined {
  let lastOf = criterion;
  while (lastOf.children.length > 0) lastOf = lastOf.children.at(-1)!;
  const { piece } = lastOf;
  if (piece.kind !== 'item' || (criterion.fields.get('criteria') && isFlow(criterion))) return undefined;
  const content = piece.text.trimEnd().length;
  const lineEnd = piece.text.indexOf('\n', content);
  const at = lineEnd < 0 ? piece.text.length : lineEnd + 1;
  const start = lineEnd < 0 && !piece.text.endsWith('\n') ? `${/\r?\n$/.exec(text)![0]}${text.trimEnd()}` : text;
  return { place: { piece, start: at, end: at }, text: start };
}

function insertBefore(criterion: Criterion, text: string): FixEdit | undefined {
  const { piece } = criterion;
  if (piece.kind !== 'item') return undefined;
  return { place: { piece, start: piece.begin, end: piece.begin }, text };
}

function isFlow(criterion: Criterion): boolean {
  const value = criterion.fields.get('criteria')?.pair.value as MapNode | null | undefined;
  return value?.flow === true;
}

/** `partial: true` behind the last of the parent's numbers: the author's word that components are missing. */
function partialMark({ parent }: ParentSums): Fix[] {
  if (parent.kind !== 'criterion') return [];
  const field = (['target', 'score', 'max'] as const).find((name) => parent.fields.get(name)?.pair.value);
  const after = field && parent.fields.get(field);
  if (!after?.pair.value) return [];
  return [
    {
      title: {
        vi: `Ghi “partial: true” cho ${parent.code?.text ?? ''}: phụ lục không liệt kê đủ thành phần`,
        en: `Mark ${parent.code?.text ?? ''} “partial: true”: the annex does not list all components`,
      },
      safe: false,
      edits: [keyBehind(after, 'partial', 'true')],
    },
  ];
}
