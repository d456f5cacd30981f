import type { CorrelationRule, SigmaRule, SourceRange } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { type ComparedPlace, comparedPlaces } from './group-fields.ts';
import type { Reference } from './resolve.ts';
import { whereStored } from './where-stored.ts';

/** Where the events of all rules of a correlation have the fields it compares. */
export interface CommonPlaces {
  /** One place for each of the fields; several sets where a field may be in several places. */
  readonly sets: readonly (readonly ComparedPlace[])[];
  /** Fields of which not every value arrives. */
  readonly dropped: readonly string[];
  /** Fields that some events have in another place than others, or in none: these are not compared. */
  readonly scattered: readonly string[];
  /** Fields in lines of JSON, where `null` arrives as a text and a list as one. */
  readonly inJson: readonly string[];
}

/** More ways to compare than this would each take a rule. */
const mostSets = 8;

/**
 * The engine compares a field with the field of the same name in an earlier event, so all rules have to have it in the
 * same place. `null` when they do not.
 */
export function commonPlaces(
  fields: readonly string[],
  references: readonly Reference[],
  sourcesOf: (rule: SigmaRule) => readonly SourceMapping[],
  rule: CorrelationRule,
  findings: PlanFindings,
): CommonPlaces | null {
  let sets: CommonPlaces['sets'] = [[]];
  const dropped: string[] = [];
  const scattered: string[] = [];
  const inJson: string[] = [];
  for (const field of fields) {
    const range = rangeOf(field, rule);
    const found = references.flatMap((each) => placesIn(each, field, sourcesOf));
    const wrong = found.find((each) => each.places.length === 0);
    if (wrong !== undefined) {
      const text = `"${field}" of "${wrong.title}" cannot be compared between events: ${wrong.why}`;
      return findings.refuse(
        'correlation-rule',
        range,
        text,
        `take a field that Wazuh decodes, or ${whereStored}`,
      );
    }
    const common = sharedPlaces(found);
    if (common.length === 0) {
      const left = rule.groupBy.flatMap(({ value }) => {
        const own = references.flatMap((each) => placesIn(each, value, sourcesOf));
        return sharedPlaces(own).length > 0 ? [`"${value}"`] : [];
      });
      const wider =
        left.length === 0 || !rule.groupBy.some(({ value }) => value === field)
          ? ''
          : `, or leave "${field}" out: grouped by ${left.join(' and ')} alone it is raised by more events`;
      const places = found.map(({ title, places: own }) => `"${title}" has it in ${own.join(' or ')}`);
      return findings.refuse(
        'correlation-rule',
        range,
        `"${field}" is not one field in Wazuh: ${[...new Set(places)].join(', ')}; Wazuh compares a field with itself`,
        `${whereStored}${wider}`,
      );
    }
    if (found.some(({ isScattered }) => isScattered)) scattered.push(field);
    const form: ComparedPlace['form'] = found.some((each) => each.form === 'json') ? 'json' : 'other';
    if (form === 'json') inJson.push(field);
    // Windows writes those of its header into every event, and JSON has the values that its lines have.
    else if (!common.every((place) => place.startsWith('win.system.'))) dropped.push(field);
    sets = sets.flatMap((set) => common.map((name) => [...set, { name, form }]));
  }
  if (sets.length > mostSets) {
    const text = `its fields may be in ${sets.length} combinations of places`;
    const range = rule.groupBy[0]?.range ?? rule.type.range;
    return findings.refuse('correlation-rule', range, text, `group by fewer fields, or ${whereStored}`);
  }
  return { sets, dropped, scattered, inJson };
}

/** Where a correlation names a field that it compares. */
function rangeOf(field: string, { groupBy, condition, type }: CorrelationRule): SourceRange {
  const named = [...groupBy, ...(condition?.fields ?? [])].find(({ value }) => value === field);
  return named?.range ?? condition?.range ?? type.range;
}

/** Places that the events of all rules have the field in. */
function sharedPlaces([first, ...others]: readonly FoundPlaces[]): readonly string[] {
  return (first?.places ?? []).filter((place) =>
    others.every(({ places }) => places.some((each) => each.toLowerCase() === place.toLowerCase())),
  );
}

interface FoundPlaces {
  readonly title: string;
  readonly places: readonly string[];
  readonly form: 'json' | 'other';
  readonly why: string;
  /** Some sources have it in another place, or in none. */
  readonly isScattered: boolean;
}

/** Sources whose events lack the field are in no group; there has to be one that has it. */
function placesIn(
  { target, aliases }: Reference,
  field: string,
  sourcesOf: (rule: SigmaRule) => readonly SourceMapping[],
): readonly FoundPlaces[] {
  const name = aliases.get(field) ?? field;
  if (target.kind === 'correlation')
    return target.references.flatMap((each) => placesIn(each, name, sourcesOf));
  const sources = sourcesOf(target.rule);
  const each = sources.map((source) => comparedPlaces(name, source));
  const form = sources.some((source) => source.form === 'json') ? 'json' : 'other';
  const places = each.flatMap((found) => ('why' in found ? [] : found));
  const [why = 'no event of it reaches Wazuh'] = each.flatMap((found) => ('why' in found ? [found.why] : []));
  const own = [...new Set(places)];
  const isScattered = own.length > 1 || each.some((found) => 'why' in found);
  return [{ title: target.rule.title.value, places: own, form, why, isScattered }];
}
