import type { Criterion } from '../../model/criterion.ts';
import type { Entry } from '../../model/entry.ts';
import type { IndexHead } from '../../model/file.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keysOf } from '../../model/keys.ts';
import type { SchemaProblem } from '../../model/validate.ts';
import { schemaProblems } from '../../model/validate.ts';
import type { Fix } from '../engine/finding.ts';
import { keyBehind } from '../engine/insert.ts';
import { columnOf, inFlow, newlineOf } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { isMistypedFile, isUnknown, meantBy } from '../engine/meant.ts';
import { keyName, kindNames } from './reading.ts';
import { trapOf } from './trap.ts';

export const missingKey = defineRule<{
  key: string;
  kind: KeyKind;
  why: 'required' | 'year' | 'section';
  entry: string;
}>({
  id: 'missing-key',
  severity: 'error',
  summary: {
    vi: 'Thiếu một khóa bắt buộc (tên đứng trước dấu hai chấm).',
    en: 'A required key (the name before the colon) is missing.',
  },
  message: ({ key, kind, why, entry }) => {
    const title = keyName(kind, key);
    if (why === 'section') {
      return {
        vi: 'Tệp chưa có phần nào: cần ít nhất một trong ba phần “index:” (chỉ số), “agencies:” (danh mục cơ quan), “criteria:” (tiêu chí).',
        en: 'The file has no section: it needs at least one of “index:”, “agencies:” and “criteria:”.',
      };
    }
    if (why === 'year') {
      const column =
        key === 'scoreYear' ? { vi: 'điểm (score)', en: 'a score' } : { vi: 'mục tiêu (target)', en: 'a target' };
      return {
        vi: `Chỉ số ghi ${column.vi} mà không có ${title.vi}, nên không biết đó là số của năm nào. Hãy ghi năm, ví dụ “${key}: 2021”.`,
        en: `The index states ${column.en} but not ${title.en}, so nothing tells of which year it is. Write the year, for example “${key}: 2021”.`,
      };
    }
    const of =
      kind === 'criterion' && entry !== ''
        ? { vi: `Tiêu chí ${entry}`, en: `Criterion ${entry}` }
        : { vi: upper(kindNames[kind].vi), en: upper(kindNames[kind].en) };
    const how =
      kind === 'file'
        ? { vi: 'Hãy ghi “par: 1” ở đầu tệp.', en: 'Write “par: 1” at the top of the file.' }
        : { vi: 'Hãy bổ sung theo phụ lục gốc.', en: 'Add it from the original annex.' };
    return {
      vi: `${of.vi} thiếu khóa bắt buộc ${title.vi}. ${how.vi}`,
      en: `${of.en} lacks the required key ${title.en}. ${how.en}`,
    };
  },
  docs: {
    why: {
      vi: 'Thiếu `code` thì không gọi tên được tiêu chí, thiếu `max` thì không cộng và không so được điểm, thiếu `scoreYear` thì không biết cột điểm là của năm nào. Những gì dựa vào khóa ấy đều không được kiểm tra.',
      en: "Without `code` nothing can name the criterion, without `max` its points can't be added or compared, without `scoreYear` nobody knows of which year the scores are. Whatever needs the key is not checked.",
    },
    repair: {
      vi: 'Hãy chép giá trị từ phụ lục. Giá trị mà phần còn lại của tệp cho biết thì được đề nghị: `par: 1`, năm suy từ năm kia, STT theo vị trí của tiêu chí; `--fix` không tự thêm. Tên và điểm chỉ phụ lục mới có nên không được đề nghị.',
      en: 'Copy the value from the annex. What the rest of the file tells is offered: `par: 1`, one year from the other, a code from the place of the criterion; `--fix` does not insert it. Titles and points only the annex has, so none is offered.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, cột “Bắt buộc” của các bảng khóa ở mục 2 đến mục 7.',
      en: 'The format, which keys are required: the tables in sections 2 to 7.',
    },
  },
  check: {
    entry(entry, report) {
      for (const problem of schemaProblems(entry)) {
        const { keyword, kind, key, under, place } = problem;
        if (
          (keyword !== 'required' && keyword !== 'dependencies' && keyword !== 'not') ||
          entry.broken ||
          trapOf(problem) ||
          isMistypedFile(entry)
        )
          continue;
        if (keyword === 'not' && ['index', 'agencies', 'criteria'].some((section) => entry.fields.has(section)))
          continue;
        const unknown = entry.all.map(({ pair }) => pair).filter((pair) => isUnknown(entry.kind, pair.key.text));
        const meant = unknown.map((pair) => meantBy(entry.kind, pair.key.text, pair.value));
        if (keyword === 'not' && meant.some((name) => name !== undefined && name !== 'par')) continue;
        report({
          at: keyword === 'not' ? entry.anchor : place,
          key: kind === 'task' ? under : key,
          distinct: kind === 'task' ? `task ${String(place.start)}` : '',
          args: {
            key,
            kind,
            why: keyword === 'not' ? 'section' : keyword === 'dependencies' ? 'year' : 'required',
            entry: nameOf(entry, kind),
          },
          fixes: () => fixes(entry, problem),
        });
      }
    },
  },
});

function upper(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}

function nameOf(entry: Entry, kind: KeyKind): string {
  return kind === 'criterion' ? ((entry as Criterion).code?.text ?? '') : '';
}

function fixes(entry: Entry, { kind, key }: SchemaProblem): Fix[] {
  const value = kind === entry.kind ? valueFor(entry, key) : undefined;
  if (value === undefined) return [];
  const order = keysOf(entry.kind).map(({ name }) => name);
  const before = order
    .slice(0, order.indexOf(key))
    .flatMap((name) => entry.fields.get(name) ?? [])
    .at(-1);
  const first = entry.all[0];
  if (!first) return [];
  const { piece, pair } = first;
  const start = pair.key.span.start;
  const separator = inFlow({ piece, ...pair.key.span }) ? ', ' : newlineOf(piece) + ' '.repeat(columnOf(piece, start));
  const edit = before
    ? keyBehind(before, key, value)
    : { place: { piece, start, end: start }, text: `${key}: ${value}${separator}` };
  return [
    {
      title: { vi: `Thêm “${key}: ${value}”`, en: `Insert “${key}: ${value}”` },
      safe: false,
      preferred: true,
      edits: [edit],
    },
  ];
}

/** A value that the rest of the file gives; undefined where only the annex knows it. */
function valueFor(entry: Entry, key: string): string | undefined {
  if (entry.kind === 'file') return key === 'par' ? '1' : undefined;
  if (entry.kind === 'index') {
    const { scoreYear, targetYear } = entry as IndexHead;
    if (key === 'scoreYear' && targetYear !== undefined) return String(targetYear - 1);
    if (key === 'targetYear' && scoreYear !== undefined) return String(scoreYear + 1);
    return undefined;
  }
  return entry.kind === 'criterion' && key === 'code' ? freeCode(entry as Criterion) : undefined;
}

/** The code that its place among its neighbours asks for, if it is free. */
function freeCode(criterion: Criterion): string | undefined {
  const { parent } = criterion;
  if (!parent?.code?.parts) return undefined;
  const numbers = parent.children.map((child) => child.code?.parts?.at(-1));
  const wanted = 1 + (numbers[parent.children.findIndex(({ fields }) => fields === criterion.fields) - 1] ?? 0);
  return numbers.includes(wanted) ? undefined : `"${parent.code.text}.${String(wanted)}"`;
}
