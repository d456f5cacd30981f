import { byIdentity } from '../pattern/by-identity.ts';
import type { AnchorPattern, CodePointRange } from '../pattern.ts';
import type { ByteNode } from './byte-node.ts';
import { compiledSize } from './compiled-size.ts';

/** Whether a piece of the regex must stand under `(?i)`, must not, or does not care. */
type CaseMode = 'caseless' | 'cased';
type CaseNeed = CaseMode | 'either' | 'both';

/**
 * The PCRE2 text of a byte regex, printable ASCII only. It reads the same in Wazuh's rule files and in PCRE2: nothing
 * in it begins a tag or an entity, bytes from 0x80 on never stand under `(?i)` (where PCRE2's tables decide what they
 * equal), and a lookbehind is spelled with a name.
 */
export function render(node: ByteNode): string {
  const mode: CaseMode =
    weight(node, 'caseless') > 0 && weight(node, 'caseless') >= weight(node, 'cased') ? 'caseless' : 'cased';
  const body = renderIn(node, mode, 'sequence');
  const flags = (mode === 'caseless' ? 'i' : '') + (hasFullSet(node) ? 's' : '');
  return flags === '' ? body : `(?${flags})${body}`;
}

/** What surrounds a node: a quantifier binds tighter than a sequence, a sequence tighter than a choice. */
type Place = 'quantified' | 'item' | 'sequence';

function renderIn(node: ByteNode, mode: CaseMode, place: Place): string {
  const need = caseNeed(node);
  if ((need === 'caseless' || need === 'cased') && need !== mode) {
    return `(?${need === 'caseless' ? 'i' : '-i'}:${renderIn(node, need, 'sequence')})`;
  }
  switch (node.kind) {
    case 'bytes':
      return grouped(escapeBytes(node.text), place === 'quantified' && node.text.length !== 1);
    case 'set':
      return renderSet(node.ranges);
    case 'sequence':
      return grouped(renderItems(node.items, mode), place === 'quantified');
    case 'choice':
      if (node.alternatives.length === 0) return '(?!)';
      return grouped(
        node.alternatives.map((each) => renderIn(each, mode, 'sequence')).join('|'),
        place !== 'sequence',
      );
    case 'repeat':
      return grouped(renderRepeat(node, mode), place === 'quantified');
    case 'atomic':
      return `(*atomic:${renderIn(node.item, mode, 'sequence')})`;
    case 'look':
      return `${lookOpening(node)}${renderIn(node.item, mode, 'sequence')})`;
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
function renderItems(items: readonly ByteNode[], mode: CaseMode): string {
  const other: CaseMode = mode === 'cased' ? 'caseless' : 'cased';
  let text = '';
  for (let i = 0; i < items.length; ) {
    let next = i;
    for (let each = items[next]; each !== undefined && caseNeed(each) === other; each = items[next]) next++;
    const item = items[i];
    if (next > i + 1) {
      text += renderIn({ kind: 'sequence', items: items.slice(i, next) }, mode, 'item');
      i = next;
    } else {
      if (item !== undefined) text += renderIn(item, mode, items.length === 1 ? 'sequence' : 'item');
      i++;
    }
  }
  return text;
}

function grouped(text: string, needed: boolean): string {
  return needed ? `(?:${text})` : text;
}

type RepeatNode = Extract<ByteNode, { kind: 'repeat' }>;

/** PCRE2 copies what it repeats. Copies of a group that would take more than this are written as calls of it. */
const copiesLimit = 4_000;

/** `(?:ab?){9,99}` → `(ab?)(?-1){8,98}` once copies get long: a compiled pattern must not exceed 64 kB. */
function renderRepeat(node: RepeatNode, mode: CaseMode): string {
  const { min, max } = node;
  const item = renderIn(node.item, mode, 'sequence');
  const copies = max ?? min + 1;
  const isCalled =
    node.item.kind !== 'set' && node.mode === 'greedy' && copies * compiledSize(node.item) > copiesLimit;
  if (!isCalled || copies < 3 || item.includes('(?-1)')) {
    return renderIn(node.item, mode, 'quantified') + quantifier(node);
  }
  const rest = quantifier({ ...node, min: Math.max(0, min - 1), max: max === null ? null : max - 1 });
  const repeated = `(${item})(?-1)${rest}`;
  return min === 0 ? `(?:${repeated})?` : repeated;
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

const shorthands: Readonly<Record<string, string>> = {
  '0-255': '.',
  '0-9,11-255': '\\N',
  '48-57': '\\d',
  '48-57,65-90,95-95,97-122': '\\w',
  '9-13,32-32': '\\s',
  '0-47,58-255': '\\D',
  '0-47,58-64,91-94,96-96,123-255': '\\W',
  '0-8,14-31,33-255': '\\S',
};

const renderSet = byIdentity((ranges: readonly CodePointRange[]): string => {
  const [only] = ranges;
  if (only === undefined) return '(?!)';
  const shorthand = shorthands[ranges.map(({ from, to }) => `${from}-${to}`).join(',')];
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

function listsComplement(ranges: readonly CodePointRange[]): boolean {
  return ranges.at(-1)?.to === 0xff && ranges[0]?.from === 0;
}

function complementBytes(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const gaps: CodePointRange[] = [];
  let next = 0;
  for (const { from, to } of ranges) {
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = to + 1;
  }
  if (next <= 0xff) gaps.push({ from: next, to: 0xff });
  return gaps;
}

function caseNeed(node: ByteNode): CaseNeed {
  // Only what has parts is worth remembering.
  return node.kind === 'sequence' || node.kind === 'choice' ? knownNeed(node) : findNeed(node);
}

const knownNeed = byIdentity(findNeed);

function findNeed(node: ByteNode): CaseNeed {
  switch (node.kind) {
    case 'bytes':
      if (node.caseless) return 'caseless';
      return /[a-z\x80-\xff]/i.test(node.text) ? 'cased' : 'either';
    case 'set':
      return setNeed(node.ranges);
    case 'sequence':
      return jointNeed(node.items);
    case 'choice':
      return jointNeed(node.alternatives);
    case 'repeat':
    case 'atomic':
    case 'look':
      return caseNeed(node.item);
    case 'anchor':
    case 'skip':
      return 'either';
  }
}

function jointNeed(nodes: readonly ByteNode[]): CaseNeed {
  const found = new Set(nodes.map(caseNeed));
  found.delete('either');
  const [only] = found;
  return found.size > 1 ? 'both' : (only ?? 'either');
}

/** A set that lists letters of one case only, or bytes from 0x80 on, is not the same under `(?i)`. */
const setNeed = byIdentity((ranges: readonly CodePointRange[]): CaseNeed => {
  if (shorthands[ranges.map(({ from, to }) => `${from}-${to}`).join(',')] !== undefined) return 'either';
  const named = listsComplement(ranges) ? complementBytes(ranges) : ranges;
  if (named.some(({ to }) => to > 0x7f)) return 'cased';
  const has = (byte: number) => named.some(({ from, to }) => from <= byte && byte <= to);
  for (let upper = 0x41; upper <= 0x5a; upper++) {
    if (has(upper) !== has(upper + 0x20)) return 'cased';
  }
  return 'either';
});

function weight(node: ByteNode, mode: CaseMode): number {
  const need = caseNeed(node);
  if (need !== 'both') return need === mode ? 1 : 0;
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce((sum, each) => sum + weight(each, mode), 0);
    case 'choice':
      return node.alternatives.reduce((sum, each) => sum + weight(each, mode), 0);
    case 'repeat':
    case 'atomic':
    case 'look':
      return weight(node.item, mode);
    default:
      return 0;
  }
}

function hasFullSet(node: ByteNode): boolean {
  switch (node.kind) {
    case 'set':
      return renderSet(node.ranges) === '.';
    case 'sequence':
      return node.items.some(hasFullSet);
    case 'choice':
      return node.alternatives.some(hasFullSet);
    case 'repeat':
    case 'atomic':
    case 'look':
      return hasFullSet(node.item);
    default:
      return false;
  }
}
