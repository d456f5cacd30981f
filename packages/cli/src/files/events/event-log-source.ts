import { nearest, type SigmaDocument } from '@sigmazuh/parser';
import { attributeNames } from '@sigmazuh/pipeline';
import { builtinPipelines } from '@sigmazuh/wazuh-events';
import { recordOf } from '../record-of.ts';

type Attribute = (typeof attributeNames)[number];

/** Letters by which two names may differ for one to be a slip of the other; short ones differ by one and are two names. */
const slip = ({ length }: string): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/**
 * What an event's own log source names that neither a rule nor a pipeline knows, where it is nearly a name that they
 * do: no rule is asked about such an event, and nothing else says why.
 */
export function logSourceSlips(documents: readonly SigmaDocument[]): (given: unknown) => readonly string[] {
  const known = new Map(attributeNames.map((name) => [name, namesOf(name, documents)]));
  return (given) => {
    const logSource = recordOf(given);
    return attributeNames.flatMap((name) => {
      const value = logSource[name];
      const names = known.get(name) ?? new Set();
      if (typeof value !== 'string' || names.has(value.toLowerCase())) return [];
      const near = nearest(value, names, slip(value));
      return near === null ? [] : [`no log source has the ${name} "${value}"; did you mean "${near}"?`];
    });
  };
}

function namesOf(name: Attribute, documents: readonly SigmaDocument[]): ReadonlySet<string> {
  const ofRules = documents.flatMap((each) =>
    each.kind === 'rule' || each.kind === 'filter' ? (each.logSource[name]?.value ?? []) : [],
  );
  const ofPipelines = builtinPipelines.flatMap(({ sources, refusals }) =>
    [...sources, ...refusals].flatMap(({ logSource }) => logSource[name] ?? []),
  );
  return new Set([...ofRules, ...ofPipelines].map((each) => each.toLowerCase()));
}
