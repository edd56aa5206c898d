import { compareKey } from '../../base/vietnamese.ts';
import { beginsAs } from '../../model/agency.ts';
import type { Criterion } from '../../model/criterion.ts';
import { isSameField } from '../../model/entry.ts';
import { effective } from '../../workspace/effective.ts';
import type { TreeRegistry } from '../../workspace/tree.ts';
import type { TreeView } from '../../workspace/view.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import {
  asItems,
  behindDash,
  columnOf,
  inFlow,
  lastOf,
  lineEndAfter,
  wholeLines,
  listStyleOf,
  newlineOf,
  rewritten,
  scalarOf,
  wordsOf,
} from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { meaningOf } from '../deadline/reading.ts';
import type { Naming } from './naming.ts';
import { joinedNames, namingsOf, unknownParts } from './naming.ts';
import { oneOf, roleNames, shortened } from './words.ts';

export const unknownAgency = defineRule<{
  name: string;
  /** `verb`: it begins as tasks do; `deadline`: it is one; `nothing`: a dash, or “as above”. */
  why: 'unknown' | 'near' | 'task' | 'verb' | 'deadline' | 'nothing' | 'joined' | 'partly';
  /** The official names that are likely meant, parted by semicolons; of `partly` what is not known. */
  meant: string;
  role: 'lead' | 'with';
  code: string;
  /** The lead that is inherited once a task has left its place; empty where there is none. */
  inherited: string;
}>({
  id: 'unknown-agency',
  severity: 'error',
  summary: {
    vi: 'Cơ quan chủ trì hoặc phối hợp không có trong danh mục cơ quan.',
    en: 'A lead or cooperating agency is not in the registry.',
  },
  message: ({ name, why, meant, role, code, inherited }) => {
    const text = shortened(name);
    const names = meant.split('; ');
    const roleName = roleNames[role];
    switch (why) {
      case 'near':
        return {
          vi: `Danh mục cơ quan không có “${text}”. Có phải là ${oneOf(names).vi}? Hãy ghi đúng tên trong danh mục, hoặc bổ sung cơ quan này vào danh mục.`,
          en: `“${text}” is not in the registry of agencies. Is ${oneOf(names).en} meant? Write the name as the registry has it, or add this agency to the registry.`,
        };
      case 'task':
        return {
          vi: `${code}: mục ${roleName.vi} đang ghi nội dung nhiệm vụ (“${text}”), nhiều khả năng do lệch cột khi chép bảng. Hãy chuyển đoạn này sang “tasks”${inherited ? `; khi đó cơ quan chủ trì là ${inherited}, kế thừa từ cấp trên` : ' và ghi lại cơ quan theo phụ lục gốc'}.`,
          en: `${code}: the text of a task stands in the place of the ${roleName.en} (“${text}”); the columns have probably shifted. Move it to “tasks”${inherited ? `; the lead is then ${inherited}, inherited from above` : ' and write the agency that the original annex gives'}.`,
        };
      case 'joined':
        return {
          vi: `“${text}” là ${names.length} cơ quan ghi chung một dòng, nên không khớp tên nào trong danh mục. Hãy ghi thành danh sách, mỗi cơ quan một mục: ${names.join('; ')}.`,
          en: `“${text}” is ${names.length} agencies in one text, which matches no name of the registry. Write a list, one agency an item: ${names.join('; ')}.`,
        };
      case 'partly':
        return {
          vi: `“${text}” là nhiều cơ quan ghi chung một dòng, trong đó danh mục không có ${names.map((one) => `“${one}”`).join(', ')}. Hãy ghi thành danh sách, mỗi cơ quan một mục, đúng tên trong danh mục.`,
          en: `“${text}” is several agencies in one text, of which the registry lacks ${names.map((one) => `“${one}”`).join(', ')}. Write a list, one agency an item, each by its name in the registry.`,
        };
      case 'verb':
        return {
          vi: `${code}: “${text}” ở mục ${roleName.vi} đọc như nội dung nhiệm vụ, không phải tên cơ quan; có thể các cột đã bị lệch khi chép bảng. Hãy ghi cơ quan theo phụ lục gốc và chuyển đoạn này sang “tasks”.`,
          en: `${code}: “${text}” in the place of the ${roleName.en} reads as a task, not as the name of an agency; the columns may have shifted. Write the agency that the original annex gives, and move this text to “tasks”.`,
        };
      case 'deadline':
        return {
          vi: `${code}: mục ${roleName.vi} đang ghi thời gian hoàn thành (“${text}”), nhiều khả năng do lệch cột khi chép bảng. Hãy chuyển đoạn này sang “deadline” và ghi lại cơ quan theo phụ lục gốc.`,
          en: `${code}: a deadline stands in the place of the ${roleName.en} (“${text}”); the columns have probably shifted. Move it to “deadline” and write the agency that the original annex gives.`,
        };
      case 'nothing':
        return {
          vi: `${code}: “${text}” không phải tên cơ quan, nên không xác định được ${roleName.vi}. Hãy ghi tên cơ quan đầy đủ; nếu cơ quan giống cấp trên thì bỏ “${role}”, nếu phụ lục gộp ô với tiêu chí khác thì ghi “sameAs”.`,
          en: `${code}: “${text}” is no name of an agency, so the ${roleName.en} is not known. Write the agency in full; leave “${role}” out where it is that of the level above, or write “sameAs” where the annex merges the cell with another criterion's.`,
        };
      case 'unknown':
        return {
          vi: `Danh mục cơ quan không có “${text}”, nên không xác định được ${roleName.vi}. Hãy ghi đúng tên trong danh mục, hoặc bổ sung cơ quan này vào danh mục.`,
          en: `“${text}” is not in the registry of agencies, so the ${roleName.en} is not known. Write a name of the registry, or add this agency to it.`,
        };
    }
  },
  docs: {
    why: {
      vi: 'Tên ghi ở `lead` và `with` là căn cứ giao việc và tổng hợp điểm theo cơ quan. Tên không có trong danh mục thì tiêu chí ấy không thuộc về cơ quan nào: bảng tổng hợp theo cơ quan bị thiếu, và không rõ phải đôn đốc ai.\n\nThường gặp nhất là gõ sai dấu (“Sở Nội vu”), ghi nhiều cơ quan chung một dòng, hoặc lệch cột khi chép bảng nên nội dung nhiệm vụ rơi vào cột chủ trì. Dự án không có danh mục cơ quan thì quy tắc này không kiểm tra.',
      en: 'The names at `lead` and `with` say who answers for a criterion, and reports add up points by them. Under a name that the registry lacks, a criterion belongs to nobody: what an agency has to do comes out short, and nobody knows whom to ask.\n\nUsual causes are a wrong tone mark (“Sở Nội vu”), several agencies in one text, or columns that shifted when the table was copied, so that the text of a task stands in the place of the lead. A project without a registry of agencies is not checked for this.',
    },
    repair: {
      vi: 'Tên gần giống trong danh mục được đề nghị trước. Nhiều cơ quan ghi chung được tách thành danh sách; nội dung nhiệm vụ nằm nhầm ở `lead` được chuyển sang `tasks`; cơ quan chưa có thì được bổ sung vào danh mục.\n\n`--fix` không tự làm việc nào trong số này, vì đều là đổi hoặc thêm tên. Hãy xem cột cơ quan chủ trì của phụ lục gốc rồi chọn; chỉ bổ sung vào danh mục khi đó đúng là tên chính thức. Thời hạn, dấu gạch, “Như trên” hay câu bắt đầu như một nhiệm vụ thì không được đề nghị bổ sung.',
      en: 'Near names of the registry are offered first. Several agencies in one text are made a list; the text of a task in `lead` is moved to `tasks`; an agency that is not there yet is added to the registry.\n\n`--fix` does none of these by itself, for each changes or adds a name. Look at the column of the lead agency in the original annex, then choose; add to the registry only what is an official name. A deadline, a dash, “Như trên” or what begins as a task is never offered for it.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 7 (`agencies`). Phụ lục năm 2021 của UBND thành phố Hà Nội, mục 5.9.2–5.9.4: nội dung nhiệm vụ nằm ở cột chủ trì.',
      en: "The format, section 7 (`agencies`). The annex of 2021 of the People's Committee of Hà Nội, items 5.9.2–5.9.4: tasks in the column of the lead.",
    },
  },
  check: {
    criterion(criterion, report, view) {
      const { tree } = view;
      for (const naming of namingsOf(tree).get(criterion) ?? []) {
        const { at, key, match, day } = naming;
        if (match.kind === 'exact' || match.kind === 'variant') continue;
        const joined = joinedNames(tree.registry!.registry, at.text, day);
        const strangers = joined || match.kind !== 'unknown' ? [] : unknownParts(tree.registry!.registry, at.text);
        const other = match.kind === 'unknown' ? readsAs(at.text) : undefined;
        const why = joined ? 'joined' : strangers.length > 0 ? 'partly' : (other ?? match.kind);
        const near = match.kind === 'near' ? match.candidates.map(({ name }) => name.normalize('NFC')) : [];
        const meant = joined ?? (why === 'partly' ? strangers : near);
        report({
          at: wordsOf(at),
          key,
          distinct: at.text,
          args: {
            name: at.text.trim(),
            why,
            meant: meant.join('; '),
            role: key,
            code: criterion.code?.text ?? '?',
            inherited: why === 'task' ? inheritedLead(criterion, view) : '',
          },
          fixes: () => {
            if (joined) return [listOf(naming, joined)];
            if (why === 'task' || why === 'verb') return movedToTasks(naming, view);
            if (why === 'partly' || why === 'deadline' || why === 'nothing') return [];
            return [
              ...near.map((name) => replacedBy(at, name, near.length === 1)),
              ...(readsAs(at.text) ? [] : addedToRegistry(at.text.trim(), tree.registry!)),
            ];
          },
        });
      }
    },
  },
});

/** What a text in the place of an agency is instead of a name; undefined where it may be one. */
function readsAs(text: string): 'verb' | 'deadline' | 'nothing' | undefined {
  if (meaningOf(text)) return 'deadline';
  if (
    !/[\p{L}\p{N}]/u.test(text) ||
    nothing.has(
      compareKey(text)
        .replace(/[^\p{L}]+/gu, ' ')
        .trim(),
    )
  )
    return 'nothing';
  return beginsAs(text) === 'task' && text.trim().split(/\s+/).length > 2 ? 'verb' : undefined;
}

/** What annexes write for the cell above, or for none. */
const nothing: ReadonlySet<string> = new Set(
  ['Như trên', 'nt', 'n t', 'Nt', 'Như mục trên', 'Không', 'Không có', 'Chưa có'].map(compareKey),
);

/** The lead that a criterion has from above without its own key. */
function inheritedLead(criterion: Criterion, { tree }: TreeView): string {
  if (!criterion.parent) return '';
  return (effective(tree, criterion.parent, 'lead')?.value ?? []).map(({ text }) => `“${text}”`).join(', ');
}

function replacedBy(at: Naming['at'], name: string, preferred: boolean): Fix {
  return {
    title: { vi: `Sửa thành “${name}”`, en: `Change to “${name}”` },
    safe: false,
    ...(preferred ? { preferred } : {}),
    edits: [rewritten(at, name)],
  };
}

function listOf({ field, at }: Naming, names: readonly string[]): Fix {
  return {
    title: {
      vi: `Ghi thành danh sách ${names.length} cơ quan`,
      en: `Write a list of ${names.length} agencies`,
    },
    safe: false,
    preferred: true,
    edits: [asItems(field, at, names)],
  };
}

/** A new entry behind the last one of the registry, in that list's own style. */
function addedToRegistry(name: string, { entries }: TreeRegistry): Fix[] {
  const last = entries.at(-1)!;
  const { piece, start } = last.anchor;
  const dash = /^( *)- +$/.exec(piece.text.slice(start - columnOf(piece, start), start))?.[0];
  if (dash === undefined || inFlow(last.anchor)) return [];
  const end = Math.max(...last.all.map(lastOf));
  const at = lineEndAfter(piece, end);
  return [
    {
      title: {
        vi: `Bổ sung “${shortened(name)}” vào danh mục cơ quan`,
        en: `Add “${shortened(name)}” to the registry of agencies`,
      },
      safe: false,
      edits: [
        {
          place: { piece, start: at, end: at },
          text: `${newlineOf(piece)}${dash}name: ${scalarOf(name.normalize('NFC'), false)}`,
        },
      ],
    },
  ];
}

/** The text of a task leaves the key `lead` for the list of tasks. Only where it is the whole of a criterion's own lead. */
function movedToTasks({ criterion, key, field, at }: Naming, { project }: TreeView): Fix[] {
  const own = criterion.fields.get('lead');
  if (key !== 'lead' || !own || !isSameField(own, field) || field.pair.value?.kind !== 'scalar' || inFlow(at))
    return [];
  const file = project.files.get(at.piece.path)?.content;
  const style = file?.kind === 'text' ? listStyleOf(file.text) : 2;
  const tasks = criterion.fields.get('tasks');
  const edits = tasks ? appended(field, at, tasks) : turned(field, at, style);
  if (!edits) return [];
  return [
    {
      title: { vi: 'Chuyển đoạn này sang “tasks” và bỏ “lead”', en: 'Move this text to “tasks” and drop “lead”' },
      safe: false,
      preferred: true,
      edits,
    },
  ];
}

/** `lead: text` becomes `tasks:` with the text as its one item. */
function turned({ piece, pair }: Naming['field'], at: Naming['at'], style: number): FixEdit[] | undefined {
  const { start, end } = pair.key.span;
  if (!/^\s*:\s*$/.test(piece.text.slice(end, at.start))) return undefined;
  const dash = columnOf(piece, start) + style;
  const item = behindDash(at, dash);
  if (item === undefined) return undefined;
  const text = `tasks:${newlineOf(piece)}${' '.repeat(dash)}- ${item}`;
  return [{ place: { piece, start, end: wordsOf(at).end }, text }];
}

/** The text becomes the last of the tasks that are there. */
function appended(lead: Naming['field'], at: Naming['at'], { piece, pair }: Naming['field']): FixEdit[] | undefined {
  const { value } = pair;
  const lines = wholeLines(lead);
  if (value?.kind !== 'seq' || value.flow || !lines) return undefined;
  const dash = columnOf(piece, value.span.start);
  const item = behindDash(at, dash);
  if (item === undefined) return undefined;
  const end = lineEndAfter(piece, lastOf({ piece, pair }));
  return [
    { place: lines, text: '' },
    { place: { piece, start: end, end }, text: `${newlineOf(piece)}${' '.repeat(dash)}- ${item}` },
  ];
}
