import { alternativesOf, type Listed, type MatchTest } from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { exactValue, type SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { locateField } from './field-location.ts';
import { onTargets } from './on-targets.ts';
import { staticElements, type Target, type WazuhPredicate } from './wazuh-predicate.ts';

/**
 * A value that has to be a key of a CDB list. The engine compares a key with the field's text byte by byte, so a list is
 * asked only where that is what the rule means: `written out` where the keys are known and it is not, and refused where
 * they are the manager's affair.
 *
 *     srcip|expand: '%scanners%'   →   <list field="srcip" lookup="match_key">etc/lists/scanners</list>
 */
export function locateListed(
  test: MatchTest,
  listed: Listed,
  field: string,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | 'written out' | null {
  const why = whyNotAsked(test, listed, field, source);
  if (why === null) {
    noteForm(test, listed, field, source, findings);
    const { range } = test;
    return onTargets({ field, range }, source, findings, 'any', (of) => {
      const name = listField(of);
      if (name === null) throw new Error(`"${field}" cannot be looked up in a list`);
      const target = { kind: 'listed', field: name, list: listed.name, of } as const;
      return { kind: 'value', target, pattern: test.pattern, range };
    });
  }
  if (listed.keys === 'unknown') {
    return findings.refuse(
      'not-expressible',
      test.range,
      `the keys of ${listed.name} are known to the manager alone, and ${why.text}`,
      why.hint,
    );
  }
  if (listed.asked === 'by size') return 'written out';
  const text = `the keys of ${listed.name} are written into the rule, which does not follow the list: ${why.text}`;
  findings.note('list-written-out', test.range, text, [field]);
  return 'written out';
}

interface Reason {
  readonly text: string;
  readonly hint: string;
}

const giveValues = 'give its values under "placeholders" in sigmazuh.yml';

function whyNotAsked(test: MatchTest, listed: Listed, field: string, source: SourceMapping): Reason | null {
  const targets = locateField(field, source) ?? [];
  if (ownEntry(source.hidden, field) !== undefined || targets.some((target) => listField(target) === null)) {
    const text = `no list can be asked about "${field}" of ${source.name}, which is no field of its own there`;
    return { text, hint: giveValues };
  }
  if (listed.keys === 'known') {
    const keys = keysOf(test);
    if (keys === null) return { text: 'one of them has a wildcard', hint: giveValues };
    if (!listed.cased && keys.some(hasCase)) {
      return { text: 'a list compares letters with their case', hint: caseHint };
    }
    if (!keys.every(isSameText(source.form))) {
      return { text: `one of them is not as it stands in ${source.name}`, hint: giveValues };
    }
    return null;
  }
  return listed.cased ? null : { text: 'a list compares letters with their case', hint: caseHint };
}

const caseHint = 'write "expand|cased", and the keys in the case that the events have';

/** Fields that `<list>` looks up by a name of its own; it takes `user` and `location` for other ones than rules do. */
const listed: ReadonlySet<string> = new Set(
  staticElements.filter((name) => name !== 'user' && name !== 'location'),
);

function listField(target: Target): string | null {
  switch (target.kind) {
    case 'address':
      return target.element;
    case 'static':
      return listed.has(target.element) ? target.element : null;
    case 'field': {
      const { name } = target;
      const isTaken = listed.has(name.toLowerCase()) || /^(?:user|srcip|dstip)$/i.test(name);
      // Behind a blank the engine reads no further.
      return isTaken || /\s|"/.test(name) || name === 'win.eventdata.data' ? null : name;
    }
    default:
      return null;
  }
}

/** The texts that the test takes; `null` where one of its alternatives is more than a text. */
function keysOf({ pattern }: MatchTest): readonly string[] | null {
  const texts = alternativesOf(pattern).map(exactValue);
  const found = texts.filter((text) => text !== null);
  return found.length < texts.length ? null : found;
}

/** Whether letters in another case, as Sigma takes them, would be another key. */
export function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase() || /[^\x20-\x7e]/.test(text);
}

/** What stands in the field is the value itself, and can be written as a key. */
function isSameText(form: SourceMapping['form']): (text: string) => boolean {
  return (text) => {
    if (text === '' || text !== text.trim() || /["\x00-\x1f]/.test(text)) return false;
    switch (form) {
      case 'windows':
        return !/[\\&<>]/.test(text) && !['-', '(NULL)'].includes(text);
      case 'xml':
        return !/[&<>]/.test(text);
      case 'json':
        // What the decoder prints of other numbers is not what was sent.
        return !/^(?:null|true|false|-?\d+\.\d+|-?\d{10,}|-?[\d.]+[eE].*)$/.test(text);
      case 'plain':
        return true;
    }
  };
}

/** A person has to write the keys of a manager's list as they arrive. */
function noteForm(
  { range }: MatchTest,
  { name, keys }: Listed,
  field: string,
  { form }: SourceMapping,
  findings: PlanFindings,
): void {
  if (keys === 'unknown' && form === 'windows') {
    const text = `keys of ${name} have to stand as they arrive from Windows: each backslash twice, & as &amp;, < as &lt;, > as &gt;`;
    findings.note('list-keys', range, text, [field]);
  }
  if (form === 'json') {
    const text = `members of a list in JSON are not looked up in ${name}: "${field}" has to be one value`;
    findings.note('list-keys', range, text, [field]);
  }
}
