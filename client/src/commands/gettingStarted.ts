import { commands } from 'vscode';

/** Opens the walk through the first steps. */
export const gettingStarted = {
  id: 'par.gettingStarted',
  run: async (): Promise<void> => {
    await commands.executeCommand('workbench.action.openWalkthrough', 'par-index.par-index#start', false);
  },
};
