import { clean, splitProject, wrongSum } from '../projects.ts';
import type { Files } from './render.ts';
import { sampleFiles } from './render.ts';

/** A wrong sum, a wrong letter behind signs of every width, and a comma in a number. */
const letters = `par: 1
index:
  title: Danh mục kiểm thử
  max: 5.5
criteria:
  - code: "1"
    title: Chỉ đạo, điều hành
    max: 2.5
    lead: Sở Nội vụ
    deadline: Năm 2021
    criteria:
      - code: "1.1"
        title: 👍🏽 中文 Quản triệt kế hoạch năm
        max: 0.5
        tasks:
          - Điều hành, Quản triệt kế hoạch
      - code: "1.2"
        title:\tBáo cáo\tquý, Quản triệt
        max: 1,5
        tasks:
          - Gửi báo cáo đúng hạn
  - code: "2"
    title: Thể chế
    max: 3
    lead: Sở Tư pháp
    deadline: Năm 2021
    tasks:
      - Rà soát văn bản
`;

/** Text that means something to a reader of one form or another. */
const nasty = [`]]><b a='x'>&amp; 100%0A, ::error::`, `[x](https://example.com) {0} | \`_*\`*_ @a #1 <i>`];

const hostile = wrongSum
  .replace('par: 1\n', 'par: 1\nagencies:\n  - name: Sở Y tế\n')
  .replace('lead: Sở Nội vụ', `lead: "${nasty[0]!} \\"q\\""`)
  .replace('lead: Sở Tư pháp', `lead: "${nasty[1]!}"`)
  .replace('title: Kế hoạch năm', 'title: "Sở\\n::error::\\x07\\x1b[31m\u202e Tư pháp"');

/** Projects that every form is tried on. */
export const corpus: Readonly<Record<string, Files>> = {
  sample: sampleFiles('hanoi-2021'),
  clean: { 'index.par.yaml': clean },
  split: splitProject,
  letters: { 'chữ.par.yaml': letters.normalize('NFC') },
  decomposed: { ['chữ rời.par.yaml'.normalize('NFD')]: letters.normalize('NFD') },
  'line-ends': { 'crlf.par.yaml': letters.replaceAll('\n', '\r\n') },
  hostile: { "năm 2021/50%, a:b 'c' & #1 [x]\u0007.par.yaml": hostile },
  placeless: {
    'denied.par.yaml': { kind: 'unreadable', why: 'denied', detail: 'EACCES' },
    'old.par.yaml': { kind: 'encoding', at: 12 },
    'empty.par.yaml': '',
    'par.config.yaml': 'rules:\n  sum-mismatch: loud\n',
  },
  broken: { 'half.par.yaml': clean.slice(0, 200) + '\n<<<<<<< HEAD\n  "x: [\n' },
  silenced: {
    'index.par.yaml': wrongSum.replace(
      '    max: 2.5\n',
      '    max: 2.5 # par-ignore sum-mismatch: đúng như phụ lục [1](2)\n',
    ),
  },
};
