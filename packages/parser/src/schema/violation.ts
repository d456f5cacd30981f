import type { ErrorObject } from 'ajv';
import { didYouMean } from '../nearest.ts';
import { ownEntry } from '../own-entry.ts';
import type { ParserDiagnosticId } from '../parser-diagnostics.ts';
import type { ReportDetails } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import { placeAt, type YamlPlace, yamlEntry } from '../yaml/place-at.ts';
import type { YamlNode } from '../yaml.ts';
import type { Schema, SchemaReport } from './annotations.ts';
import { misspelling, propertiesOf } from './misspelt-keys.ts';

/** Where a document does not follow its schema: at the value, or at its key when there is none. */
export interface SchemaMistake {
  readonly id: ParserDiagnosticId;
  readonly severity: 'error' | 'warning';
  readonly range: SourceRange;
  readonly message: string;
  readonly details: ReportDetails;
  /** The key that does not belong there, where that is what is wrong. */
  readonly unknown?: string;
  /** Keys and numbers that lead from the document to it, with `/` between. */
  readonly path: string;
}

/** The part of a document that a violation is about. */
interface Place extends YamlPlace {
  /** What messages call it, in quotes if it has a name. */
  readonly name: string;
  /** Whether it is one of a list, so that the key is the list's. */
  readonly isItem: boolean;
}

/**
 * What violations of a schema come to. A value of the wrong type breaks several keywords, and every branch of an
 * `anyOf`; the first says it all.
 *
 * @param violations of a validator that is `verbose`
 * @param called what messages call the document as a whole
 */
export function schemaMistakes(
  violations: readonly ErrorObject[],
  document: YamlNode,
  called: string,
): readonly SchemaMistake[] {
  const seen = new Map<string, ErrorObject>();
  for (const violation of violations.filter((each) => !isAnotherBranch(each, violations))) {
    const { instancePath, schemaPath, keyword, message, params } = violation;
    const key =
      keyword === 'required'
        ? `${schemaPath} ${instancePath} ${message}`
        : `${instancePath} ${params.additionalProperty ?? ''}`;
    if (!seen.has(key)) seen.set(key, violation);
  }
  const mistakes = [...seen.values()].map((violation) => {
    const mistake = mistakeOf(violation, document, called);
    const { unknown } = mistake;
    const path = `${violation.instancePath}${unknown === undefined ? '' : `/${unknown}`}`;
    return { ...mistake, path: path.slice(1) };
  });
  return mistakes.sort((one, other) => one.range.start.offset - other.range.start.offset);
}

/**
 * Of a list among "a text, or a list of texts" with something wrong inside, that it is no text is not the mistake:
 * another branch takes it as far as that place.
 */
function isAnotherBranch(
  { keyword, instancePath, schemaPath }: ErrorObject,
  violations: readonly ErrorObject[],
): boolean {
  const isOfBranches = keyword === 'anyOf' || (keyword === 'type' && /\/anyOf\/\d+\/type$/.test(schemaPath));
  return isOfBranches && violations.some((each) => each.instancePath.startsWith(`${instancePath}/`));
}

type Mistake = Omit<SchemaMistake, 'path'>;

function mistakeOf(violation: ErrorObject, document: YamlNode, called: string): Mistake {
  const schema: Schema = violation.parentSchema ?? {};
  const about: SchemaReport = schema.report ?? {};
  const place = placeOf(violation.instancePath, document, called, about);
  switch (violation.keyword) {
    case 'required':
      return missing(String(violation.params.missingProperty), place, schema, about);
    case 'additionalProperties':
      return unknown(String(violation.params.additionalProperty), place, schema, about);
    case 'type':
      return wrongType(violation, place, about);
    case 'enum':
      return notOneOf(place, violation.params.allowedValues, about);
    case 'const':
      return notOneOf(place, [violation.params.allowedValue], about);
    case 'minItems':
      return mistake('missing-attribute', place.node.range, `${place.name} is an empty list`, {}, about);
    case 'minProperties': {
      const known = Object.keys(propertiesOf(schema) ?? {});
      const details = { hint: `it may have ${known.join(', ')}` };
      return mistake('missing-attribute', place.node.range, `${place.name} says nothing`, details, about);
    }
    default:
      return unfit(place, about);
  }
}

function placeOf(pointer: string, document: YamlNode, called: string, about: SchemaReport): Place {
  const place = placeAt(pointer, document);
  const own = place.key === null ? called : `"${place.key.text}"`;
  const last = pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  return { ...place, name: about.called ?? own, isItem: place.key?.text !== last };
}

function missing(name: string, place: Place, schema: Schema, about: SchemaReport): Mistake {
  const { node } = place;
  const known = Object.keys(propertiesOf(schema) ?? {});
  const misspelt = node.kind === 'map' ? misspelling(node, name, known) : null;
  const hint = misspelt === null ? {} : { hint: `is "${misspelt.text}" meant to be "${name}"?`, meant: name };
  const first = node.kind === 'map' ? node.entries[0]?.key.range : undefined;
  const container = place.isItem ? first : (place.key?.range ?? first);
  const range = misspelt?.range ?? container ?? node.range;
  const where = place.key === null ? '' : ` of ${place.name}`;
  // What is missing is missing, whatever kind of value its container should have been.
  const { id: _, ...rest } = about;
  return mistake('missing-attribute', range, `the attribute "${name}"${where} is missing`, hint, rest);
}

function unknown(name: string, place: Place, schema: Schema, about: SchemaReport): Mistake {
  const entry = yamlEntry(place.node, name);
  const known = Object.keys(propertiesOf(schema) ?? {});
  const otherwise = { hint: `it may have ${known.join(', ')}` };
  const found = mistake(
    'invalid-correlation',
    entry?.key.range ?? place.node.range,
    `${place.name} has no "${name}"`,
    entry === undefined ? otherwise : { ...otherwise, ...meantBy(name, known, about) },
    about,
  );
  return { ...found, unknown: name };
}

function meantBy(name: string, known: readonly string[], { others }: SchemaReport) {
  const other = ownEntry(others, name);
  return other === undefined ? didYouMean(name, known) : { hint: `did you mean "${other}"?`, meant: other };
}

function wrongType(violation: ErrorObject, place: Place, about: SchemaReport): Mistake {
  const { node } = place;
  const expected = about.expected ?? described(violation.params.type);
  if (node.kind === 'scalar' && node.value === null) {
    const range =
      node.range.start.offset === node.range.end.offset ? (place.key?.range ?? node.range) : node.range;
    const { id: _, ...rest } = about;
    return mistake('missing-attribute', range, `${place.name} has no value`, {}, rest);
  }
  const wantsText = String(violation.params.type).includes('string') && node.kind === 'scalar';
  const usual = node.kind === 'scalar' ? usualMistake(node.text, about) : undefined;
  // Quotes help a text that looks like a number, and not one that has to be of a certain form.
  const { pattern } = violation.parentSchema ?? {};
  const isUnfit =
    node.kind === 'scalar' && typeof pattern === 'string' && !new RegExp(pattern).test(node.text);
  const inQuotes = wantsText && !isUnfit;
  const hint = usual ?? (inQuotes ? `put it in quotes: '${node.text}'` : about.hint);
  return mistake(
    'wrong-type',
    node.range,
    `${place.name} is ${expected}, and this is ${kindOf(node)}`,
    hint === undefined ? {} : { hint },
    about,
  );
}

function notOneOf(place: Place, allowed: unknown, about: SchemaReport): Mistake {
  const values = Array.isArray(allowed) ? allowed.map(String) : [];
  const text = place.node.kind === 'scalar' ? place.node.text : '';
  const other = ownEntry(about.others, text);
  const near =
    other === undefined ? didYouMean(text, values) : { hint: `did you mean "${other}"?`, meant: other };
  const usual = usualMistake(text, about);
  const details = usual === undefined ? { hint: `it may be ${values.join(', ')}`, ...near } : { hint: usual };
  return mistake(
    'wrong-type',
    place.node.range,
    `"${text}" is not ${about.expected ?? `allowed as ${place.name}`}`,
    details,
    about,
  );
}

/** The hint for a value that is often written by mistake. */
function usualMistake(text: string, { hints = {} }: SchemaReport): string | undefined {
  return ownEntry(hints, text);
}

function unfit(place: Place, about: SchemaReport): Mistake {
  const text = place.node.kind === 'scalar' ? `"${place.node.text}"` : place.name;
  const hint = about.hint === undefined ? {} : { hint: about.hint };
  return mistake(
    'wrong-type',
    place.node.range,
    `${text} is not ${about.expected ?? `allowed as ${place.name}`}`,
    hint,
    about,
  );
}

function mistake(
  fallback: ParserDiagnosticId,
  range: SourceRange,
  message: string,
  details: ReportDetails,
  { id = fallback, severity }: SchemaReport,
): Mistake {
  return { id, severity: severity === 'warning' ? 'warning' : 'error', range, message, details };
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
