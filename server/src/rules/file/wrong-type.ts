import type { Text } from '../../base/text.ts';
import type { Entry, Field, Place } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import type { FileModel, Stray } from '../../model/file.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import type { SchemaProblem } from '../../model/validate.ts';
import { schemaProblems } from '../../model/validate.ts';
import type { Node } from '../../syntax/node.ts';
import { isMap, isScalar, isSeq } from '../../syntax/node.ts';
import type { Fix } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { convert, isDay, removal } from './convert.ts';
import type { Expected } from './expected.ts';
import type { Why } from './expected.ts';
import { expectedAt, expectedWords, standing } from './expected.ts';
import { isUnknown } from '../engine/meant.ts';
import { isUnread, keyName, reachOf, shown } from './reading.ts';
import { trapOf } from './trap.ts';

type Args = { key: string; kind: KeyKind; expected: Expected; standsVi: string; standsEn: string; why: Why };

export const wrongType = defineRule<Args>({
  id: 'wrong-type',
  severity: 'error',
  summary: {
    vi: 'Giá trị không đúng loại, hoặc khóa không có giá trị.',
    en: 'A value of the wrong kind, or a key without a value.',
  },
  message: ({ key, kind, expected, standsVi, standsEn, why }) => {
    const title = keyName(kind, key);
    const wanted = expectedWords[expected];
    if (why === 'empty-item') {
      return {
        vi: `Một mục trong danh sách ${title.vi} không có nội dung. Hãy ghi nội dung sau dấu gạch, hoặc bỏ dấu gạch.`,
        en: `An item of the list ${title.en} has nothing in it. Write something behind the dash, or remove the dash.`,
      };
    }
    if (why === 'empty') {
      const isRequired = keyInfo(kind, key)?.required === true;
      return {
        vi: `${title.vi}: ${standsVi}, mà ${wanted.vi}. Hãy ghi giá trị${isRequired ? ' theo phụ lục gốc' : '; nếu phụ lục không có thì bỏ dòng này'}.`,
        en: `${title.en}: ${standsEn}, but it ${wanted.en}. Write the value${isRequired ? ' from the original annex' : '; if the annex has none, remove the line'}.`,
      };
    }
    if (why === 'range') {
      const limit: Text =
        expected === 'year'
          ? { vi: 'phải là một năm từ 2000 đến 2100', en: 'must be a year from 2000 to 2100' }
          : key === 'max'
            ? { vi: 'phải lớn hơn 0', en: 'must be more than 0' }
            : { vi: 'không được nhỏ hơn 0', en: 'must not be less than 0' };
      return {
        vi: `${title.vi} ${limit.vi}, nhưng ${standsVi}. Hãy đối chiếu với phụ lục gốc và sửa lại.`,
        en: `${title.en} ${limit.en}, but ${standsEn}. Compare with the original annex and correct it.`,
      };
    }
    return {
      vi: `${title.vi} ${wanted.vi}, nhưng ${standsVi}. Hãy viết lại cho đúng.`,
      en: `${title.en} ${wanted.en}, but ${standsEn}. Rewrite it.`,
    };
  },
  docs: {
    why: {
      vi: 'Giá trị sai loại thì không dùng được: `max: mười` không cộng được, `scoreYear: 20` không phải là năm. Khóa để trống cũng là lỗi: nhìn vào không biết phụ lục để trống hay người chép bỏ sót.',
      en: "A value of the wrong kind is of no use: `max: mười` can't be added, `scoreYear: 20` is no year. A key with nothing behind it is an error too: nobody can tell whether the annex is blank there or the line was not finished.",
    },
    repair: {
      vi: '`--fix` tự sửa khi giá trị giữ nguyên, chỉ cách viết thay đổi: `1.5 điểm` thành `1.5`, `năm 2021` thành `2021`, ngày `01/8/2008` thành `2008-08-01`, một câu thành danh sách một mục. Bỏ dòng trống hoặc đổi `có` thành `true` thì được đề nghị để chọn. Những trường hợp khác, hãy đối chiếu với phụ lục và ghi lại.',
      en: '`--fix` repairs it where the value stays and only its writing changes: `1.5 điểm` becomes `1.5`, `năm 2021` becomes `2021`, the date `01/8/2008` becomes `2008-08-01`, a sentence becomes a list of one. To remove an empty line, or to make `có` a `true`, is offered for you to choose. Otherwise compare with the annex and rewrite it.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, cột “Giá trị” của các bảng khóa ở mục 2 đến mục 7; mục 1 (đã viết khóa thì phải viết giá trị).',
      en: 'The format, which value each key has: the tables in sections 2 to 7; section 1 (a key has a value).',
    },
  },
  check: {
    file({ model }, report) {
      if (!model) return;
      for (const found of [...sections(model), ...model.strays.flatMap((stray) => strayOf(stray, model))])
        report(found);
    },
    entry(entry, report) {
      for (const found of [...violations(entry), ...impossibleDays(entry)]) report(found);
    },
  },
});

/** A day of the right form that no calendar has: `2025-02-30`. */
function impossibleDays(entry: Entry): Found[] {
  if (entry.kind !== 'agency') return [];
  return ['from', 'until']
    .flatMap((key): Found[] => {
      const field = entry.fields.get(key);
      const node = field?.pair.value;
      if (!field || !isScalar(node) || !/^\d{4}-\d{2}-\d{2}$/.test(node.text) || isDay(node.text)) return [];
      const text = standing(node, 'type', 'date');
      const args: Args = { key, kind: 'agency', expected: 'date', standsVi: text.vi, standsEn: text.en, why: 'type' };
      return [{ at: placeOf(field.piece, node), key, about: entry, args, fixes: () => [] }];
    })
    .filter(
      ({ at }) => !schemaProblems(entry).some(({ place }) => place.start === at.start && place.piece === at.piece),
    );
}

/** What other rules of this family say. */
const elsewhere: ReadonlySet<SchemaProblem['keyword']> = new Set([
  'additionalProperties',
  'required',
  'dependencies',
  'not',
]);
const sectionKeys = new Set(['index', 'agencies', 'criteria']);

function violations(entry: Entry): Found[] {
  return schemaProblems(entry).flatMap((problem): Found[] => {
    const { keyword, kind, key, under, node, place } = problem;
    if (elsewhere.has(keyword) || trapOf(problem) || (keyword === 'empty' && key !== '' && isUnknown(kind, key)))
      return [];
    if (entry.kind === 'file' && sectionKeys.has(under)) return [];
    if (isUnread(keyword === 'empty' && key === under ? reachOf(entry, place.piece, place.start) : place)) return [];
    const { at, why } = judged(entry, problem);
    const text = standing(node, why, expectedAt(problem));
    const args = {
      key: key === '' ? under : key,
      kind,
      expected: expectedAt(problem),
      standsVi: text.vi,
      standsEn: text.en,
      why,
    };
    const distinct = key === under ? '' : `${key} ${node ? shown(at.piece.text.slice(at.start, at.end), 40) : ''}`;
    return [{ at, key: under, about: entry, distinct, args, fixes: () => convert(entry, problem) }];
  });
}

function judged(entry: Entry, { keyword, key, under, node, place }: SchemaProblem): { at: Place; why: Why } {
  const empty =
    keyword === 'empty' ||
    keyword === 'minItems' ||
    keyword === 'minLength' ||
    (node?.kind === 'scalar' && node.value === null);
  if (empty) {
    const field = key === under ? entry.fields.get(under) : undefined;
    return {
      at: field && !node ? placeOf(field.piece, field.pair.key) : place,
      why: key === '' ? 'empty-item' : 'empty',
    };
  }
  const why = keyword === 'exclusiveMinimum' || keyword === 'minimum' || keyword === 'maximum' ? 'range' : 'type';
  // A map or list goes over many lines: its first says enough.
  const { start } = place;
  const line = /^[^\r\n]*/.exec(place.piece.text.slice(start, place.end))![0].trimEnd().length;
  const isBlock = node?.kind === 'scalar' && (node.style === 'folded' || node.style === 'literal');
  return { at: isBlock ? place : { ...place, end: start + line }, why };
}

interface Found {
  readonly at: Place;
  readonly key: string;
  readonly about: Entry | undefined;
  readonly distinct?: string;
  readonly args: Args;
  readonly fixes: () => readonly Fix[];
}

/** Sections of the file that are no lists, or hold nothing. */
function sections(model: FileModel): Found[] {
  return ['index', 'agencies', 'criteria'].flatMap((key): Found[] => {
    const field = model.head?.fields.get(key);
    if (!field || !model.head) return [];
    const { value } = field.pair;
    const items = key === 'criteria' && model.hasBlocks;
    const right =
      key === 'index'
        ? isMap(value) || model.strays.some(({ section }) => section === 'index')
        : isSeq(value) && value.items.length > 0;
    if (items || right || isUnread(reachOf(model.head, field.piece, field.pair.key.span.start))) return [];
    const empty =
      !value || (isSeq(value) && value.items.length === 0) || (value.kind === 'scalar' && value.value === null);
    return [
      found(
        model.head,
        'file',
        key,
        empty ? placeOf(field.piece, value ?? field.pair.key) : firstLine(placeOf(field.piece, value)),
        value,
        empty ? 'empty' : 'type',
        () => (empty ? removal(field) : apart(field)),
      ),
    ];
  });
}

/** `-name: Sở Nội vụ`: the dash without its blank became part of the key. */
function apart({ piece, pair: { value } }: Field): Fix[] {
  const keys = isMap(value) && !value.flow ? value.pairs.map(({ key }) => key) : [];
  if (keys.length === 0 || !keys.every(({ text }) => /^-[A-Za-z]/.test(text))) return [];
  const edits = keys.map(({ span }) => ({ place: { piece, start: span.start + 1, end: span.start + 1 }, text: ' ' }));
  return [
    {
      title: { vi: 'Thêm dấu cách sau dấu gạch', en: 'Put a blank behind the dash' },
      safe: true,
      preferred: true,
      edits,
    },
  ];
}

/** An item of a section that is no map, or an `index` that is none. */
function strayOf({ node, section, piece, start, end }: Stray, model: FileModel): Found[] {
  if (section === 'file' || isUnread({ piece, start, end })) return [];
  const place = firstLine({ piece, start, end });
  const empty = node === null || (node.kind === 'scalar' && node.value === null);
  const fixes = (): Fix[] => {
    if (section !== 'agencies' || node?.kind !== 'scalar' || empty) return [];
    const file = /^file[ \t:;=]+(?=\S+$)/.exec(node.source);
    if (file) {
      const edits = [{ place: { piece, start, end: start + file[0].length }, text: 'file: ' }];
      return [
        {
          title: { vi: 'Viết “file: ” trước đường dẫn', en: 'Put “file: ” before the path' },
          safe: true,
          preferred: true,
          edits,
        },
      ];
    }
    const edits = [{ place: { piece, start, end: start }, text: 'name: ' }];
    return [
      {
        title: { vi: 'Thêm “name: ” trước tên cơ quan', en: 'Put “name: ” before the name' },
        safe: false,
        preferred: true,
        edits,
      },
    ];
  };
  const distinct = shown(piece.text.slice(start, end), 40);
  return [
    {
      ...found(undefined, 'file', section, empty ? dashOf(place) : place, node, empty ? 'empty-item' : 'type', fixes),
      about: model.head,
      distinct,
    },
  ];
}

function found(
  about: Entry | undefined,
  kind: KeyKind,
  key: string,
  at: Place,
  node: Node | null,
  why: Why,
  fixes: () => Fix[],
): Found {
  const expected: Expected = key === 'index' ? 'keys' : 'entries';
  const text = standing(node, why, expected);
  return { at, key, about, args: { key, kind, expected, standsVi: text.vi, standsEn: text.en, why }, fixes };
}

/** The dash of the first item from a place on that has nothing behind it. */
function dashOf(place: Place): Place {
  const line = /^[ \t]*-(?=[ \t]*(?:#.*)?\r?$)/gm;
  line.lastIndex = place.piece.text.lastIndexOf('\n', place.start - 1) + 1;
  const match = line.exec(place.piece.text);
  if (!match) return place;
  const end = match.index + match[0].length;
  return { ...place, start: end - 1, end };
}

function firstLine(place: Place): Place {
  const line = /^[^\r\n]*/.exec(place.piece.text.slice(place.start, place.end))![0].trimEnd().length;
  return { ...place, end: place.start + line };
}
