import { defineRule } from '../engine/rule.ts';

export const fileEncoding = defineRule<{
  /** Empty where the bytes show none. */
  guess: string;
  /** The first byte that is no UTF-8, counted from 1. */
  byte: string;
}>({
  id: 'file-encoding',
  severity: 'error',
  summary: { vi: 'Tệp không phải UTF-8.', en: 'The file is not UTF-8.' },
  message: ({ guess, byte }) => {
    if (/Word|Office/.test(guess)) {
      return {
        vi: `Đây là tệp của Word hoặc Excel (${guess}) mang đuôi .par.yaml, không phải tệp văn bản, nên không đọc được. Hãy mở bằng Word hoặc Excel rồi chuyển bảng sang định dạng .par.yaml; đổi tên tệp thì không đủ.`,
        en: `This is a file of Word or Excel (${guess}) under the name of a .par.yaml, not a text file, so it can't be read. Open it in Word or Excel and carry the table over into a .par.yaml; renaming the file is not enough.`,
      };
    }
    const found =
      guess === ''
        ? {
            vi: `byte thứ ${byte} không thuộc UTF-8; có thể là bảng mã cũ như TCVN3 (ABC), VNI hoặc Windows-1258`,
            en: `byte ${byte} is not UTF-8; perhaps an old code page such as TCVN3 (ABC), VNI or Windows-1258`,
          }
        : { vi: `nhiều khả năng là ${guess}`, en: `probably ${guess}` };
    return {
      vi: `Tệp không được lưu bằng UTF-8 (${found.vi}), nên không đọc được và chưa được kiểm tra. Hãy mở tệp bằng đúng bảng mã, kiểm tra dấu tiếng Việt rồi lưu lại bằng UTF-8.`,
      en: `The file is not saved as UTF-8 (${found.en}), so it can't be read and has not been checked. Open it in its own encoding, look at the Vietnamese marks, and save it as UTF-8.`,
    };
  },
  check: {
    file({ path, content }, report) {
      if (content.kind !== 'encoding') return;
      report({ at: { path }, args: { guess: content.guess ?? '', byte: String(content.at + 1) } });
    },
  },
});
