import type { Rule } from '../engine/rule.ts';
import { deadlineCount } from './deadline-count.ts';
import { deadlineForm } from './deadline-form.ts';
import { deadlineOutsideYear } from './deadline-outside-year.ts';
import { missingDeadline } from './missing-deadline.ts';
import { missingTask } from './missing-task.ts';
import { taskMarker } from './task-marker.ts';

export const deadlineRules: readonly Rule[] = [
  deadlineForm,
  deadlineOutsideYear,
  missingDeadline,
  missingTask,
  taskMarker,
  deadlineCount,
];
