import { language, type Language } from './language.ts';

type Sentence<A extends unknown[]> = Record<Language, (...args: A) => string>;

/** Everything the extension itself says, in both languages; the server words its own findings. */
export const words = {
  notStarted: both<[]>({
    vi: () =>
      'Không khởi động được máy chủ PAR Index nên các tệp .par.yaml chưa được kiểm tra. Hãy khởi động lại; nếu vẫn không được, xem nguyên nhân trong phần chi tiết.',
    en: () =>
      'The PAR Index server did not start, so .par.yaml files are not being checked. Restart it; if that does not help, the details give the cause.',
  }),
  crashed: both<[times: number, minutes: number]>({
    vi: (times, minutes) =>
      `Máy chủ PAR Index đã dừng ${times} lần trong ${minutes} phút nên không tự khởi động lại nữa; các tệp .par.yaml không còn được kiểm tra. Hãy khởi động lại, hoặc xem nguyên nhân trong phần chi tiết.`,
    en: (times, minutes) =>
      `The PAR Index server stopped ${times} times within ${minutes} minutes and is no longer restarted automatically; .par.yaml files are no longer checked. Restart it, or see the cause in the details.`,
  }),
  restarted: both<[]>({
    vi: () => 'Đã khởi động lại máy chủ PAR Index.',
    en: () => 'The PAR Index server was restarted.',
  }),
  restart: both<[]>({ vi: () => 'Khởi động lại', en: () => 'Restart' }),
  details: both<[]>({ vi: () => 'Xem chi tiết', en: () => 'Show details' }),
};

/** A sentence that is said in the reader's language at the moment it is said. */
function both<A extends unknown[]>(sentence: Sentence<A>): (...args: A) => string {
  return (...args) => sentence[language()](...args);
}
