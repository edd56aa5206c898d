import { Ajv } from 'ajv';
import type { Diagnostic } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isNode, parseDocument } from 'yaml';
import schema from '../../../schemas/par.schema.json' with { type: 'json' };

/** A language server as one writes it first: the usual libraries, the whole file after every change, the schema only. */
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
documents.onDidChangeContent(({ document }) => {
  const read = parseDocument(document.getText(), { logLevel: 'silent', prettyErrors: false });
  const diagnostics = read.errors.map(({ pos, message }) => tell(document, pos[0], pos[1], message));
  if (diagnostics.length === 0 && !validate(read.toJS())) {
    for (const { instancePath, message } of validate.errors ?? []) {
      const node = read.getIn(instancePath.split('/').slice(1), true);
      const [start, end] = (isNode(node) && node.range) || [0, 0];
      diagnostics.push(tell(document, start, end, message ?? ''));
    }
  }
  const { uri, version } = document;
  void connection.sendDiagnostics({ uri, version, diagnostics });
});
documents.listen(connection);
connection.listen();

function tell(document: TextDocument, start: number, end: number, message: string): Diagnostic {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, message, severity: 1 };
}
