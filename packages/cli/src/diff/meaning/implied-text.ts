import { type ByteNode, readPcre2 } from '@sigmazuh/regex';

/**
 * Whether whatever a PCRE2 text finds holds one of the texts of an osmatch: a rule that asks both asks no more than the
 * expression alone. The texts are what a first look is made of, and which of a rule's texts it takes means nothing.
 *
 *     implies('(?i)\\\\cmd\\.exe\\z', '\\cmd.exe|\\sh.exe')  →  true
 */
export function implies(pcre2: string, osmatch: string): boolean {
  const texts = foldAscii(Buffer.from(osmatch, 'utf8').toString('latin1')).split('|');
  try {
    return holdsAny(readPcre2(pcre2), texts);
  } catch (problem) {
    if (problem instanceof SyntaxError) return false;
    throw problem;
  }
}

/** The same of an osmatch: each of its texts holds one of the other's. */
export function textsImply(osmatch: string, other: string): boolean {
  const texts = foldAscii(other).split('|');
  return foldAscii(osmatch)
    .split('|')
    .every((each) => texts.some((text) => each.includes(text)));
}

function holdsAny(node: ByteNode, texts: readonly string[]): boolean {
  switch (node.kind) {
    case 'bytes':
      return texts.some((text) => foldAscii(node.text).includes(text));
    case 'sequence':
      return (
        runsOf(node.items).some((run) => texts.some((text) => run.includes(text))) ||
        node.items.some((item) => item.kind !== 'bytes' && holdsAny(item, texts))
      );
    case 'choice':
      return node.alternatives.length > 0 && node.alternatives.every((each) => holdsAny(each, texts));
    case 'repeat':
      return node.min > 0 && holdsAny(node.item, texts);
    case 'atomic':
      return holdsAny(node.item, texts);
    case 'look':
      return !node.negated && holdsAny(node.item, texts);
    default:
      return false;
  }
}

/** Bytes that follow each other, as osmatch has them: `^` where they begin the text, `$` where they end it. */
function runsOf(items: readonly ByteNode[]): readonly string[] {
  const runs: string[] = [''];
  for (const item of items) {
    if (item.kind === 'bytes') runs[runs.length - 1] += foldAscii(item.text);
    else if (item.kind === 'anchor' && item.at === 'start') runs.push('^');
    else if (item.kind === 'anchor' && item.at === 'end') {
      runs[runs.length - 1] += '$';
      runs.push('');
    } else runs.push('');
  }
  return runs;
}

const foldAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
