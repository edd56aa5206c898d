import type { Span } from '../../base/span.ts';
import type { Text } from '../../base/text.ts';
import type { Project } from '../../workspace/project.ts';
import type { Named } from '../name/named.ts';
import { namedAt } from '../name/named.ts';
import { nameToChange, renameAgency } from './agency.ts';
import { criterionToRecode, renameCode } from './code.ts';
import type { Refused, Renaming } from './renaming.ts';

/** A name that can be changed: where it stands under the cursor (UTF-16 offsets), and what it is now. */
export interface Renamable {
  readonly span: Span;
  readonly name: string;
}

/** Whether the code or the agency at an offset can be renamed; else why not. */
export function renamableAt(project: Project, path: string, offset: number): Renamable | Refused {
  const named = namedAt(project, path, offset, path);
  if (!named || named.kind === 'file') return { refused: words.nothing };
  if (named.kind === 'agency') return { span: named.origin, name: nameToChange(named) };
  const criterion = criterionToRecode(named);
  return 'refused' in criterion ? criterion : { span: named.origin, name: named.code };
}

/** What has to change, in all files, so that the code or the agency at an offset has another name; else why it can't. */
export function renameAt(project: Project, path: string, offset: number, to: string): Renaming | Refused {
  const named: Named | undefined = namedAt(project, path, offset);
  if (named?.kind === 'code') return renameCode(project, named, to.trim());
  if (named?.kind === 'agency') return renameAgency(project, named, to);
  return { refused: words.nothing };
}

const words = {
  nothing: {
    vi: 'Ở đây không có tên nào đổi được. Hãy đặt con trỏ vào mã tiêu chí, vào mã ở sameAs hoặc vào tên cơ quan.',
    en: 'There is no name here that can be changed. Put the cursor on a code, on the code in sameAs or on an agency’s name.',
  },
} satisfies Record<string, Text>;
