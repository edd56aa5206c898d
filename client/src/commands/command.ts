import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';
import { words } from '../words.ts';

/**
 * Registers a command. What goes wrong in it is told in our own words (the editor would show a sentence of whatever
 * library threw), and in full in the output.
 */
export function register<A extends unknown[]>(
  output: LogOutputChannel,
  id: string,
  run: (...args: A) => unknown,
): Disposable {
  return commands.registerCommand(id, async (...args: A): Promise<void> => {
    try {
      await run(...args);
    } catch (error) {
      output.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const details = words.details();
      if ((await window.showErrorMessage(words.failed(), details)) === details) output.show();
    }
  });
}
