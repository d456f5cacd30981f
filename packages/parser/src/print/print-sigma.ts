import type { SigmaDocument } from '../documents.ts';
import { printNode } from './print-yaml.ts';

/**
 * A document as YAML text: reading the text gives the document back, apart from places. All attributes are kept, in
 * their order; comments, and the layout of long texts, are not. Collections and aliases come out resolved.
 */
export function printSigma(document: SigmaDocument): string {
  return `${printNode(document.attributes, '').join('\n')}\n`;
}
