/** Small files of the format that the tests of the command line share. */

/** A root with two areas of two components: nothing is wrong with it. */
export const clean = `par: 1
index:
  title: Danh mục kiểm thử
  max: 5
criteria:
  - code: "1"
    title: Chỉ đạo, điều hành
    max: 2
    lead: Sở Nội vụ
    deadline: Năm 2021
    criteria:
      - code: "1.1"
        title: Kế hoạch năm
        max: 0.5
        tasks:
          - Ban hành kế hoạch
      - code: "1.2"
        title: Báo cáo quý
        max: 1.5
        tasks:
          - Gửi báo cáo đúng hạn
  - code: "2"
    title: Thể chế
    max: 3
    lead: Sở Tư pháp
    deadline: Năm 2021
    criteria:
      - code: "2.1"
        title: Rà soát văn bản
        max: 1
        tasks:
          - Rà soát văn bản còn hiệu lực
      - code: "2.2"
        title: Theo dõi thi hành
        max: 2
        tasks:
          - Kiểm tra việc thi hành
`;

/** The same with one wrong sum: 0.5 + 1.5 is 2, but 2.5 is stated; the total of the index is stated to match. */
export const wrongSum = clean.replace('    max: 2\n', '    max: 2.5\n').replace('  max: 5\n', '  max: 5.5\n');

/** The same in two files: the root and the area that is wrong. */
export const splitProject: Readonly<Record<string, string>> = {
  'index.par.yaml': `par: 1
index:
  title: Danh mục kiểm thử
  max: 4
criteria:
  - file: 1.par.yaml
  - file: 2.par.yaml
`,
  '1.par.yaml': areaFile('1', 'Chỉ đạo, điều hành', [1, 1]),
  '2.par.yaml': areaFile('2', 'Thể chế', [1, 2]),
};

function areaFile(code: string, title: string, points: readonly number[]): string {
  const components = points.map(
    (max, i) => `      - code: "${code}.${i + 1}"
        title: Nội dung ${i + 1} của ${code}
        max: ${max}
        tasks:
          - Thực hiện nội dung ${i + 1}
`,
  );
  return `par: 1
criteria:
  - code: "${code}"
    title: ${title}
    max: ${points.reduce((sum, max) => sum + max)}
    lead: Sở Nội vụ
    deadline: Năm 2021
    criteria:
${components.join('')}`;
}
