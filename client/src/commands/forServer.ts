/** The commands of ours that no person calls: the server names them in its answers. */
export const forServer = { showReferences: 'par.showReferences', openRulePage: 'par.openRulePage' } as const;

/** All that the server may name, one of the editor's own among them. */
export const serverCommands: readonly string[] = [...Object.values(forServer), 'editor.action.triggerSuggest'];
