/**
 * The code of a Markdown page.
 * @param {string} page
 * @returns {{ heading: string, language: string, text: string }[]} each fenced block, with the nearest heading above it
 */
export function blocksIn(page) {
  const blocks = [];
  let heading = '';
  let block;
  for (const line of page.split('\n')) {
    const fence = /^```(\w*)/.exec(line);
    if (block) {
      if (fence) block = undefined;
      else block.text += `${line}\n`;
    } else if (fence) blocks.push((block = { heading, language: fence[1], text: '' }));
    else if (/^#+ /.test(line)) heading = line.replace(/^#+ /, '');
  }
  return blocks;
}

/** The one block of a language below the heading that starts so. */
export function blockIn(page, heading, language) {
  const found = blocksIn(page).filter((block) => block.heading.startsWith(heading) && block.language === language);
  if (found.length !== 1) throw new Error(`${found.length} blocks of ${language} below “${heading}”`);
  return found[0].text;
}
