import { type AnchorPattern, byIdentity, type CodePointRange } from '@sigmazuh/compiler';
import type { ByteNode } from './byte-node.ts';
import { byteSetKey, complementBytes, listsComplement, shorthands } from './byte-sets.ts';
import { type CaseMode, CaseNeeds } from './case-needs.ts';
import { compiledSize } from './compiled-size.ts';

/**
 * The PCRE2 text of a byte regex, printable ASCII only. It reads the same in Wazuh's rule files and in PCRE2: nothing
 * in it begins a tag or an entity, bytes from 0x80 on never stand under `(?i)` (where PCRE2's tables decide what they
 * equal), and a lookbehind is spelled with a name.
 */
export function render(node: ByteNode): string {
  const cases = new CaseNeeds();
  const { caseless, cased, hasFullSet } = cases.of(node);
  const mode: CaseMode = caseless > 0 && caseless >= cased ? 'caseless' : 'cased';
  const body = renderIn(node, { mode, cases }, 'sequence');
  const flags = (mode === 'caseless' ? 'i' : '') + (hasFullSet ? 's' : '');
  return flags === '' ? body : `(?${flags})${body}`;
}

interface Context {
  readonly mode: CaseMode;
  readonly cases: CaseNeeds;
}

/** What surrounds a node: a quantifier binds tighter than a sequence, a sequence tighter than a choice. */
type Place = 'quantified' | 'item' | 'sequence';

function renderIn(node: ByteNode, context: Context, place: Place): string {
  const { need } = context.cases.of(node);
  if ((need === 'caseless' || need === 'cased') && need !== context.mode) {
    return inMode(need, renderIn(node, { ...context, mode: need }, 'sequence'));
  }
  switch (node.kind) {
    case 'bytes':
      return grouped(escapeBytes(node.text), place === 'quantified' && node.text.length !== 1);
    case 'set':
      return renderSet(node.ranges);
    case 'sequence':
      return grouped(renderItems(node.items, context), place === 'quantified');
    case 'choice':
      if (node.alternatives.length === 0) return '(?!)';
      return grouped(
        node.alternatives.map((each) => renderIn(each, context, 'sequence')).join('|'),
        place !== 'sequence',
      );
    case 'repeat':
      return grouped(renderRepeat(node, context), place === 'quantified');
    case 'atomic':
      return `(*atomic:${renderIn(node.item, context, 'sequence')})`;
    case 'look':
      return `${lookOpening(node)}${renderIn(node.item, context, 'sequence')})`;
    case 'anchor':
      return anchors[node.at];
    case 'skip':
      return '(*SKIP)(*F)';
  }
}

const anchors: Readonly<Record<AnchorPattern['at'], string>> = {
  start: '\\A',
  end: '\\z',
  'last-line-end': '\\Z',
  'line-start': '(?m:^)',
  'line-end': '(?m:$)',
  'word-boundary': '\\b',
  'not-word-boundary': '\\B',
};

/** Neighbours that need the other case mode share one group. */
function renderItems(items: readonly ByteNode[], context: Context): string {
  const other: CaseMode = context.mode === 'cased' ? 'caseless' : 'cased';
  const needsOther = (item: ByteNode | undefined) =>
    item !== undefined && context.cases.of(item).need === other;
  let text = '';
  for (let i = 0; i < items.length; ) {
    let next = i;
    while (needsOther(items[next])) next++;
    const item = items[i];
    if (next > i + 1) {
      text += inMode(other, renderItems(items.slice(i, next), { ...context, mode: other }));
      i = next;
    } else {
      if (item !== undefined) text += renderIn(item, context, items.length === 1 ? 'sequence' : 'item');
      i++;
    }
  }
  return text;
}

function inMode(mode: CaseMode, text: string): string {
  return `(?${mode === 'caseless' ? 'i' : '-i'}:${text})`;
}

function grouped(text: string, needed: boolean): string {
  return needed ? `(?:${text})` : text;
}

type RepeatNode = Extract<ByteNode, { kind: 'repeat' }>;

/** PCRE2 copies what it repeats. Copies of a group that would take more than this are written as calls of it. */
const copiesLimit = 4_000;

/** `(?:ab?){9,99}` → `(ab?)(?-1){8,98}` once copies get long: a compiled pattern must not exceed 64 kB. */
function renderRepeat(node: RepeatNode, context: Context): string {
  const { min, max } = node;
  const item = isCalled(node) ? renderIn(node.item, context, 'sequence') : null;
  if (item === null || item.includes('(?-1)')) {
    return renderIn(node.item, context, 'quantified') + quantifier(node);
  }
  const rest = quantifier({ ...node, min: Math.max(0, min - 1), max: max === null ? null : max - 1 });
  const repeated = `(${item})(?-1)${rest}`;
  return min === 0 ? `(?:${repeated})?` : repeated;
}

function isCalled({ item, min, max, mode }: RepeatNode): boolean {
  const copies = max ?? min + 1;
  return copies > 2 && item.kind !== 'set' && mode === 'greedy' && copies * compiledSize(item) > copiesLimit;
}

function quantifier(node: RepeatNode): string {
  const suffix = node.mode === 'greedy' ? '' : node.mode === 'lazy' ? '?' : '+';
  const { min, max } = node;
  if (min === 0 && max === null) return `*${suffix}`;
  if (min === 1 && max === null) return `+${suffix}`;
  if (min === 0 && max === 1) return `?${suffix}`;
  if (min === max) return `{${min}}${suffix === '+' ? '+' : ''}`;
  return `{${min},${max ?? ''}}${suffix}`;
}

function lookOpening(node: Extract<ByteNode, { kind: 'look' }>): string {
  if (node.direction === 'ahead') return node.negated ? '(?!' : '(?=';
  return node.negated ? '(*nlb:' : '(*plb:';
}

const special = /[\\^$.[\]|()?*+{}]/;

function escapeBytes(text: string): string {
  return text.replace(/[^\w "'%,/:;=@-]/g, (byte) => escapeByte(byte.charCodeAt(0), special));
}

function escapeByte(byte: number, special: RegExp): string {
  if (byte === 0x09) return '\\t';
  if (byte === 0x0a) return '\\n';
  if (byte === 0x0d) return '\\r';
  const character = String.fromCharCode(byte);
  if (byte < 0x20 || byte > 0x7e || '<>&'.includes(character))
    return `\\x${byte.toString(16).padStart(2, '0')}`;
  return special.test(character) ? `\\${character}` : character;
}

const renderSet = byIdentity((ranges: readonly CodePointRange[]): string => {
  const [only] = ranges;
  if (only === undefined) return '(?!)';
  const shorthand = shorthands[byteSetKey(ranges)];
  if (shorthand !== undefined) return shorthand;
  if (ranges.length === 1 && only.from === only.to) return escapeBytes(String.fromCharCode(only.from));
  return listsComplement(ranges) ? `[^${listed(complementBytes(ranges))}]` : `[${listed(ranges)}]`;
});

function listed(ranges: readonly CodePointRange[]): string {
  const escaped = (byte: number) => escapeByte(byte, /[\\^\]\-[]/);
  return ranges
    .map(({ from, to }) => {
      if (from === to) return escaped(from);
      return to === from + 1 ? escaped(from) + escaped(to) : `${escaped(from)}-${escaped(to)}`;
    })
    .join('');
}
