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
        vi: `Đây là tệp của Word hoặc Excel mang đuôi .par.yaml, không phải tệp văn bản, nên không đọc được. Hãy mở bằng Word hoặc Excel rồi chuyển bảng sang định dạng .par.yaml; đổi tên tệp thì không đủ.`,
        en: `This is a file of Word or Excel under the name of a .par.yaml, not a text file, so it can't be read. Open it in Word or Excel and carry the table over into a .par.yaml; renaming the file is not enough.`,
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
  docs: {
    why: {
      vi: 'Tệp lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258) hoặc UTF-16 thì đọc ra chữ lạ; đoán bảng mã có thể sai dấu mà không ai thấy, nên tệp không được đọc. Tệp Word, Excel đổi đuôi thành `.par.yaml` cũng bị báo ở đây.',
      en: 'Saved in an old code page (TCVN3, VNI, Windows-1258) or in UTF-16, a file reads as strange letters; to guess may put wrong marks that nobody notices, so the file is not read. A Word or Excel file renamed to `.par.yaml` is reported here too.',
    },
    repair: {
      vi: 'Mở tệp bằng đúng bảng mã của nó, kiểm tra dấu tiếng Việt, rồi lưu lại bằng UTF-8: trong VS Code bấm tên bảng mã ở góc dưới bên phải, chọn mở lại với bảng mã, sau đó lưu với UTF-8. Phông TCVN3 (.VnTime) và VNI phải chuyển mã bằng công cụ chuyển mã của bộ gõ. Không có cách sửa tự động.',
      en: 'Open the file in its own encoding, look at the Vietnamese marks, and save it as UTF-8: in VS Code click the name of the encoding at the lower right, reopen with the encoding, then save with UTF-8. Text in the fonts of TCVN3 (.VnTime) or VNI must be converted first, by the converter of a Vietnamese keyboard. There is no automatic repair.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`: tệp là văn bản UTF-8. Nghị định số 30/2020/NĐ-CP, Phụ lục I: bộ mã ký tự Unicode theo Tiêu chuẩn Việt Nam TCVN 6909:2001.',
      en: 'The format: a file is text in UTF-8. Decree 30/2020/NĐ-CP, annex I: Unicode by the Vietnamese standard TCVN 6909:2001.',
    },
    silence: {
      vi: 'Tệp không đọc được thì không có chỗ cho ghi chú `# par-ignore`. Nếu tệp không thuộc bảng, hãy chuyển nó ra khỏi dự án; bất đắc dĩ thì tắt quy tắc trong `par.config.yaml` bằng `rules: {file-encoding: off}`.',
      en: "A file that can't be read has no place for a `# par-ignore` comment. If it is not part of the table, move it out of the project; failing that, switch the rule off in `par.config.yaml` by `rules: {file-encoding: off}`.",
    },
  },
  check: {
    file({ path, content }, report) {
      if (content.kind !== 'encoding') return;
      report({ at: { path }, args: { guess: content.guess ?? '', byte: String(content.at + 1) } });
    },
  },
});
