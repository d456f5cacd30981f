import type { Located, SigmaRule } from '@sigmazuh/parser';
import { keyOf } from '../detection/item.ts';
import type { Selection, WrittenDetection } from '../detection/write-detection.ts';
import type { EventSource } from '../source/event-source.ts';
import { type Mitre, mitreOf } from './attack.ts';
import { complianceOf } from './compliance.ts';

type Value = string | boolean | readonly string[];

/** A rule as Wazuh 5 takes it: what is under `resource` in a request of its content manager. */
export interface RuleDocument {
  readonly sigma_id?: string;
  readonly enabled: boolean;
  readonly status: 'experimental' | 'test' | 'stable';
  readonly level: string;
  readonly metadata: Readonly<Record<string, Value>>;
  readonly logsource: Readonly<Record<string, string>>;
  readonly detection: Readonly<Record<string, unknown>>;
  readonly mitre?: Mitre;
  readonly compliance?: Readonly<Record<string, readonly string[]>>;
  readonly tags?: readonly string[];
  readonly falsepositives?: readonly string[];
}

/** The longest title that the plugin takes. */
export const longestTitle = 256;

/** @param title the rule's, made one of its kind: two rules of a space cannot share one */
export function ruleDocument(
  rule: SigmaRule,
  title: string,
  detection: WrittenDetection,
  source: EventSource,
): RuleDocument {
  const { logSource } = rule;
  const mitre = mitreOf(rule.tags);
  const compliance = complianceOf(rule.tags);
  // The plugin reads what is in front of a dot and what is behind it, and stumbles over a tag without one.
  const tags = texts(rule.tags).filter((tag) => tag.includes('.'));
  const falsePositives = texts(rule.falsePositives);
  return {
    ...(rule.id === null ? {} : { sigma_id: rule.id.value }),
    enabled: rule.status?.value !== 'deprecated',
    status: statusOf(rule.status?.value),
    level: rule.level?.value ?? 'medium',
    metadata: {
      title,
      // An update without an author is rejected.
      author: rule.author?.value ?? 'unknown',
      ...(rule.date === null ? {} : { date: isoDate(rule.date.value) }),
      ...(rule.modified === null ? {} : { modified: isoDate(rule.modified.value) }),
      ...(rule.description === null ? {} : { description: rule.description.value.trim() }),
      ...(rule.references.length === 0 ? {} : { references: texts(rule.references) }),
    },
    logsource: {
      product: source.integration,
      ...text('category', logSource.category),
      ...text('service', logSource.service),
      ...text('definition', logSource.definition),
    },
    detection: {
      ...Object.fromEntries(
        [...detection.selections].map(([name, selections]) => [name, selectionsOf(selections)]),
      ),
      condition: detection.condition,
    },
    ...(mitre === null ? {} : { mitre }),
    ...(compliance === null ? {} : { compliance }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(falsePositives.length === 0 ? {} : { falsepositives: falsePositives }),
  };
}

function selectionsOf(selections: readonly Selection[]): unknown {
  const [only] = selections;
  return only !== undefined && selections.length === 1 ? selectionMap(only) : selections.map(selectionMap);
}

/** Numbers and dates are written as texts: the plugin drops whole numbers beyond 32 bits, and all with a fraction. */
function selectionMap(selection: Selection): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    selection.map((item) => {
      const { values } = item;
      if (typeof values === 'boolean') return [keyOf(item), values];
      const [only] = values;
      return [keyOf(item), only !== undefined && values.length === 1 ? only : values];
    }),
  );
}

/** The plugin's three; a rule that is no longer kept up is switched off. */
function statusOf(status: string | undefined): RuleDocument['status'] {
  return status === 'stable' || status === 'test' ? status : 'experimental';
}

const isoDate = (date: string): string => date.replaceAll('/', '-');

const texts = (all: readonly Located<string>[]): readonly string[] => all.map(({ value }) => value);

function text(name: string, located: Located<string> | null): Readonly<Record<string, string>> {
  return located === null ? {} : { [name]: located.value };
}
