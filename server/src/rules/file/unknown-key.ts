import type { Entry, Place } from '../../model/entry.ts';
import { placeOf } from '../../model/entry.ts';
import type { KeyKind } from '../../model/keys.ts';
import { keyInfo } from '../../model/keys.ts';
import { schemaProblems } from '../../model/validate.ts';
import type { Fix } from '../engine/finding.ts';
import { defineRule } from '../engine/rule.ts';
import { isMistypedFile, isUnknown, meantBy } from '../engine/meant.ts';
import { keyName, kindNames, shown } from './reading.ts';
import { trapOf } from './trap.ts';

export const unknownKey = defineRule<{ key: string; near: string; kind: KeyKind; present: 'yes' | 'no' }>({
  id: 'unknown-key',
  severity: 'error',
  summary: { vi: 'Một khóa mà định dạng không có.', en: 'A key that the format does not have.' },
  message: ({ key, near, kind, present }) => {
    const of = kindNames[kind];
    const title = keyName(kind, near);
    const vi = `Định dạng không có khóa “${key}” cho ${of.vi}, nên dòng này không được tính.`;
    const en = `The format has no key “${key}” for ${of.en}, so the line does not count.`;
    const home = near === '' ? homes.find((each) => each !== kind && keyInfo(each, key)) : undefined;
    if (home) {
      return {
        vi: `${vi} “${key}” là khóa của ${kindNames[home].vi}. Hãy chuyển về đúng chỗ, hoặc bỏ dòng này.`,
        en: `${en} “${key}” is a key of ${kindNames[home].en}. Move it where it belongs, or remove the line.`,
      };
    }
    if (near === '') {
      return {
        vi: `${vi} Hãy xem lại tên khóa; thông tin riêng của đơn vị thì đặt tên khóa bắt đầu bằng “x-”.`,
        en: `${en} Check the name; a key for information of your own begins with “x-”.`,
      };
    }
    if (present === 'yes') {
      return {
        vi: `${vi} Có thể ý là ${title.vi}, nhưng khóa ấy đã có. Hãy gộp lại, bỏ dòng này, hoặc đặt tên khóa bắt đầu bằng “x-”.`,
        en: `${en} It may mean ${title.en}, which stands here already. Merge the two, remove this one, or begin its name with “x-”.`,
      };
    }
    return {
      vi: `${vi} Có phải là ${title.vi}? Hãy sửa tên khóa.`,
      en: `${en} Is ${title.en} meant? Correct the name.`,
    };
  },
  docs: {
    why: {
      vi: 'Khóa gõ sai thì giá trị của nó không được tính: `deadlne: Năm 2021` không phải là thời hạn, còn `critera:` làm mất tất cả tiêu chí thành phần bên dưới. Vì vậy khóa lạ là lỗi, không được lặng lẽ bỏ qua.',
      en: 'The value of a misspelt key does not count: `deadlne: Năm 2021` is no deadline, and `critera:` loses all the components below it. So an unknown key is an error and not passed over in silence.',
    },
    repair: {
      vi: 'Tên gần giống được đề nghị; `--fix` không tự đổi, vì người viết có thể muốn ghi một thông tin khác. Khóa có trong định dạng nhưng đặt nhầm chỗ (chẳng hạn `unit` trong một tiêu chí) thì thông báo nêu chỗ của nó. Thông tin riêng của đơn vị thì đặt tên khóa bắt đầu bằng `x-`; những khóa ấy không bị kiểm tra.',
      en: 'A near name is offered; `--fix` does not put it, for something else may be meant. Of a key that belongs elsewhere (such as `unit` in a criterion) the sentence says where. Keys for information of your own begin with `x-` and are never checked.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, các bảng khóa ở mục 2 đến mục 7; mục 1 (khóa bắt đầu bằng `x-`).',
      en: 'The format, the tables of keys in sections 2 to 7; section 1 (keys that begin with `x-`).',
    },
  },
  check: {
    entry(entry, report) {
      for (const problem of schemaProblems(entry)) {
        const { keyword, kind, key, under, node, place } = problem;
        if (keyword !== 'additionalProperties' && !(keyword === 'empty' && under === key && isUnknown(kind, key)))
          continue;
        if (trapOf(problem)) continue;
        const { at, present, value } = unknownAt(entry, problem.kind, key, place, node);
        // A criterion's components may hang below a misspelt `criteria:`.
        const near = isMistypedFile(entry) ? 'file' : (meantBy(kind, key, value) ?? '');
        const isAbsent = near !== '' && !present(near);
        report({
          at,
          key: kind === 'task' ? under : isAbsent ? near : key,
          distinct: key,
          args: {
            key: shown(key, 40),
            near,
            kind: isMistypedFile(entry) ? 'fileItem' : kind,
            present: isAbsent || near === '' ? 'no' : 'yes',
          },
          fixes: () => (isAbsent ? [rename(at, near)] : []),
        });
      }
    },
  },
});

/** Where the unknown key stands, what it holds, and which keys stand beside it. */
function unknownAt(
  entry: Entry,
  kind: KeyKind,
  key: string,
  place: Place,
  node: unknown,
): {
  at: Place;
  present: (name: string) => boolean;
  value: Parameters<typeof meantBy>[2];
} {
  if (kind === 'task' && node !== null && typeof node === 'object' && 'pairs' in node) {
    const { pairs } = node as { pairs: readonly { key: { text: string }; value: Parameters<typeof meantBy>[2] }[] };
    return {
      at: place,
      present: (name) => pairs.some((pair) => pair.key.text === name),
      value: pairs.find((pair) => pair.key.text.normalize('NFC') === key)?.value ?? null,
    };
  }
  const field = entry.fields.get(key.normalize('NFC'));
  return {
    at: field ? placeOf(field.piece, field.pair.key) : place,
    present: (name) => entry.fields.has(name),
    value: field?.pair.value ?? null,
  };
}

function rename(at: Place, near: string): Fix {
  return {
    title: { vi: `Sửa tên khóa thành “${near}”`, en: `Rename the key to “${near}”` },
    safe: false,
    preferred: true,
    edits: [{ place: at, text: near }],
  };
}

/** Kinds of maps whose keys may have slipped in elsewhere, the likeliest first. */
const homes: readonly KeyKind[] = ['index', 'criterion', 'agency', 'task', 'file', 'fileItem'];
