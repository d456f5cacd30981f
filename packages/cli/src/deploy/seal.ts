import { createHash } from 'node:crypto';
import type { DeployedFile } from './target.ts';

const sealed = /<!-- Deployed by sigmazuh\. SHA-256 of all above: ([0-9a-f]{64}) -->\n?/;

/**
 * Closes a file of rules or decoders with a sum of what it holds, by which the next deployment sees whether somebody has
 * changed it since. Lists have no place for a comment, and stay as they are.
 */
export function withSeal(file: DeployedFile): DeployedFile {
  if (file.kind === 'lists') return file;
  return {
    ...file,
    text: `${file.text}<!-- Deployed by sigmazuh. SHA-256 of all above: ${sumOf(file.text)} -->\n`,
  };
}

/** Whether a file was changed since it was deployed; one without a sum, as earlier versions wrote it, counts as not. */
export function isChangedByHand({ text }: Pick<DeployedFile, 'text'>): boolean {
  const found = sealed.exec(text);
  if (found === null) return false;
  const behind = text.slice(found.index + found[0].length);
  return found[1] !== sumOf(text.slice(0, found.index)) || behind.trim() !== '';
}

/** Line ends are not content: an editor or a copy between systems changes them alone. */
function sumOf(text: string): string {
  return createHash('sha256').update(text.replace(/\r\n/g, '\n'), 'utf8').digest('hex');
}
