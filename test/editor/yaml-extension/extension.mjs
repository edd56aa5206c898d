import { extensions, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

let client;

/**
 * Starts yaml-language-server for what general YAML extensions take for theirs: the language `yaml` and a pattern of
 * names; and tells it, as they do, of the schemas that other extensions bring for it.
 */
export async function activate() {
  const server = { module: workspace.getConfiguration('test').get('yamlServer'), transport: TransportKind.ipc };
  client = new LanguageClient('yaml', 'YAML Support', server, {
    documentSelector: [{ language: 'yaml' }, { language: 'dockercompose' }, { pattern: '*.y(a)ml' }],
  });
  await client.start();
  await client.sendNotification('json/schemaAssociations', schemaAssociations());
}

export const deactivate = () => client?.dispose();

function schemaAssociations() {
  return extensions.all.flatMap(({ packageJSON, extensionUri }) =>
    (packageJSON.contributes?.yamlValidation ?? []).map(({ fileMatch, url }) => ({
      fileMatch: [fileMatch].flat().map((each) => `/${each}`),
      uri: `${extensionUri.toString()}${url.slice(1)}`,
    })),
  );
}
