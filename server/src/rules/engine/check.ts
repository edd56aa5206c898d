import type { Project } from '../../workspace/project.ts';
import { rules as allRules } from '../all.ts';
import type { CheckResult } from './checker.ts';
import { Checker } from './checker.ts';
import type { Rule } from './rule.ts';

export type { CheckResult } from './checker.ts';
export type { FileSpan } from './locate.ts';
export { locate } from './locate.ts';

const checkers = new WeakMap<Project, Checker>();

/** The checker of a project: it goes along with its changes. */
export function checkerOf(project: Project): Checker {
  let checker = checkers.get(project);
  if (!checker) checkers.set(project, (checker = new Checker(project, allRules)));
  return checker;
}

/** All findings of a project as it is now. The one answer that every door gives. */
export function check(project: Project): CheckResult {
  return checkerOf(project).all();
}

/** The same with other rules: for tests. */
export function checkWith(project: Project, rules: readonly Rule[]): CheckResult {
  return new Checker(project, rules).all();
}
