import type { Connection } from 'vscode-languageserver/node';
import { completions } from './completion/index.ts';
import { definitions } from './definition.ts';
import { askedText, type FeatureWorld } from './feature.ts';
import { hoverAt } from './hover/index.ts';
import { quickFixes } from './quick-fixes.ts';
import { symbolsOf } from './symbols.ts';

/** Every question that editors ask about a text, with what answers it. */
export function registerFeatures(connection: Connection, world: FeatureWorld): void {
  connection.onHover(({ textDocument, position }) => {
    const asked = askedText(textDocument.uri, world);
    return asked === null ? null : hoverAt(asked, position);
  });
  connection.onCompletion(({ textDocument, position }) => {
    const asked = askedText(textDocument.uri, world);
    return asked === null ? [] : completions(asked, position);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const asked = askedText(textDocument.uri, world);
    return asked === null ? [] : symbolsOf(asked);
  });
  connection.onDefinition(({ textDocument, position }) => {
    const asked = askedText(textDocument.uri, world);
    return asked === null ? [] : definitions(asked, position);
  });
  connection.onCodeAction((params) => {
    const asked = askedText(params.textDocument.uri, world);
    return asked === null ? [] : quickFixes(params, asked.document, world.flow.findingsOf(asked.document));
  });
}
