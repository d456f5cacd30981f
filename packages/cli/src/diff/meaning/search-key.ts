import { type ByteNode, readPcre2 } from '@sigmazuh/regex';

/**
 * What a condition of a rule file searches for, in a form that letters in another case do not change where case does
 * not matter, nor another order of alternatives. Conditions of other kinds are as they are written.
 *
 * @param type as the element's attribute `type` has it
 */
export function searchKey(type: string | undefined, text: string): string {
  if (type === 'pcre2') return pcre2Key(text);
  // Wazuh's plain texts know no case.
  return type === 'osmatch' ? [...new Set(foldAscii(text).split('|'))].sort().join('|') : text;
}

function pcre2Key(text: string): string {
  try {
    return nodeKey(readPcre2(text), text.includes('(*SKIP)') ? 'bound' : 'free');
  } catch (problem) {
    if (problem instanceof SyntaxError) return text;
    throw problem;
  }
}

/** @param order `bound`: inside of what keeps its first match, where it matters which alternative comes first */
function nodeKey(node: ByteNode, order: 'free' | 'bound'): string {
  switch (node.kind) {
    case 'bytes':
      return `${node.caseless ? '~' : '='}${JSON.stringify(node.caseless ? foldAscii(node.text) : node.text)}`;
    case 'sequence':
      return `(${runsOfLooks(node.items)
        .flatMap((run) => run.map((each) => nodeKey(each, order)).sort())
        .join(' ')})`;
    case 'choice': {
      const keys = node.alternatives.map((each) => nodeKey(each, order));
      return `[${(order === 'free' ? keys.sort() : keys).join(' ')}]`;
    }
    case 'repeat':
      return `{${node.min} ${node.max} ${node.mode} ${nodeKey(node.item, node.mode === 'possessive' ? 'bound' : order)}}`;
    case 'atomic':
      return `<${nodeKey(node.item, 'bound')}>`;
    case 'look':
      return `(?${node.direction} ${node.negated} ${nodeKey(node.item, 'free')})`;
    default:
      return JSON.stringify(node);
  }
}

/** The items, those that look from the same place together: which of them is asked first means nothing. */
function runsOfLooks(items: readonly ByteNode[]): readonly (readonly ByteNode[])[] {
  const runs: ByteNode[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (item.kind === 'look' && last?.[0]?.kind === 'look') last.push(item);
    else runs.push([item]);
  }
  return runs;
}

const foldAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
