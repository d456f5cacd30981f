import type { SourceRange } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import type { WazuhPredicate } from '../locate/index.ts';
import { absencePattern } from './absence.ts';
import { isSurelyThere } from './exclusions.ts';

/** What a filter asks of fields that an event may lack, in a source whose text does not show whether it does. */
export function maybeAbsent(
  predicate: WazuhPredicate,
  source: SourceMapping,
  present: ReadonlySet<string>,
): readonly AskedField[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap((each) => maybeAbsent(each, source, present));
    case 'not':
      return maybeAbsent(predicate.operand, source, present);
    case 'value':
    case 'present': {
      const { target } = predicate;
      const isAsked = target.kind === 'field' || target.kind === 'static' || target.kind === 'address';
      const isKnown = isSurelyThere(target, present) || absencePattern(target, source) !== null;
      if (!isAsked || isKnown) return [];
      const name = target.kind === 'field' ? target.name : target.element;
      return [{ name: sigmaName(name, source), range: predicate.range }];
    }
    default:
      return [];
  }
}

interface AskedField {
  readonly name: string;
  readonly range: SourceRange;
}

/** What rules of Sigma call a field of Wazuh's. */
function sigmaName(name: string, { fields }: SourceMapping): string {
  const named = Object.entries(fields).find(([, places]) => [places].flat().includes(name));
  return named?.[0] ?? name;
}

export function refuseAbsence(
  { name, range }: AskedField,
  source: SourceMapping,
  findings: PlanFindings,
): null {
  return findings.refuse(
    'not-expressible',
    range,
    `a filter asks for "${name}", which an event of ${source.name} may lack: no Wazuh rule can say "absent, or another value" of it`,
    `ask in the rule that the field is there ("${name}|exists: true" beside what it searches): events without it then raise no alert`,
  );
}
