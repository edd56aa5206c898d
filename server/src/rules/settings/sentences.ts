import type { Text } from '../../base/text.ts';
import type { Allowed } from './allowed.ts';
import { allowedWords } from './allowed.ts';
import type { Slip } from './slip.ts';
import { slipSentence } from './slip.ts';

/** What can be wrong with settings, with what its sentence needs; `key` is the whole of it: `rounding.score`. */
export type Fault =
  | ({ readonly fault: 'slip' } & Slip)
  /** `near` is the key that is probably meant, `among` those that may stand there. */
  | { readonly fault: 'unknown-key'; readonly key: string; readonly near: string; readonly among: string }
  | { readonly fault: 'unknown-rule'; readonly key: string; readonly near: string }
  | { readonly fault: 'fixed-rule'; readonly key: string }
  /** A right key in the wrong map; `near` is the one that it belongs to. */
  | { readonly fault: 'elsewhere'; readonly key: string; readonly near: string }
  | ({ readonly fault: 'empty'; readonly key: string } & Allowed)
  | { readonly fault: 'empty-item'; readonly key: string }
  /** The value that holds and the other, as written; empty where they are long. */
  | { readonly fault: 'twice'; readonly key: string; readonly first: string; readonly second: string }
  | ({
      readonly fault: 'value';
      readonly key: string;
      readonly standsVi: string;
      readonly standsEn: string;
      /** The value that is probably meant; may be empty. */
      readonly near: string;
    } & Allowed);

type Of<F extends Fault['fault']> = Extract<Fault, { readonly fault: F }>;

/** What, why, what to do. */
export function sentenceOf(args: Fault): Text {
  return sentences[args.fault](args as never);
}

const sentences: { readonly [F in Fault['fault']]: (args: Of<F>) => Text } = {
  slip: slipSentence,
  'unknown-key': ({ key, near, among }) => {
    const vi = `Không có thiết lập “${key}”, nên dòng này không có tác dụng.`;
    const en = `There is no setting “${key}”, so this line has no effect.`;
    return near === ''
      ? {
          vi: `${vi} Ở đây dùng được các khóa: ${among}. Hãy sửa tên khóa, hoặc bỏ dòng.`,
          en: `${en} The keys here are: ${among}. Correct the name, or remove the line.`,
        }
      : {
          vi: `${vi} Có phải là “${near}”? Hãy sửa tên khóa; nếu khóa ấy đã có thì gộp làm một.`,
          en: `${en} Is “${near}” meant? Correct the name; if that key is there already, make one of the two.`,
        };
  },
  'unknown-rule': ({ key, near }) => {
    const vi = `Không có quy tắc “${key}”, nên dòng này không có tác dụng.`;
    const en = `There is no rule “${key}”, so this line has no effect.`;
    return near === ''
      ? {
          vi: `${vi} Hãy ghi đúng mã quy tắc như trong danh sách phát hiện (lệnh “par-index rules” in ra mọi mã), hoặc bỏ dòng.`,
          en: `${en} Write the id of a rule as findings show it (“par-index rules” lists them all), or remove the line.`,
        }
      : {
          vi: `${vi} Có phải là “${near}”? Hãy sửa mã quy tắc.`,
          en: `${en} Is “${near}” meant? Correct the id.`,
        };
  },
  'fixed-rule': ({ key }) => ({
    vi: `Quy tắc “${key}” không tắt và không đổi mức được: thiết lập sai mà không báo thì không ai biết kết quả kiểm tra khác với ý mình. Hãy bỏ dòng này.`,
    en: `The rule “${key}” can't be switched off or set to another level: with wrong settings untold, nobody would know that the result is not the one asked for. Remove the line.`,
  }),
  elsewhere: ({ key, near }) => {
    if (near === '.par.yaml') {
      return {
        vi: `“${key}” là một phần của tệp .par.yaml; tệp này chỉ có thiết lập, nên phần ấy không được đọc. Hãy chuyển sang một tệp .par.yaml.`,
        en: `“${key}” is a section of .par.yaml files; this file has settings only, so it is not read. Move it to a .par.yaml file.`,
      };
    }
    if (near === '') {
      return {
        vi: `“${key}” là khóa ở cấp ngoài cùng, nên đặt ở đây không có tác dụng. Hãy đưa ra sát lề trái.`,
        en: `“${key}” is a key of the outermost level, so it has no effect here. Move it to the left margin.`,
      };
    }
    const what = near === 'rules' ? { vi: 'mã quy tắc', en: 'the id of a rule' } : { vi: 'khóa', en: 'a key' };
    return {
      vi: `“${key}” là ${what.vi} thuộc “${near}:”, nên đặt ở đây không có tác dụng. Hãy chuyển xuống dưới “${near}:”.`,
      en: `“${key}” is ${what.en} that belongs below “${near}:”, so it has no effect here. Move it there.`,
    };
  },
  empty: (args) => {
    const allowed = allowedWords(args);
    const instead = usually(args);
    return {
      vi: `“${args.key}” chưa ghi gì${instead.vi}. Hãy ghi ${allowed.vi}, hoặc bỏ dòng.`,
      en: `“${args.key}” has nothing behind it${instead.en}. Write ${allowed.en}, or remove the line.`,
    };
  },
  'empty-item': ({ key }) => ({
    vi: `Một mục trong danh sách “${key}” không có nội dung, nên không có tác dụng. Hãy ghi nội dung sau dấu gạch, hoặc bỏ dấu gạch.`,
    en: `An item of the list “${key}” has nothing in it, so it has no effect. Write something behind the dash, or remove the dash.`,
  }),
  twice: ({ key, first, second }) => {
    const both = first !== '' && second !== '' && first !== second;
    return {
      vi: `“${key}” được ghi hai lần${both ? ` (${first}, rồi ${second})` : ''}; chỉ lần đầu có tác dụng. Hãy giữ một dòng.`,
      en: `“${key}” stands twice${both ? ` (${first}, then ${second})` : ''}; only the first has an effect. Keep one.`,
    };
  },
  value: (args) => {
    const { key, near, standsVi, standsEn } = args;
    const allowed = allowedWords(args);
    const instead = usually(args);
    const then =
      near === ''
        ? { vi: 'Hãy sửa lại, hoặc bỏ phần này.', en: 'Correct it, or remove it.' }
        : { vi: `Có phải là ${near}? Hãy sửa lại.`, en: `Is ${near} meant? Correct it.` };
    return {
      vi: `${key === '' ? 'Tệp thiết lập' : `“${key}”`} cần ${allowed.vi}, nhưng ${standsVi}${instead.vi}. ${then.vi}`,
      en: `${key === '' ? 'A file of settings' : `“${key}”`} needs ${allowed.en}, but ${standsEn}${instead.en}. ${then.en}`,
    };
  },
};

/** What holds instead of what is not there or can't be used. */
function usually({ needs, default: usual }: Allowed): Text {
  if (needs === 'level') return { vi: ', nên quy tắc giữ mức vốn có', en: ', so the rule keeps its own level' };
  if (usual === '') return { vi: ', nên không có tác dụng', en: ', so it has no effect' };
  return { vi: `, nên vẫn dùng mặc định ${usual}`, en: `, so the default ${usual} holds` };
}
