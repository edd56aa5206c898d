import type { Text } from '../../base/text.ts';

/** What a key of names is called in the middle of a sentence. */
export const roleNames: Readonly<Record<'lead' | 'with', Text>> = {
  lead: { vi: 'cơ quan chủ trì', en: 'lead agency' },
  with: { vi: 'cơ quan phối hợp', en: 'cooperating agency' },
};

/** The beginning of a long text, for a sentence that only points at it. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= 60) return line;
  return `${line.slice(0, line.lastIndexOf(' ', 56) > 30 ? line.lastIndexOf(' ', 56) : 56)}…`;
}

/** A day (ISO) as offices write it: `01/3/2025` (Decree 30/2020/NĐ-CP, annex I). English keeps the ISO form of the file. */
export function dayName(iso: string): Text {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { vi: `${day}/${Number(month) <= 2 ? month : Number(month)}/${year}`, en: iso };
}

/** Names one behind the other: `“A”, “B” hoặc “C”`. */
export function oneOf(names: readonly string[]): Text {
  const quoted = names.map((name) => `“${name}”`);
  const last = quoted.pop() ?? '';
  const before = quoted.join(', ');
  return { vi: before ? `${before} hoặc ${last}` : last, en: before ? `${before} or ${last}` : last };
}
