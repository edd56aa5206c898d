import type { Text } from '../base/text.ts';
import { exit } from './ports.ts';

/** What each exit code says, in the order of the codes. */
export const exitCodes: readonly { readonly code: number; readonly text: Text }[] = [
  {
    code: exit.clean,
    text: { vi: 'không có lỗi, và không quá --max-warnings', en: 'no error, and no more than --max-warnings' },
  },
  { code: exit.findings, text: { vi: 'có phát hiện', en: 'findings' } },
  {
    code: exit.usage,
    text: {
      vi: 'lệnh, thiết lập, đường dẫn hoặc tệp của --baseline sai',
      en: 'a wrong command, setting, path or file of --baseline',
    },
  },
  {
    code: exit.failure,
    text: {
      vi: 'không có gì để kiểm tra, không ghi được kết quả, hoặc phần mềm gặp sự cố',
      en: 'nothing could be checked, the result could not be written, or the program failed',
    },
  },
  { code: exit.interrupted, text: { vi: 'dừng bằng Ctrl-C', en: 'stopped with Ctrl-C' } },
];
