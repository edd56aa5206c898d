import type { Text } from '../base/text.ts';
import { reasonOf } from './reasons.ts';

/** What the command line tells on stderr of files and folders, beside the findings. */

export const missingPath = (written: string): Text => ({
  vi: `Không có tệp hay thư mục “${written}”. Hãy kiểm tra lại đường dẫn.`,
  en: `There is no file or folder “${written}”. Check the path.`,
});

export const emptyFolder = (written: string): Text => ({
  vi: `Không có tệp .par.yaml nào trong “${written}”. Hãy nêu thư mục hoặc tệp cần kiểm tra.`,
  en: `There is no .par.yaml file in “${written}”. Name the folder or the file to check.`,
});

export const refusedFolder = (folder: string, why: string): Text => ({
  vi: `Không xem được thư mục “${folder}” (${reasonOf(why).vi}) nên những tệp trong đó chưa được kiểm tra. Hãy xin quyền đọc; nếu không cần kiểm tra, hãy thêm thư mục này vào .gitignore.`,
  en: `Could not look into the folder “${folder}” (${reasonOf(why).en}), so no file in it was checked. Get the right to read it, or add it to .gitignore if it holds nothing to check.`,
});

export const unreadableConfig = (written: string): Text => ({
  vi: `Không đọc được tệp thiết lập “${written}”. Hãy kiểm tra quyền đọc và xem đó có phải một tệp.`,
  en: `Could not read the file of settings “${written}”. Check that it is a file and that you may read it.`,
});

export const wrongSettings = (file: string, writes: boolean): Text => ({
  vi: `${file} có thiết lập sai. Chỗ sai không có tác dụng, nên kết quả có thể khác điều muốn đặt${writes ? '; vì vậy chưa tệp nào được sửa' : ''}. Hãy sửa thiết lập rồi chạy lại.`,
  en: `${file} has wrong settings. They have no effect, so the result may not be the one asked for${writes ? '; for this reason nothing was fixed' : ''}. Correct them and run again.`,
});

export const notWritten = (file: string, why: string): Text => ({
  vi: `Không ghi được ${file} (${reasonOf(why).vi}); tệp vẫn như cũ. Hãy kiểm tra quyền ghi và chỗ trống trên đĩa.`,
  en: `Could not write ${file} (${reasonOf(why).en}); it is as it was. Check that you may write to it and that the disk is not full.`,
});

export const fixedWords = (count: number, files: number): Text =>
  count === 0
    ? { vi: 'Không có chỗ nào tự sửa được.', en: 'Nothing to fix.' }
    : { vi: `Đã sửa ${count} chỗ trong ${files} tệp.`, en: `Fixed ${places(count)} in ${filesEn(files)}.` };

export const wouldFix = (count: number, files: number): Text =>
  count === 0
    ? { vi: 'Không có chỗ nào tự sửa được.', en: 'Nothing to fix.' }
    : {
        vi: `--fix sẽ sửa ${count} chỗ trong ${files} tệp; chưa ghi gì.`,
        en: `--fix would fix ${places(count)} in ${filesEn(files)}; nothing was written.`,
      };

export const manyWarnings = (count: number, most: number): Text => ({
  vi: `Có ${count} cảnh báo, nhiều hơn mức cho phép là ${most} (--max-warnings).`,
  en: `There are ${count} warnings, more than the ${most} allowed (--max-warnings).`,
});

const places = (count: number) => `${count} ${count === 1 ? 'place' : 'places'}`;
const filesEn = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`;
