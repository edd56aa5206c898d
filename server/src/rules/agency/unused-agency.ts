import { compareKey } from '../../base/vietnamese.ts';
import { Memo } from '../../base/reactive.ts';
import type { Registry } from '../../model/agency.ts';
import type { Criterion } from '../../model/criterion.ts';
import type { Facts } from '../../workspace/facts.ts';
import { factsOf } from '../../workspace/facts.ts';
import type { Tree } from '../../workspace/tree.ts';
import { defineRule } from '../engine/rule.ts';
import { joinedNames, namingsOf } from './naming.ts';

export const unusedAgency = defineRule<{ name: string }>({
  id: 'unused-agency',
  severity: 'hint',
  summary: {
    vi: 'Cơ quan có trong danh mục nhưng không được giao hay phối hợp việc gì.',
    en: 'An entry of the registry that nothing names.',
  },
  message: ({ name }) => ({
    vi: `“${name}” có trong danh mục nhưng không chủ trì, không phối hợp tiêu chí nào. Nếu không cần nữa, có thể bỏ khỏi danh mục; nếu đã giải thể, hãy ghi “until”.`,
    en: `“${name}” is in the registry but neither leads nor cooperates anywhere. Remove it if it is not needed; if it has ended, write “until”.`,
  }),
  docs: {
    why: {
      vi: 'Không sai, nhưng danh mục dài hơn cần thiết thì khó rà soát, và một cơ quan không được giao việc nào có thể là dấu hiệu bảng thiếu tên cơ quan ấy ở đâu đó.',
      en: 'Nothing is wrong with it, but a registry that is longer than needed is harder to look through; and an agency that nothing names may have been left out somewhere in the table.',
    },
    repair: {
      vi: 'Xem cơ quan ấy có phải được giao việc mà bảng ghi thiếu hay không. Nếu thật sự không cần thì bỏ mục đó; nếu cơ quan đã giải thể thì ghi `until` và giữ lại, để các bảng cũ vẫn đọc được. Không có cách sửa tự động. Danh mục dùng chung cho nhiều bảng thì có thể tắt quy tắc này trong cả dự án.',
      en: 'See whether it should have been given work that the table lacks. If it is not needed, remove the entry; if it has ended, write `until` and keep it, so that older tables can still be read. There is no automatic repair. Where one registry serves many tables, the rule may be switched off for the project.',
    },
    source: {
      vi: 'Định dạng `.par.yaml`, mục 7 (`agencies`).',
      en: 'The format, section 7 (`agencies`).',
    },
  },
  ahead: {
    line(criterion, { tree }) {
      if (tree.registry && tree.index) usedIn(tree).named.ahead(criterion);
    },
  },
  check: {
    tree({ project, tree }, report) {
      if (!tree.registry || !tree.index) return;
      for (const entry of tree.registry.entries) {
        // An entry that has ended is kept for what it was: it says who took over.
        if (!entry.name || entry.broken || entry.fields.has('until')) continue;
        const users = project.trees.filter(({ registry }) => registry?.entries.includes(entry));
        if (users.find(({ index }) => index) !== tree) continue;
        const key = compareKey(entry.agency.name);
        if (users.some((user) => isUnsure(user) || isNamed(user, key))) continue;
        report({ at: entry.name, about: entry, key: 'name', args: { name: entry.agency.name } });
      }
    },
  },
});

interface Used {
  /** The comparison keys of the successors that the registry names. */
  readonly successors: Memo<ReadonlySet<string>>;
  /** The comparison keys of the official names that each criterion names or may mean. */
  readonly named: Facts;
}

const known = new WeakMap<Tree, Used>();

/** Whether a tree names an agency, or may mean it; its registry's successors included. */
function isNamed(tree: Tree, key: string): boolean {
  const used = usedIn(tree);
  return used.successors.get().has(key) || used.named.has(key);
}

function usedIn(tree: Tree): Used {
  let used = known.get(tree);
  if (!used) {
    used = {
      successors: new Memo(() => new Set(successorsIn(tree.registry!.registry))),
      named: factsOf(tree, (criterion) => [...new Set([...meant(tree, criterion)].map(compareKey))]),
    };
    known.set(tree, used);
  }
  return used;
}

function successorsIn(registry: Registry): string[] {
  return registry.agencies.flatMap(({ successors }) =>
    successors.map((name) => {
      const match = registry.find(name);
      return compareKey('agency' in match ? match.agency.name : name);
    }),
  );
}

function* meant(tree: Tree, criterion: Criterion): Iterable<string> {
  for (const { at, match, day } of namingsOf(tree).get(criterion)) {
    if ('agency' in match) yield match.agency.name;
    else if (match.kind === 'near') for (const { name } of match.candidates) yield name;
    else if (tree.registry) yield* joinedNames(tree.registry.registry, at.text, day) ?? [];
  }
}

/** Some of its criteria can't be read: they may name anyone. */
function isUnsure({ incomplete, files }: Tree): boolean {
  return incomplete || files.some(({ hasBroken }) => hasBroken);
}
