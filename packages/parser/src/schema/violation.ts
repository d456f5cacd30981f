import type { ErrorObject } from 'ajv';
import { didYouMean } from '../nearest.ts';
import { ownEntry } from '../own-entry.ts';
import type { ParserDiagnosticId } from '../parser-diagnostics.ts';
import type { ReportDetails, Reporter } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import { placeAt, type YamlPlace, yamlEntry } from '../yaml/place-at.ts';
import type { YamlMap, YamlNode } from '../yaml.ts';
import type { Schema, SchemaReport } from './annotations.ts';
import { misspelling, propertiesOf } from './misspelt-keys.ts';

/** The part of a document that a violation is about. */
interface Place extends YamlPlace {
  /** What messages call it. */
  readonly name: string;
}

/** Turns one violation of a schema into a diagnostic at the place of the value, or of its key when there is none. */
export function reportViolation(violation: ErrorObject, document: YamlMap, report: Reporter): void {
  const place = placeOf(violation.instancePath, document);
  const schema: Schema = violation.parentSchema ?? {};
  const about: SchemaReport = schema.report ?? {};
  switch (violation.keyword) {
    case 'required':
      missing(String(violation.params.missingProperty), place, schema, about, report);
      return;
    case 'additionalProperties':
      unknown(String(violation.params.additionalProperty), place, schema, about, report);
      return;
    case 'type':
      wrongType(violation, place, about, report);
      return;
    case 'enum':
      notOneOf(place, violation.params.allowedValues, about, report);
      return;
    case 'minItems':
      say('missing-attribute', place.node.range, `"${place.name}" is an empty list`, {}, about, report);
      return;
    default:
      unfit(place, about, report);
  }
}

function placeOf(pointer: string, document: YamlMap): Place {
  const place = placeAt(pointer, document);
  return { ...place, name: place.key?.text ?? 'the rule' };
}

function missing(name: string, place: Place, schema: Schema, about: SchemaReport, report: Reporter): void {
  const { node } = place;
  const known = Object.keys(propertiesOf(schema) ?? {});
  const misspelt = node.kind === 'map' ? misspelling(node, name, known) : null;
  const hint = misspelt === null ? {} : { hint: `is "${misspelt.text}" meant to be "${name}"?`, meant: name };
  const first = node.kind === 'map' ? node.entries[0]?.key.range : undefined;
  const range = misspelt?.range ?? place.key?.range ?? first ?? node.range;
  const where = place.key === null ? '' : ` of "${place.name}"`;
  // What is missing is missing, whatever kind of value its container should have been.
  const { id: _, ...rest } = about;
  say('missing-attribute', range, `the attribute "${name}"${where} is missing`, hint, rest, report);
}

function unknown(name: string, place: Place, schema: Schema, about: SchemaReport, report: Reporter): void {
  const entry = yamlEntry(place.node, name);
  const known = Object.keys(propertiesOf(schema) ?? {});
  const otherwise = { hint: `it may have ${known.join(', ')}` };
  say(
    'invalid-correlation',
    entry?.key.range ?? place.node.range,
    `"${place.name}" has no "${name}"`,
    entry === undefined ? otherwise : { ...otherwise, ...didYouMean(name, known) },
    about,
    report,
  );
}

function wrongType(violation: ErrorObject, place: Place, about: SchemaReport, report: Reporter): void {
  const { node } = place;
  const expected = about.expected ?? described(violation.params.type);
  if (node.kind === 'scalar' && node.value === null) {
    const range =
      node.range.start.offset === node.range.end.offset ? (place.key?.range ?? node.range) : node.range;
    const { id: _, ...rest } = about;
    say('missing-attribute', range, `"${place.name}" has no value`, {}, rest, report);
    return;
  }
  const wantsText = String(violation.params.type).includes('string') && node.kind === 'scalar';
  const usual = node.kind === 'scalar' ? usualMistake(node.text, about) : undefined;
  const hint = usual ?? (wantsText ? `put it in quotes: '${node.text}'` : about.hint);
  say(
    'wrong-type',
    node.range,
    `"${place.name}" is ${expected}, and this is ${kindOf(node)}`,
    hint === undefined ? {} : { hint },
    about,
    report,
  );
}

function notOneOf(place: Place, allowed: unknown, about: SchemaReport, report: Reporter): void {
  const values = Array.isArray(allowed) ? allowed.map(String) : [];
  const text = place.node.kind === 'scalar' ? place.node.text : '';
  const other = ownEntry(about.others, text);
  const near =
    other === undefined ? didYouMean(text, values) : { hint: `did you mean "${other}"?`, meant: other };
  const usual = usualMistake(text, about);
  const details = usual === undefined ? { hint: `it may be ${values.join(', ')}`, ...near } : { hint: usual };
  say(
    'wrong-type',
    place.node.range,
    `"${text}" is not ${about.expected ?? 'allowed here'}`,
    details,
    about,
    report,
  );
}

/** The hint for a value that is often written by mistake. */
function usualMistake(text: string, { hints = {} }: SchemaReport): string | undefined {
  return ownEntry(hints, text);
}

function unfit(place: Place, about: SchemaReport, report: Reporter): void {
  const text = place.node.kind === 'scalar' ? place.node.text : place.name;
  const hint = about.hint === undefined ? {} : { hint: about.hint };
  say(
    'wrong-type',
    place.node.range,
    `"${text}" is not ${about.expected ?? 'allowed here'}`,
    hint,
    about,
    report,
  );
}

function say(
  fallback: ParserDiagnosticId,
  range: SourceRange,
  message: string,
  details: ReportDetails,
  about: SchemaReport,
  report: Reporter,
): void {
  const id = about.id ?? fallback;
  if (about.severity === 'warning') report.warning(id, range, message, details);
  else report.error(id, range, message, details);
}

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'a map',
  number: 'a number',
  boolean: 'true or false',
};

function described(types: unknown): string {
  const all = Array.isArray(types) ? types.map(String) : String(types).split(',');
  return all.map((type) => names[type] ?? type).join(' or ');
}

function kindOf(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a map';
  switch (typeof node.value) {
    case 'number':
      return `the number ${node.text}`;
    case 'boolean':
      return `the boolean ${node.text}`;
    default:
      return 'a text';
  }
}
