import type { Language } from '../language.ts';
import type { Severity } from '../overview.ts';

/** All that the report says by itself. */
export interface Words {
  readonly report: string;
  readonly untitled: string;
  readonly years: (score: number | undefined, target: number | undefined) => string;
  readonly made: (when: string) => string;
  readonly nothing: string;
  readonly unread: string;
  readonly totals: string;
  readonly max: string;
  readonly score: string;
  readonly target: string;
  readonly lost: string;
  readonly planned: string;
  readonly added: (points: string) => string;
  readonly reached: string;
  readonly fields: string;
  readonly field: string;
  readonly fieldsNote: string;
  readonly code: string;
  readonly criterion: string;
  readonly lead: string;
  readonly where: string;
  readonly whereNote: (count: number) => string;
  readonly noneLost: string;
  readonly agencies: string;
  readonly agency: string;
  readonly agenciesNote: string;
  readonly nobody: string;
  readonly unknown: string;
  readonly count: string;
  readonly whatIf: string;
  readonly whatIfNote: string;
  readonly met: string;
  readonly all: string;
  readonly degree: string;
  readonly now: string;
  readonly then: string;
  readonly stated: (points: string) => string;
  readonly noPlan: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly level: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly rule: string;
  readonly message: string;
  readonly place: string;
  readonly open: (what: string) => string;
  readonly explain: (rule: string) => string;
  readonly exported: (name: string) => string;
  readonly notExported: (why: string) => string;
  readonly show: string;
  readonly fileName: string;
}

export const words: Readonly<Record<Language, Words>> = {
  vi: {
    report: 'Báo cáo Chỉ số cải cách hành chính',
    untitled: 'Chỉ số cải cách hành chính',
    years: (score, target) =>
      [score && `Điểm đạt năm ${score}`, target && `mục tiêu năm ${target}`].filter(Boolean).join(', '),
    made: (when) => `Lập ngày ${when}`,
    nothing: 'Chưa có chỉ số nào để báo cáo. Hãy mở một tệp .par.yaml có tiêu chí.',
    unread: 'Có chỗ chưa đọc được nên số liệu dưới đây có thể chưa đủ.',
    totals: 'Tổng hợp',
    max: 'Điểm tối đa',
    score: 'Điểm đạt',
    target: 'Mục tiêu',
    lost: 'Điểm bị mất',
    planned: 'Dự kiến tăng',
    added: (points) => `cộng lại là ${points}`,
    reached: 'Tỷ lệ đạt',
    fields: 'Theo lĩnh vực',
    field: 'Lĩnh vực',
    fieldsNote: 'Thanh nhạt: điểm tối đa; thanh đậm: điểm đạt; vạch: mục tiêu.',
    code: 'STT',
    criterion: 'Tiêu chí',
    lead: 'Cơ quan chủ trì',
    where: 'Mất điểm ở đâu',
    whereNote: (count) => `${count} tiêu chí chưa đạt điểm tối đa, mất nhiều nhất xếp trước.`,
    noneLost: 'Không tiêu chí nào mất điểm.',
    agencies: 'Theo cơ quan chủ trì',
    agency: 'Cơ quan',
    agenciesNote:
      'Thanh trên: điểm bị mất; thanh dưới: dự kiến tăng. Tiêu chí có nhiều cơ quan cùng chủ trì được tính đủ cho từng cơ quan.',
    nobody: 'Chưa có cơ quan chủ trì',
    unknown: 'chưa có trong danh mục cơ quan',
    count: 'Số tiêu chí',
    whatIf: 'Nếu đạt mục tiêu',
    whatIfNote: 'Đánh dấu những mục tiêu sẽ đạt; điểm của chỉ số được tính lại ngay.',
    met: 'Đạt',
    all: 'Tất cả mục tiêu',
    degree: 'Mức đạt của các mục tiêu đã đánh dấu',
    now: 'Hiện nay',
    then: 'Nếu đạt',
    stated: (points) => `mục tiêu ghi cho cả chỉ số: ${points}`,
    noPlan: 'Không tiêu chí nào có mục tiêu cao hơn điểm đạt.',
    findings: 'Những điểm cần xem lại',
    noFindings: 'Không phát hiện lỗi nào.',
    level: 'Mức độ',
    severity: { error: 'Lỗi', warning: 'Cảnh báo', info: 'Lưu ý', hint: 'Gợi ý' },
    rule: 'Quy tắc',
    message: 'Nội dung',
    place: 'Vị trí',
    open: (what) => `Mở ${what} trong tệp`,
    explain: (rule) => `Xem giải thích quy tắc ${rule}`,
    exported: (name) => `Đã xuất báo cáo ra tệp ${name}.`,
    notExported: (why) => `Không ghi được báo cáo: ${why}. Hãy chọn thư mục khác rồi xuất lại.`,
    show: 'Mở tệp',
    fileName: 'bao-cao-chi-so',
  },
  en: {
    report: 'PAR Index report',
    untitled: 'PAR Index',
    years: (score, target) =>
      [score && `Scores of ${score}`, target && `targets of ${target}`].filter(Boolean).join(', '),
    made: (when) => `Made on ${when}`,
    nothing: 'There is no index to report on. Open a .par.yaml file that has criteria.',
    unread: 'Some of it cannot be read, so these figures may lack something.',
    totals: 'Totals',
    max: 'Maximum',
    score: 'Score',
    target: 'Target',
    lost: 'Points lost',
    planned: 'Planned gain',
    added: (points) => `adds up to ${points}`,
    reached: 'Reached',
    fields: 'By field',
    field: 'Field',
    fieldsNote: 'Pale bar: maximum; strong bar: score; line: target.',
    code: 'Code',
    criterion: 'Criterion',
    lead: 'Lead agency',
    where: 'Where points are lost',
    whereNote: (count) =>
      `${count} ${count === 1 ? 'criterion is' : 'criteria are'} below the maximum; the greatest loss comes first.`,
    noneLost: 'No criterion has lost points.',
    agencies: 'By lead agency',
    agency: 'Agency',
    agenciesNote:
      'Upper bar: points lost; lower bar: planned gain. A criterion with several leads counts in full for each of them.',
    nobody: 'No lead agency',
    unknown: 'not in the registry of agencies',
    count: 'Criteria',
    whatIf: 'If targets are met',
    whatIfNote: 'Tick the targets that will be met; the index is added up anew at once.',
    met: 'Met',
    all: 'All targets',
    degree: 'How far the ticked targets are met',
    now: 'Now',
    then: 'If met',
    stated: (points) => `target stated for the whole index: ${points}`,
    noPlan: 'No criterion has a target above its score.',
    findings: 'What to look at again',
    noFindings: 'Nothing was found.',
    level: 'Severity',
    severity: { error: 'Error', warning: 'Warning', info: 'Remark', hint: 'Hint' },
    rule: 'Rule',
    message: 'What it says',
    place: 'Place',
    open: (what) => `Open ${what} in its file`,
    explain: (rule) => `Read about the rule ${rule}`,
    exported: (name) => `The report was written to ${name}.`,
    notExported: (why) => `The report could not be written: ${why}. Choose another folder and export it again.`,
    show: 'Open file',
    fileName: 'par-index-report',
  },
};
