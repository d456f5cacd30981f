import type { CharacterNode, RegexNode, SpecialNode } from './tree.ts';

/** A character that a regular expression names, or something special in it, and how many look-arounds are open there. */
export interface WrittenItem {
  readonly node: CharacterNode | SpecialNode;
  readonly looks: number;
}

/** What stands in a regular expression, in order; the ends of ranges in classes too. */
export function writtenItems(node: RegexNode, looks = 0): readonly WrittenItem[] {
  switch (node.kind) {
    case 'character':
      return [{ node, looks }];
    case 'class':
      return node.members.flatMap((member): readonly WrittenItem[] => {
        if (member.kind === 'set') return [];
        const characters = member.kind === 'range' ? [member.from, member.to] : [member];
        return characters.map((each) => ({ node: each, looks }));
      });
    case 'sequence':
      return node.parts.flatMap((part) => writtenItems(part, looks));
    case 'choice':
      return node.alternatives.flatMap((alternative) => writtenItems(alternative, looks));
    case 'repeat':
      return writtenItems(node.item, looks);
    case 'look':
      return writtenItems(node.item, looks + 1);
    case 'special':
      return [{ node, looks }, ...(node.item === null ? [] : writtenItems(node.item, looks))];
    default:
      return [];
  }
}
