import type { SourceRange } from '@sigmazuh/parser';
import { noDecoder, type SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { placeTarget } from '../locate/index.ts';
import type { Branch } from './branches.ts';

/**
 * A branch that only excludes, or only searches the whole line, asks for nothing that says where an event is from:
 *
 *     product zeek, service rdp: not id.orig_h in 10.0.0.0/8   →   holds for any JSON log
 *     product okta, service okta: 'user.session.start'         →   stands in other logs too
 *
 * Where the source's own conditions do not say it either, what its events always have is asked for. `null` = refused.
 */
export function withTelltale(
  branch: Branch,
  source: SourceMapping,
  range: SourceRange,
  findings: PlanFindings,
): Branch | null {
  if (branch.tests.some((test) => test.target.kind !== 'log') || saysItself(source)) return branch;
  const { telltale } = source;
  if (telltale !== undefined) {
    return {
      ...branch,
      tests: [{ kind: 'present', target: placeTarget(telltale), range }, ...branch.tests],
    };
  }
  // Lines that a pipeline of the user's calls its own are; JSON is what many things write.
  if (branch.tests.length > 0 && source.form !== 'json') return branch;
  const how = branch.tests.length > 0 ? 'what the whole line holds' : 'what an event lacks';
  return findings.refuse(
    'not-expressible',
    range,
    `this rule matches by ${how}, and nothing else tells events of ${source.name} from other logs`,
    'ask for a value that these events have, or name a field that they always have as "telltale" in a pipeline',
  );
}

/** Any log that is undecoded or JSON could be from a source without conditions or a decoder of its own. */
function saysItself({ when, marker, enters, decodedAs }: SourceMapping): boolean {
  const isAnyLog =
    decodedAs === undefined
      ? enters.includes('syslog')
      : decodedAs.every((name) => name === 'json' || name === noDecoder);
  return !isAnyLog || marker !== undefined || Object.keys(when).length > 0;
}
