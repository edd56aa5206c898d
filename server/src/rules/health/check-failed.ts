import { defineRule } from '../engine/rule.ts';

/** The engine reports it itself, where a rule throws: it has no check of its own. */
export const checkFailed = defineRule<{ rule: string; reason: string }>({
  id: 'check-failed',
  severity: 'error',
  summary: {
    vi: 'Một quy tắc kiểm tra bị lỗi khi chạy; các quy tắc khác vẫn kiểm tra.',
    en: 'A rule crashed; all others still report.',
  },
  message: ({ rule, reason }) => ({
    vi: `Quy tắc “${rule}” bị lỗi khi kiểm tra tệp này (${reason}), nên chưa biết tệp có vi phạm quy tắc đó hay không; các quy tắc khác vẫn kiểm tra đầy đủ. Đây là lỗi của phần mềm, không phải của tệp: hãy báo cho nhóm phát triển kèm dòng này, và có thể tạm tắt quy tắc trong par.config.yaml.`,
    en: `The rule “${rule}” crashed on this file (${reason}), so nobody knows whether the file breaks it; all other rules have still been checked. The fault is in the program, not in the file: report it to the developers with this line; until then the rule can be switched off in par.config.yaml.`,
  }),
  docs: {
    why: {
      vi: 'Một quy tắc bị lỗi khi chạy thì không biết tệp có vi phạm quy tắc ấy hay không. Im lặng bỏ qua sẽ thành báo nhầm là không có sai sót, nên việc đó được nói rõ; mọi quy tắc khác vẫn kiểm tra đầy đủ.',
      en: 'Where a rule crashed, nobody knows whether the file breaks it. Silence would pass for a clean result, so it is said; all other rules have been checked in full.',
    },
    repair: {
      vi: 'Lỗi nằm ở phần mềm, không ở tệp. Hãy gửi nội dung phát hiện, và nếu được thì cả tệp, cho nhóm phát triển. Trong khi chờ, tắt quy tắc bị nêu tên trong `par.config.yaml`: `rules: {<mã quy tắc>: off}`.',
      en: 'The fault is in the program, not in the file. Send the finding, and the file if you may, to the developers. Until then switch off the rule that it names, in `par.config.yaml`: `rules: {<rule>: off}`.',
    },
    source: {
      vi: 'Nguyên tắc của công cụ: điều chưa kiểm tra được thì phải nói ra.',
      en: 'A principle of the tool: what could not be checked must be told.',
    },
    silence: {
      vi: 'Không bỏ qua được phát hiện này, bằng ghi chú hay bằng thiết lập; tắt quy tắc bị nêu tên thì phát hiện không còn.',
      en: 'Neither a comment nor a setting can silence this finding; switch off the rule that it names, and it is gone.',
    },
    example: { rule: 'sum-mismatch', reason: 'RangeError' },
  },
  check: {},
});
