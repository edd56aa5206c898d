import { language, type Language } from './language.ts';
import { fields, type Field, type Severity } from './overview.ts';
import type { ServerState } from './server-state.ts';

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
  recovered: both<[]>({
    vi: () => 'Máy chủ PAR Index dừng đột ngột và đã được khởi động lại. Nội dung đang soạn vẫn còn nguyên.',
    en: () => 'The PAR Index server ended unexpectedly and was started again. Nothing that you typed is lost.',
  }),
  restarted: both<[]>({
    vi: () => 'Đã khởi động lại máy chủ PAR Index.',
    en: () => 'The PAR Index server was restarted.',
  }),
  failed: both<[]>({
    vi: () => 'Chưa làm được việc này. Hãy thử lại; nếu vẫn không được, phần chi tiết ghi nguyên nhân.',
    en: () => 'This could not be done. Try again; if that does not help, the details give the cause.',
  }),
  restart: both<[]>({ vi: () => 'Khởi động lại', en: () => 'Restart' }),
  details: both<[]>({ vi: () => 'Xem chi tiết', en: () => 'Show details' }),

  // The scoreboard ----------------------------------------------------------------------------------------------------

  viewFields: both<[]>({ vi: () => 'Lĩnh vực', en: () => 'Fields' }),
  viewAgencies: both<[]>({ vi: () => 'Cơ quan chủ trì', en: () => 'Lead agencies' }),
  viewDeadlines: both<[]>({ vi: () => 'Thời gian hoàn thành', en: () => 'Deadlines' }),
  viewFindings: both<[]>({ vi: () => 'Cần xem lại', en: () => 'To look at' }),
  column: both<[field: Field, value: string]>({
    vi: (field, value) => `${columns[field].vi}: ${value}`,
    en: (field, value) => `${columns[field].en}: ${value}`,
  }),
  wrongColumn: both<[field: Field, stated: string, computed: string]>({
    vi: (field, stated, computed) => `${columns[field].vi}: ghi ${stated}, các thành phần cộng lại là ${computed}`,
    en: (field, stated, computed) => `${columns[field].en}: ${stated} stated, but the components add up to ${computed}`,
  }),
  gains: both<[lost: string, planned: string | undefined]>({
    vi: (lost, planned) => `Mất ${lost} điểm${planned === undefined ? '' : `, kế hoạch ${signed(planned)}`}`,
    en: (lost, planned) => `${lost} points lost${planned === undefined ? '' : `, ${signed(planned)} planned`}`,
  }),
  ledBy: both<[names: string]>({ vi: (names) => `Chủ trì: ${names}`, en: (names) => `Led by ${names}` }),
  dueBy: both<[times: string]>({ vi: (times) => `Thời gian: ${times}`, en: (times) => `Due: ${times}` }),
  findingsHere: both<[errors: number, warnings: number]>({
    vi: (errors, warnings) => counted([errors, `${errors} lỗi`], [warnings, `${warnings} cảnh báo`]),
    en: (errors, warnings) => counted([errors, many(errors, 'error')], [warnings, many(warnings, 'warning')]),
  }),
  errors: both<[count: number]>({ vi: (count) => `${count} lỗi`, en: (count) => many(count, 'error') }),
  share: both<[count: number, lost: string, planned: string]>({
    vi: (count, lost, planned) => `mất ${lost} · ${count} tiêu chí · kế hoạch ${signed(planned)}`,
    en: (count, lost, planned) => `lost ${lost} · ${many(count, 'criterion', 'criteria')} · planned ${signed(planned)}`,
  }),
  count: both<[count: number]>({
    vi: (count) => `${count} tiêu chí`,
    en: (count) => many(count, 'criterion', 'criteria'),
  }),
  nobody: both<[]>({ vi: () => 'Chưa có cơ quan chủ trì', en: () => 'Without a lead' }),
  nobodyLeads: both<[]>({
    vi: () => 'Các tiêu chí này chưa có cơ quan chủ trì; hãy ghi ở “lead”.',
    en: () => 'Nobody leads these criteria yet; name the agency at “lead”.',
  }),
  unknownAgency: both<[name: string]>({
    vi: (name) => `“${name}” chưa có trong danh mục cơ quan.`,
    en: (name) => `“${name}” is not in the registry of agencies.`,
  }),
  ongoing: both<[]>({ vi: () => 'Thường xuyên', en: () => 'Ongoing (Thường xuyên)' }),
  noDeadline: both<[]>({ vi: () => 'Chưa ghi thời gian', en: () => 'Without a deadline' }),
  daysLeft: both<[days: number]>({
    vi: (days) => (days === 0 ? 'hạn cuối hôm nay' : `còn ${days} ngày`),
    en: (days) => (days === 0 ? 'due today' : `${many(days, 'day')} left`),
  }),
  severity: both<[severity: Severity]>({
    vi: (severity) => severityNames[severity].vi,
    en: (severity) => severityNames[severity].en,
  }),
  markSum: both<[]>({
    vi: () => 'Số ghi không bằng tổng các thành phần',
    en: () => 'A stated number is not the sum of its components',
  }),
  markError: both<[]>({ vi: () => 'Có lỗi ở đây', en: () => 'An error stands here' }),
  markBelow: both<[]>({ vi: () => 'Bên dưới có chỗ sai', en: () => 'Something below is wrong' }),
  markWarning: both<[]>({ vi: () => 'Có cảnh báo ở đây', en: () => 'A warning stands here' }),
  filterTitle: both<[]>({ vi: () => 'Lọc bảng điểm', en: () => 'Filter the scoreboard' }),
  filterExample: both<[]>({
    vi: () => 'STT, tên tiêu chí hoặc cơ quan; không cần dấu: so noi vu',
    en: () => 'Code, title or agency; marks may be left out: so noi vu',
  }),
  found: both<[query: string, count: number]>({
    vi: (query, count) => `Lọc “${query}”: ${count} dòng`,
    en: (query, count) => `Filter “${query}”: ${many(count, 'line')}`,
  }),

  // The status bar ----------------------------------------------------------------------------------------------------

  totalTip: both<[title: string]>({
    vi: (title) => `${title}: điểm đạt → mục tiêu / điểm tối đa · số lỗi. Bấm để mở báo cáo.`,
    en: (title) => `${title}: score → target / maximum · errors. Click for the report.`,
  }),
  totalSaid: both<[title: string, points: Readonly<Record<Field, string | undefined>>, errors: number]>({
    vi: (title, points, errors) => `${title}: ${pointsIn('vi', points)}${errors} lỗi`,
    en: (title, points, errors) => `${title}: ${pointsIn('en', points)}${many(errors, 'error')}`,
  }),
  wholeFile: both<[]>({ vi: () => 'Các tiêu chí của tệp này', en: () => 'The criteria of this file' }),
  serverState: both<[state: ServerState]>({
    vi: (state) => stateNames[state].vi,
    en: (state) => stateNames[state].en,
  }),
  serverName: both<[]>({ vi: () => 'Máy chủ PAR Index', en: () => 'PAR Index server' }),
  version: both<[version: string]>({ vi: (version) => `Phiên bản ${version}`, en: (version) => `Version ${version}` }),
  showLog: both<[]>({ vi: () => 'Xem nhật ký', en: () => 'Show the log' }),

  // The log -----------------------------------------------------------------------------------------------------------

  logState: both<[state: ServerState, version: string]>({
    vi: (state, version) =>
      ({
        starting: `Máy chủ PAR Index (phiên bản ${version}) đang khởi động.`,
        running: 'Máy chủ đã sẵn sàng; các tệp .par.yaml được kiểm tra ngay khi gõ.',
        stopped: 'Máy chủ đã dừng; các tệp .par.yaml không được kiểm tra.',
      })[state],
    en: (state, version) =>
      ({
        starting: `The PAR Index server (version ${version}) is starting.`,
        running: 'The server is ready; .par.yaml files are checked as they are typed.',
        stopped: 'The server has stopped; .par.yaml files are not checked.',
      })[state],
  }),
  logFound: both<
    [title: string, points: Readonly<Record<Field, string | undefined>>, errors: number, warnings: number]
  >({
    vi: (title, points, errors, warnings) =>
      `Đã kiểm tra “${title}”: ${pointsIn('vi', points)}${errors} lỗi, ${warnings} cảnh báo.`,
    en: (title, points, errors, warnings) =>
      `Checked “${title}”: ${pointsIn('en', points)}${many(errors, 'error')}, ${many(warnings, 'warning')}.`,
  }),

  // Files and tables --------------------------------------------------------------------------------------------------

  newFileKind: both<[]>({ vi: () => 'Tạo tệp gì?', en: () => 'What kind of file?' }),
  newIndex: both<[]>({ vi: () => 'Chỉ số mới', en: () => 'New index' }),
  newIndexDetail: both<[]>({
    vi: () => 'Phần đầu với các tổng điểm, cơ quan và lĩnh vực đầu tiên; bắt đầu từ đây',
    en: () => 'The head with its totals, the agencies and the first field; start here',
  }),
  newField: both<[]>({ vi: () => 'Lĩnh vực mới', en: () => 'New field' }),
  newFieldDetail: both<[]>({
    vi: () => 'Một lĩnh vực trong tệp riêng; chỉ số dẫn tới nó bằng “- file:”',
    en: () => 'A field in a file of its own; the index names it with “- file:”',
  }),
  newRegistry: both<[]>({ vi: () => 'Danh mục cơ quan mới', en: () => 'New registry of agencies' }),
  newRegistryDetail: both<[]>({
    vi: () => 'Tên các cơ quan được ghi ở “lead” và “with”',
    en: () => 'The names of agencies that “lead” and “with” may have',
  }),
  fileExists: both<[name: string]>({
    vi: (name) => `Đã có tệp ${name}; tệp ấy được mở và giữ nguyên.`,
    en: (name) => `There is a file ${name} already; it is opened as it is.`,
  }),
  noFolder: both<[]>({
    vi: () => 'Hãy mở thư mục chứa tài liệu trước, rồi tạo tệp trong đó.',
    en: () => 'Open the folder for your documents first, then create the file in it.',
  }),
  openFolder: both<[]>({ vi: () => 'Mở thư mục', en: () => 'Open a folder' }),
  noEditor: both<[]>({
    vi: () => 'Hãy mở một tệp .par.yaml và đặt con trỏ vào chỗ cần dùng trước.',
    en: () => 'Open a .par.yaml file and put the cursor where you need it first.',
  }),
  nothingToPaste: both<[]>({
    vi: () =>
      'Không thấy dòng nào có STT trong phần vừa sao chép. Hãy sao chép các dòng của bảng trong Excel hoặc Word (từ cột STT), rồi dán lại.',
    en: () =>
      'No row with a code was found in what was copied. Copy rows of the table in Excel or Word, from the column of codes on, and paste again.',
  }),
  pasted: both<[rows: number, doubts: number]>({
    vi: (rows, doubts) =>
      `Đã dán ${rows} tiêu chí${doubts === 0 ? '.' : `; ${doubts} chỗ cần xem lại có ghi chú “# ?”.`}`,
    en: (rows, doubts) =>
      `Pasted ${many(rows, 'criterion', 'criteria')}${doubts === 0 ? '.' : `; ${many(doubts, 'doubt')} noted with “# ?”.`}`,
  }),
  nothingToCopy: both<[]>({
    vi: () => 'Không có tiêu chí nào trong phần đã chọn. Hãy chọn các dòng của tiêu chí, hoặc bỏ chọn để chép cả tệp.',
    en: () => 'No criterion stands in the selection. Select lines of criteria, or nothing to copy the whole file.',
  }),
  copied: both<[rows: number]>({
    vi: (rows) => `Đã chép bảng ${rows} tiêu chí; dán được vào Excel hoặc Word.`,
    en: (rows) => `Copied a table of ${many(rows, 'criterion', 'criteria')}; paste it into Excel or Word.`,
  }),
  noServer: both<[]>({
    vi: () => 'Máy chủ PAR Index chưa chạy nên chưa làm được việc này. Hãy khởi động lại máy chủ.',
    en: () => 'The PAR Index server is not running, so this cannot be done. Restart the server.',
  }),
};

const columns: Readonly<Record<Field, Record<Language, string>>> = {
  max: { vi: 'Điểm tối đa', en: 'Maximum' },
  score: { vi: 'Điểm đạt', en: 'Score' },
  target: { vi: 'Mục tiêu', en: 'Target' },
};

const severityNames: Readonly<Record<Severity, Record<Language, string>>> = {
  error: { vi: 'Lỗi', en: 'Errors' },
  warning: { vi: 'Cảnh báo', en: 'Warnings' },
  info: { vi: 'Lưu ý', en: 'Remarks' },
  hint: { vi: 'Gợi ý', en: 'Hints' },
};

const stateNames: Readonly<Record<ServerState, Record<Language, string>>> = {
  starting: { vi: 'Đang khởi động', en: 'Starting' },
  running: { vi: 'Đang kiểm tra các tệp', en: 'Checking files' },
  stopped: { vi: 'Không chạy', en: 'Not running' },
};

/** Only of what there is. */
function counted(...said: readonly (readonly [count: number, text: string])[]): string {
  return said.flatMap(([count, text]) => (count > 0 ? [text] : [])).join(', ');
}

/** `điểm tối đa 100, điểm đạt 86.07; `: only of what is written. */
function pointsIn(language: Language, points: Readonly<Record<Field, string | undefined>>): string {
  const said = fields.flatMap((field) => {
    const value = points[field];
    return value === undefined ? [] : [`${columns[field][language].toLowerCase()} ${value}`];
  });
  return said.length === 0 ? '' : `${said.join(', ')}; `;
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

function signed(points: string): string {
  return points.startsWith('-') ? points : `+${points}`;
}

/** A sentence that is said in the reader's language at the moment it is said. */
function both<A extends unknown[]>(sentence: Sentence<A>): (...args: A) => string {
  return (...args) => sentence[language()](...args);
}
