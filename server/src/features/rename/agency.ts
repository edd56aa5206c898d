import type { Text } from '../../base/text.ts';
import { compareKey } from '../../base/vietnamese.ts';
import { overlaps } from '../../model/agency.ts';
import type { AgencyEntry } from '../../model/file.ts';
import type { Project } from '../../workspace/project.ts';
import type { AgencyName, AgencyPlace, NameForm } from '../name/agency.ts';
import { editOfText } from '../name/text-place.ts';
import type { Reason, Refused, Renaming } from './renaming.ts';
import { renamingOf } from './renaming.ts';

/** The name that is changed where the cursor stands: an alias or a code is one of its own, else the official name. */
export function nameToChange({ form, written, entries }: AgencyName): string {
  const [entry] = entries;
  if (!entry || form === 'unknown') return written;
  const key = compareKey(written);
  if (form === 'alias') return entry.agency.aliases.find((alias) => compareKey(alias) === key) ?? written;
  if (form === 'code') return entry.agency.code ?? written;
  return entry.agency.name;
}

/**
 * Another name for an agency. The official name changes in the registry and wherever it is written, also in other
 * capitals or with the tone mark elsewhere, and where `Sở` is left out: these would no longer be understood. An alias or
 * a code that is written somewhere stays, and changes only when it is itself renamed, with all places that write it.
 * Several names in one text (a finding) are not touched. Refused where another agency has the new name.
 */
export function renameAgency(project: Project, named: AgencyName, wanted: string): Renaming | Refused {
  const to = wanted.trim();
  if (to === '') return { refused: words.empty };
  const partial = named.known.some((known) => known.partial);
  if (partial) return { refused: words.partial };
  const taken = takenBy(named, to);
  if (taken && named.form !== 'unknown') return { refused: words.taken(to, taken.agency.name) };
  const old = compareKey(nameToChange(named));
  const isMeant = ({ at, form }: AgencyPlace) =>
    changed(named.form).includes(form) && (form === 'elided' || compareKey(at.text) === old);
  return renamingOf(
    named.places
      .filter((place) => isMeant(place) && place.at.text !== to)
      .map(({ at, inRegistry }) => ({
        ...editOfText(project, at, to),
        reason: inRegistry ? groups.registry : groups.uses,
      })),
  );
}

/** The forms of a name that change together. */
function changed(form: NameForm): readonly NameForm[] {
  return form === 'alias' || form === 'code' || form === 'unknown' ? [form] : ['official', 'spelling', 'elided'];
}

/** Another agency that a name would be understood as, while both exist. */
function takenBy({ entries, known }: AgencyName, to: string): AgencyEntry | undefined {
  const key = compareKey(to);
  for (const { registry, entries: all } of known) {
    const match = registry.find(to);
    for (const other of all) {
      const { name, code = '', aliases } = other.agency;
      const claims = [name, code, ...aliases].some((claim) => compareKey(claim) === key);
      const elided = match.kind === 'variant' && match.agency === other.agency;
      const isOther = !entries.some((own) => own.agency.name === name);
      if (isOther && (claims || elided) && entries.some((own) => overlaps(own.agency, other.agency))) return other;
    }
  }
  return undefined;
}

const groups = {
  registry: { id: 'registry', label: { vi: 'Danh mục cơ quan', en: 'Registry of agencies' } },
  uses: { id: 'uses', label: { vi: 'Nơi giao chủ trì, phối hợp', en: 'Where it leads or cooperates' } },
} satisfies Record<string, Reason>;

const words = {
  empty: {
    vi: 'Tên cơ quan không được để trống. Hãy nhập tên đầy đủ.',
    en: 'The name of an agency can’t be empty. Enter its full name.',
  },
  partial: {
    vi: 'Danh mục cơ quan có chỗ chưa đọc được, nên không thể đổi tên cho đủ mọi nơi. Hãy sửa lỗi trong danh mục trước.',
    en: 'A part of the registry of agencies can’t be read, so not every place would be renamed. Repair the registry first.',
  },
  taken: (to: string, other: string): Text => ({
    vi: `“${to}” đã là tên gọi của “${other}” trong danh mục cơ quan. Hãy chọn tên khác; nếu hai cơ quan là một, hãy gộp hai mục trong danh mục.`,
    en: `“${to}” already means “${other}” in the registry of agencies. Choose another name; if the two are one agency, join their entries.`,
  }),
};
