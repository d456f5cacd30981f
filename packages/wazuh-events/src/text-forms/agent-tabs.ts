import {
  acceptedSet,
  codePoints,
  contains,
  includes,
  literal,
  look,
  mapAlternatives,
  nothing,
  oneOf,
  type Pattern,
  repeat,
  sequence,
  union,
} from '@sigmazuh/compiler';

/** A pattern of what the agent sends, and whether it can also find values that had a tab in place of a blank. */
interface SentPattern {
  readonly pattern: Pattern;
  readonly exact: 'yes' | 'no';
}

/** What is known of the character in front: it turns the tabs behind it into blanks, it does not, or it may. */
type Before = 'turns' | 'keeps' | 'unknown';

const tab = 0x09;
const blank = 0x20;
const turning = codePoints(tab, 0x0a, 0x0d, 0x3a);
const tabOrBlank = oneOf(codePoints(tab, blank), 'cased');

/**
 * The agent makes each tab right behind a CR, an LF or a colon a blank (WAZUH.md l); a pattern that names a tab looks
 * for what is sent:
 *
 *     Rule:⇥x   →   Rule:␣x          ⇥x   →   [⇥␣]x          a⇥x   →   a⇥x
 */
export function asSentByTheAgent(pattern: Pattern): SentPattern {
  if (!contains(pattern, asksForTab)) return { pattern, exact: 'yes' };
  let exact: 'yes' | 'no' = 'yes';
  const inexactly = (made: Pattern): Pattern => {
    exact = 'no';
    return made;
  };

  const items = (all: readonly Pattern[], first: Before): Pattern => {
    let before = first;
    return sequence(
      all.map((item) => {
        const made = one(item, before);
        before = behind(item, before);
        return made;
      }),
    );
  };

  const one = (item: Pattern, before: Before): Pattern => {
    switch (item.kind) {
      case 'literal':
        return item.text.includes('\t') ? text(item.text, item.cased ? 'cased' : 'caseless', before) : item;
      case 'class': {
        if (before === 'keeps' || !asksForTab(item)) return item;
        return inexactly(oneOf(union(acceptedSet(item), codePoints(blank)), 'cased'));
      }
      case 'sequence':
        return items(item.items, before);
      case 'choice':
        return mapAlternatives(item, (each) => one(each, before));
      case 'repeat':
        return repeat(one(item.item, 'unknown'), item.min, item.max);
      case 'look':
        return look(item.direction, item.negated ? 'negative' : 'positive', one(item.item, 'unknown'));
      default:
        return item;
    }
  };

  const text = (whole: string, rule: 'cased' | 'caseless', first: Before): Pattern => {
    let before = first;
    let plain = '';
    const parts: Pattern[] = [];
    for (const character of whole) {
      if (character === '\t' && before === 'unknown') {
        parts.push(plain === '' ? nothing : literal(plain, rule), inexactly(tabOrBlank));
        plain = '';
        continue;
      }
      plain += character === '\t' && before === 'turns' ? ' ' : character;
      if (character !== '\t' || before === 'keeps') before = after(character);
    }
    return sequence([...parts, plain === '' ? nothing : literal(plain, rule)]);
  };

  const sent = mapAlternatives(pattern, (each) => one(each, 'unknown'));
  return { pattern: sent, exact };
}

/** A tab that a blank would not do for. */
function asksForTab(node: Pattern): boolean {
  if (node.kind === 'literal') return node.text.includes('\t');
  if (node.kind !== 'class' || node.negated) return false;
  const set = acceptedSet(node);
  return includes(set, tab) && !includes(set, blank);
}

function after(character: string): Before {
  return /[\r\n:]/.test(character) ? 'turns' : 'keeps';
}

function behind(item: Pattern, before: Before): Before {
  switch (item.kind) {
    case 'literal': {
      const last = item.text.replace(/\t+$/, '').at(-1);
      return last === undefined
        ? before
        : item.text.endsWith('\t')
          ? after(last) === 'turns'
            ? 'turns'
            : 'keeps'
          : after(last);
    }
    case 'anchor':
      // In front of a value stands the element's tag.
      return item.at === 'start' ? 'keeps' : before;
    case 'class': {
      const set = acceptedSet(item);
      const some = turning.some(({ from }) => includes(set, from));
      return some ? 'unknown' : 'keeps';
    }
    default:
      return 'unknown';
  }
}
