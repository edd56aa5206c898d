import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Keeps what the library itself says, which is English, to the output: it shows some of its errors as messages, whatever
 * it was told. What a reader has to know is told in words.ts.
 */
export function keepQuiet(client: BaseLanguageClient): void {
  const say = client.error.bind(client);
  client.error = (message, data) => say(message, data, false);
}
