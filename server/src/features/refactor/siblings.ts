import { extendsCode } from '../../model/code.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { TreeView } from '../../workspace/view.ts';

/** The criteria side by side with one, where their numbering is sound: what is renumbered must be told apart. */
export interface Siblings {
  readonly parent: Criterion | undefined;
  readonly members: readonly Criterion[];
  readonly prefix: readonly number[];
  /** Where the criterion stands among them. */
  readonly at: number;
}

/** Undefined where a code is malformed, stands twice, is out of order or does not extend that of the parent. */
export function siblingsOf({ tree }: TreeView, criterion: Criterion): Siblings | undefined {
  const { parent, code } = criterion;
  const members = parent ? parent.children : tree.top;
  const prefix = parent ? parent.code?.parts : code?.parts?.slice(0, -1);
  const at = members.indexOf(criterion);
  if (!prefix || at < 0 || !areSound(members, prefix)) return undefined;
  return { parent, members, prefix, at };
}

/** Whether the codes of a list all extend the prefix and go up. */
export function areSound(members: readonly Criterion[], prefix: readonly number[]): boolean {
  return members.every(({ code }, i) => {
    if (!code?.parts || !extendsCode(code.parts, prefix)) return false;
    const before = members[i - 1]?.code?.parts?.at(-1) ?? 0;
    return code.parts.at(-1)! > before;
  });
}

/** The criterion above in the same list, and whether none follows: in its own file. */
export function neighbours({ members, at }: Siblings): { previous: Criterion | undefined; isLast: boolean } {
  const { path } = members[at]!.piece;
  const [previous, next] = [members[at - 1], members[at + 1]].map((one) =>
    one?.piece.path === path ? one : undefined,
  );
  return { previous, isLast: next === undefined };
}

/** The last number of a criterion's code. */
export function numberOf({ code }: Criterion): number {
  return code?.parts?.at(-1) ?? 0;
}

/**
 * The codes that a criterion and those behind it get where `number` is taken by a new one: each is pushed on only where
 * it must, so a gap in the numbering swallows the push.
 */
export function pushedFrom(
  members: readonly Criterion[],
  prefix: readonly number[],
  number: number,
): Map<Criterion, string> {
  const wanted = new Map<Criterion, string>();
  let next = number + 1;
  for (const member of members) {
    const own = numberOf(member);
    if (own < number) continue;
    if (own >= next) break;
    wanted.set(member, [...prefix, next].join('.'));
    next++;
  }
  return wanted;
}

/** The codes that those behind a number get where it falls free: each goes down by one. */
export function closedUp(
  members: readonly Criterion[],
  prefix: readonly number[],
  number: number,
): Map<Criterion, string> {
  const behind = members.filter((member) => numberOf(member) > number);
  // Behind a gap that was there before, the numbers stay: who left it knew why.
  const inRow = behind.filter((member, i) => numberOf(member) === number + 1 + i);
  return new Map(inRow.map((member) => [member, [...prefix, numberOf(member) - 1].join('.')]));
}
