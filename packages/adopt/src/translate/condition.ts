import { alternativesOf, isEnd, isStart, itemsOf, type Pattern } from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { type Expression, type RuleCondition, relationOf, staticElements } from '@sigmazuh/wazuh';
import {
  type AdoptedSource,
  fieldNameIn,
  severityField,
  windowsDecoder,
} from '../ancestry/adopted-source.ts';
import { severityAsk } from '../ancestry/severity.ts';
import { type Ask, allOf, always, anyOf, isConstant, never, notOf, Refusal, type SigmaTest } from './ask.ts';
import { patternOf, sigmaText } from './expression-pattern.ts';
import { withoutLastLineEnd } from './line-end.ts';
import { listAsk } from './list-ask.ts';
import { sigmaTest } from './sigma-value.ts';
import { valuePattern } from './windows-value.ts';

/** One condition of a Wazuh rule in Sigma's words, over the fields of a source. */
export function askOf(condition: RuleCondition, source: AdoptedSource): Ask | Refusal {
  switch (condition.kind) {
    case 'decoder':
      return condition.name === source.decoder ? always : decoderAsk(condition.name, source);
    case 'field':
      return fieldAsk(condition.name, condition.expression, source);
    case 'static':
      return staticAsk(condition.element, condition.expression, source);
    case 'log':
      return logAsk(condition.expression, source);
    case 'address':
      return addressAsk(condition, source);
    case 'list':
      return listAsk(condition, source);
    case 'other':
      return new Refusal('condition', `<${condition.element}> has no like in Sigma`);
  }
}

function decoderAsk(name: string, { decoder }: AdoptedSource): Ask | Refusal {
  if (decoder !== null) return never;
  return new Refusal(
    'log-source',
    `it asks for the decoder "${name}", which a log source of many cannot tell`,
  );
}

function fieldAsk(name: string, expression: Expression, source: AdoptedSource): Ask | Refusal {
  const isWindows = source.decoder === windowsDecoder;
  if (isWindows !== /^win\./i.test(name)) return never;
  if (isWindows && name.toLowerCase() === severityField && source.origin === 'built-in') {
    return severity(expression, source);
  }
  if (!isWindows && ownNames.has(name.toLowerCase())) {
    return new Refusal(
      'field',
      `a decoded field called "${name}" cannot be told from the event's own property`,
    );
  }
  const field = fieldNameIn(source, name);
  if (field === null) return new Refusal('field', `Sigma has no name for the field "${name}" here`);
  const known = source.values.get(name.toLowerCase());
  return onField(field, expression, source, known ?? null);
}

/** Names that pipelines understand as properties of the event, which elements of their own look at. */
const ownNames: ReadonlySet<string> = new Set([...staticElements, 'log', 'systemname']);

function onField(
  field: string,
  expression: Expression,
  source: AdoptedSource,
  known: readonly string[] | null,
): Ask | Refusal {
  const read = patternOf(expression);
  if (read instanceof Refusal) return read;
  const arrived = source.decoder === 'json' ? read : withoutLastLineEnd(read);
  const given = known === null ? null : certainty(known, arrived);
  const { mapping } = source;
  const place = ownEntry(mapping.fields, field);
  const isPresent = known !== null || (typeof place === 'string' && mapping.present?.includes(place));
  const held = given === null ? positive(field, arrived, expression, source) : given;
  if (held instanceof Refusal) return held;
  const test: Ask = isPresent === true && isExists(held) ? always : held;
  if (expression.negated === 'no') return test;
  const exists: SigmaTest = { kind: 'test', field, modifiers: ['exists'], values: [true] };
  return allOf([isPresent === true ? always : exists, notOf(test)]);
}

function isExists(ask: Ask): boolean {
  return ask.kind === 'test' && ask.modifiers[0] === 'exists';
}

/** What the values that a field can have decide: all of them match, none does, or some do. */
function certainty(values: readonly string[], pattern: Pattern): Ask | null {
  const relations = values.map((value) => relationOf(exactly(value), pattern));
  if (relations.every((each) => each === 'always')) return always;
  return relations.every((each) => each === 'never') ? never : null;
}

function positive(
  field: string,
  arrived: Pattern,
  expression: Expression,
  { decoder }: AdoptedSource,
): Ask | Refusal {
  if (decoder !== windowsDecoder) {
    return sigmaTest(field, arrived, sigmaText(expression), 'may be empty');
  }
  if (field === 'Message') return messageAsk(arrived);
  const pattern = valuePattern(arrived);
  if (pattern instanceof Refusal) return pattern;
  return sigmaTest(field, pattern, pattern === arrived ? sigmaText(expression) : null, 'never empty');
}

/** The rendered message stands in quotation marks, its line breaks told apart; texts within a line are the same. */
function messageAsk(arrived: Pattern): Ask | Refusal {
  const isPlain = alternativesOf(arrived).every(
    (each) => each.kind === 'literal' && !/["\\&<>\r\n\t]/.test(each.text),
  );
  if (isPlain) return sigmaTest('Message', arrived, null, 'never empty');
  return new Refusal(
    'expression',
    'the message of a Windows event arrives in another form than the event has it',
  );
}

function staticAsk(element: string, expression: Expression, source: AdoptedSource): Ask | Refusal {
  if (source.decoder === windowsDecoder) return never;
  if (isOfHeader(element) && hasNoHeader(source)) return never;
  if (element === 'srcgeoip' || element === 'dstgeoip') {
    return new Refusal('condition', `<${element}> is looked up by the manager, and no event has it`);
  }
  const field = fieldNameIn(source, element);
  if (field === null) return new Refusal('field', `Sigma has no name for <${element}> here`);
  return onField(field, expression, source, null);
}

/** What the header of syslog says; lines that the decoders of JSON and of audit records take have none (WAZUH.md j). */
const isOfHeader = (element: string) => element === 'program_name' || element === 'hostname';
const hasNoHeader = ({ decoder }: AdoptedSource) => decoder === 'json' || decoder === 'auditd';

function logAsk(expression: Expression, source: AdoptedSource): Ask | Refusal {
  if (source.decoder === windowsDecoder) {
    return new Refusal(
      'event-text',
      'it searches the JSON text of the whole Windows event, names of fields and escapes among it',
    );
  }
  const read = patternOf(expression);
  if (read instanceof Refusal) return read;
  const pattern = source.decoder === 'json' ? read : withoutLastLineEnd(read);
  const test =
    source.decoder === 'json' && beginsOtherwiseThanJson(pattern)
      ? never
      : sigmaTest(null, pattern, sigmaText(expression), 'never empty');
  if (test instanceof Refusal || expression.negated === 'no') return test;
  return notOf(test);
}

/** What the decoder of JSON takes begins with a brace: `^spamd` is found in no such line. */
function beginsOtherwiseThanJson(pattern: Pattern): boolean {
  return alternativesOf(pattern).every((each) => {
    const [first, second] = itemsOf(each);
    return isStart(first) && second?.kind === 'literal' && !second.text.startsWith('{');
  });
}

/** Networks in the one form that Sigma's `cidr` takes. */
function addressAsk(
  { element, networks, negated }: Extract<RuleCondition, { kind: 'address' }>,
  source: AdoptedSource,
): Ask | Refusal {
  if (source.decoder === windowsDecoder) return never;
  const field = fieldNameIn(source, element);
  if (field === null) return new Refusal('field', `Sigma has no name for <${element}> here`);
  const asked = networks.map((each) => each.trim());
  if (!asked.every((each) => /^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$/.test(each))) {
    return new Refusal('expression', `<${element}> names no IPv4 address or network in CIDR notation`);
  }
  const values = asked.map((each) => (each.includes('/') ? each : `${each}/32`));
  const test: SigmaTest = { kind: 'test', field, modifiers: ['cidr'], values };
  if (negated === 'no') return test;
  return allOf([{ kind: 'test', field, modifiers: ['exists'], values: [true] }, notOf(test)]);
}

function severity(expression: Expression, source: AdoptedSource): Ask | Refusal {
  const written = patternOf(expression);
  if (written instanceof Refusal) return written;
  const read = withoutLastLineEnd(written);
  const known = source.values.get(severityField);
  const given = known === undefined ? null : certainty(known, read);
  const texts = exactTexts(read);
  const all = ['critical', 'error', 'warning', 'information', 'verbose', 'audit_failure', 'audit_success'];
  const ask = given ?? (texts === null ? anySeverity(read, all) : severityAsk(texts));
  if (ask === null) return new Refusal('field', 'Sigma has no name for win.system.severityValue');
  if (expression.negated === 'no' || isConstant(ask, 'always'))
    return expression.negated === 'no' ? ask : never;
  return notOf(ask);
}

/** The severities that a pattern surely takes, where it decides about each. */
function anySeverity(pattern: Pattern, all: readonly string[]): Ask | null {
  const relations = all.map((each) => [each, relationOf(exactly(each), pattern)] as const);
  if (relations.some(([, relation]) => relation === 'maybe')) return null;
  return anyOf(
    relations.flatMap(([each, relation]) => (relation === 'always' ? (severityAsk([each]) ?? []) : [])),
  );
}

function exactly(text: string): Pattern {
  return {
    kind: 'sequence',
    items: [
      { kind: 'anchor', at: 'start' },
      { kind: 'literal', text, cased: false },
      { kind: 'anchor', at: 'end' },
    ],
  };
}

/** The whole values that a pattern takes, in lower case; `null` when it takes more than a few. */
export function exactTexts(pattern: Pattern): readonly string[] | null {
  const texts: string[] = [];
  for (const each of alternativesOf(pattern)) {
    const [first, text, last, ...more] = itemsOf(each);
    const ends =
      last !== undefined && (isEnd(last) || (last.kind === 'anchor' && last.at === 'last-line-end'));
    if (!isStart(first) || text?.kind !== 'literal' || !ends || more.length > 0) return null;
    texts.push(text.text.toLowerCase());
  }
  return texts;
}
