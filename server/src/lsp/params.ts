type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isPosition = (value: unknown): boolean =>
  isObject(value) && Number.isInteger(value.line) && Number.isInteger(value.character);
const isRange = (value: unknown): boolean => isObject(value) && isPosition(value.start) && isPosition(value.end);

/** What requests need, by the names of their methods. */
const needs: readonly (readonly [method: RegExp, isThere: (params: Fields) => boolean])[] = [
  [/^initialize$/, ({ capabilities }) => isObject(capabilities)],
  [/^textDocument\//, ({ textDocument }) => isObject(textDocument) && typeof textDocument.uri === 'string'],
  [
    /\/(hover|completion|definition|implementation|references|documentHighlight|prepareRename|rename|onTypeFormatting)$/,
    ({ position }) => isPosition(position),
  ],
  [/\/(codeAction|inlayHint|rangeFormatting|semanticTokens\/range)$/, ({ range }) => isRange(range)],
  [/\/selectionRange$/, ({ positions }) => Array.isArray(positions) && positions.every(isPosition)],
  [/^workspace\/symbol$/, ({ query }) => typeof query === 'string'],
  [/^workspace\/willRenameFiles$/, ({ files }) => Array.isArray(files)],
];

/** Whether a request can't be answered for what it lacks; asked when it failed. */
export function areMalformed(method: string, params: unknown): boolean {
  return !isObject(params) || needs.some(([pattern, isThere]) => pattern.test(method) && !isThere(params));
}
