import { nearestWord } from '../../base/near.ts';
import type { Place } from '../../model/entry.ts';
import { placeOf, placeOfValue } from '../../model/entry.ts';
import { keyInfo, keysOf } from '../../model/keys.ts';
import type { Node } from '../../syntax/node.ts';
import type { SettingsProblem } from '../../workspace/settings.ts';
import { standing } from '../file/expected.ts';
import { isUnread, shown } from '../file/reading.ts';
import { columnsOf } from '../file/slips.ts';
import type { Fix, FixEdit } from '../engine/finding.ts';
import { atPlace } from '../engine/finding.ts';
import { meantBy } from '../engine/meant.ts';
import { rewritten, wholeLines } from '../engine/rewrite.ts';
import { defineRule } from '../engine/rule.ts';
import { unsettable } from '../engine/suppress.ts';
import { allowedAt, kindAbove, meantValue } from './allowed.ts';
import type { Fault } from './sentences.ts';
import { sentenceOf } from './sentences.ts';
import { slipRepair } from './slip.ts';

export const wrongSetting = defineRule<Fault>({
  id: 'wrong-setting',
  severity: 'error',
  summary: {
    vi: 'Thiết lập trong par.config.yaml không dùng được.',
    en: 'A setting in par.config.yaml that cannot be used.',
  },
  message: sentenceOf,
  docs: {
    why: {
      vi: 'Dòng thiết lập sai thì không có tác dụng: quy tắc tưởng đã tắt vẫn báo, mức tưởng đã nâng vẫn như cũ, mà không ai hay. Vì vậy chỗ sai được báo ngay trong tệp; các dòng khác vẫn có hiệu lực. Lệnh `par-index check` khi đó kết thúc với mã 2 và không tự sửa tệp nào.',
      en: 'A wrong line has no effect: a rule that was to be silent still reports, a level that was to be raised is as before, and nobody knows. So the fault is told where it stands; all other lines hold. `par-index check` then ends with 2 and repairs no file.',
    },
    repair: {
      vi: 'Khóa, mã quy tắc, mức viết gần đúng thì có gợi ý tên đúng; dòng thừa hoặc trống thì có thể bỏ. Không cách sửa nào tự làm khi chạy `--fix`, vì mỗi thiết lập làm thay đổi kết quả kiểm tra.',
      en: 'For a key, rule or level that is nearly right the right one is offered; a line that is empty or stands twice can be removed. `--fix` makes none of these, because every setting changes what is found.',
    },
    source: {
      vi: 'Phần thiết lập của định dạng (`par.config.yaml`).',
      en: 'What the format says of settings (`par.config.yaml`).',
    },
    silence: {
      vi: 'Không bỏ qua và không tắt được: hãy sửa hoặc bỏ dòng sai.',
      en: 'It can neither be silenced nor switched off: correct the line, or remove it.',
    },
  },
  check: {
    settings({ problems, given }, report, rules) {
      const ids = rules.map(({ id }) => id);
      for (const problem of problems) {
        const { field, path, first, syntax } = problem;
        // What stands there could not be read, which is told already.
        if (!syntax && (field ? isUnread(placeOfValue(field)) : problem.fault === 'empty' && problem.at.piece.broken))
          continue;
        const args = faultOf(problem, ids);
        const at = field && ofKey.has(args.fault) ? placeOf(field.piece, field.pair.key) : problem.at;
        report({
          at: firstLine(at),
          args,
          key: path.join('.'),
          distinct: `${args.fault} ${'text' in args ? args.text : ''}`,
          related: first
            ? [
                {
                  at: atPlace(placeOf(first.piece, first.pair.key)),
                  message: { vi: `“${path.at(-1)!}” lần đầu`, en: `“${path.at(-1)!}” for the first time` },
                },
              ]
            : [],
          fixes: () => fixesOf({ ...problem, at }, args),
        });
      }
      // What is right in form, but names no rule.
      for (const [key, place] of given) {
        const id = /^rules\.(.*)$/.exec(key)?.[1];
        if (id === undefined || (ids.includes(id) && !unsettable.has(id))) continue;
        const args = ruleFault(id, ids);
        report({
          at: place,
          args,
          key,
          distinct: args.fault,
          fixes: () => ('near' in args && !given.has(`rules.${args.near}`) ? changeTo(place, args.near) : []),
        });
      }
    },
  },
});

/** Faults of the key, whatever stands behind it. */
const ofKey: ReadonlySet<Fault['fault']> = new Set(['unknown-key', 'unknown-rule', 'fixed-rule', 'elsewhere']);

function ruleFault(id: string, ids: readonly string[]): Fault {
  if (unsettable.has(id)) return { fault: 'fixed-rule', key: id };
  if (keyInfo('config', id)) return { fault: 'elsewhere', key: id, near: '' };
  return { fault: 'unknown-rule', key: shown(id), near: nearestWord(id, ids) ?? '' };
}

function faultOf({ fault, at, path, node, field, first, syntax }: SettingsProblem, ids: readonly string[]): Fault {
  if (syntax) return { fault: 'slip', slip: syntax.kind, text: shown(syntax.quoted), ...columnsOf(at.piece, syntax) };
  const key = shown(path.join('.'));
  const name = path.at(-1) ?? '';
  // That there is no such rule comes before what it is set to.
  if (path.length === 2 && path[0] === 'rules' && fault !== 'twice' && !ids.includes(name)) return ruleFault(name, ids);
  if (fault === 'unknown') {
    const home = homeOf(path, ids);
    if (home !== undefined) return { fault: 'elsewhere', key: shown(name), near: home };
    const kind = kindAbove(path)!;
    const among = keysOf(kind).map((each) => each.name);
    return { fault: 'unknown-key', key, near: meantBy(kind, name, node) ?? '', among: among.join(', ') };
  }
  if (fault === 'twice') return { fault, key, first: inShort(first?.pair.value), second: inShort(node) };
  const allowed = allowedAt(path);
  if (fault === 'empty')
    return field ? { fault, key, ...allowed } : { fault: 'empty-item', key: path.slice(0, -1).join('.') };
  const stands = standing(node, 'type', allowed.needs === 'phrase' ? 'text' : 'number');
  return {
    fault: 'value',
    key,
    standsVi: stands.vi,
    standsEn: stands.en,
    near: meantValue(allowed, node) ?? '',
    ...allowed,
  };
}

/** Where a key that stands in the wrong map belongs: `rules`, `rounding`; empty for the outermost level. */
function homeOf(path: readonly string[], ids: readonly string[]): string | undefined {
  const name = path.at(-1)!;
  if (ids.includes(name)) return 'rules';
  const home = (['rounding', 'words'] as const).find((kind) => kind !== path[0] && keyInfo(kind, name));
  if (home) return home;
  if (path.length > 1) return keyInfo('config', name) && '';
  return keyInfo('file', name) && '.par.yaml';
}

function inShort(node: Node | null | undefined): string {
  return node?.kind === 'scalar' ? shown(node.source, 20) : '';
}

/** A map or list goes over many lines: its first says enough. */
function firstLine(at: Place): Place {
  const line = /^[^\r\n]*/.exec(at.piece.text.slice(at.start, at.end))![0].trimEnd();
  return { ...at, end: at.start + line.length };
}

// None is safe: each changes what is found, or what seemed to be.

function fixesOf({ at, field, path, syntax, beside }: SettingsProblem, args: Fault): Fix[] {
  if (args.fault === 'slip') {
    const edits = (syntax?.repair ?? []).map(({ start, end, text }) => ({ place: { ...at, start, end }, text }));
    return edits.length === 0 ? [] : [{ title: slipRepair(args), safe: false, preferred: true, edits }];
  }
  if (args.fault === 'value') {
    if (args.needs === 'rule-lines') return blankBehindColon(at);
    // Of a number, the quotes are what is wrong.
    return changeTo(at, args.near, args.needs === 'whole' ? { place: at, text: args.near } : rewritten(at, args.near));
  }
  if (args.fault === 'unknown-key' || args.fault === 'unknown-rule') {
    return beside.includes(args.near) ? [] : changeTo(at, args.near);
  }
  if (args.fault === 'twice' || (args.fault === 'empty' && (path.length === 1 || beside.length > 1))) {
    const lines = field && wholeLines(field);
    if (!lines) return [];
    return [{ title: { vi: 'Bỏ dòng này', en: 'Remove the line' }, safe: false, edits: [{ place: lines, text: '' }] }];
  }
  return [];
}

function changeTo(place: Place, near: string, edit: FixEdit = { place, text: near }): Fix[] {
  if (near === '') return [];
  const title = { vi: `Sửa thành “${near}”`, en: `Change it to “${near}”` };
  return [{ title, safe: false, preferred: true, edits: [edit] }];
}

/** `sum-mismatch:off` is a text; with a blank it is what was meant. */
function blankBehindColon({ piece, start, end }: Place): Fix[] {
  const key = /^[a-z-]+:(?=[a-z]+$)/.exec(piece.text.slice(start, end))?.[0];
  if (key === undefined) return [];
  const place = { piece, start: start + key.length, end: start + key.length };
  const title = { vi: 'Thêm dấu cách sau dấu hai chấm', en: 'Put a blank behind the colon' };
  return [{ title, safe: false, preferred: true, edits: [{ place, text: ' ' }] }];
}
