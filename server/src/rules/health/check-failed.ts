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
  check: {},
});
