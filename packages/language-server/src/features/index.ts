import type { Connection } from 'vscode-languageserver/node';
import { askedText, type FeatureWorld } from './feature.ts';
import { quickFixes } from './quick-fixes.ts';

/** Every question that editors ask about a text, with what answers it. */
export function registerFeatures(connection: Connection, world: FeatureWorld): void {
  connection.onCodeAction((params) => {
    const asked = askedText(params.textDocument.uri, world);
    return asked === null ? [] : quickFixes(params, asked.document, world.flow.findingsOf(asked.document));
  });
}
