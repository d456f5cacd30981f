import { type CidrTest, networkPattern } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { PlanFindings } from '../findings.ts';
import { networkText } from './address-networks.ts';
import { locateField } from './field-location.ts';
import { onTargets } from './on-targets.ts';
import type { WazuhPredicate } from './wazuh-predicate.ts';

/** An address within a network. `null` = refused. */
export function locateNetwork(
  test: CidrTest,
  source: SourceMapping,
  findings: PlanFindings,
): WazuhPredicate | null {
  const pattern = networkPattern(test.network, test.prefixLength);
  const network = networkText(test.network, test.prefixLength);
  if (network === null && isAddressField(test.field, source)) return refuseAddress(test, findings);
  return onTargets(test, source, findings, 'any', (target) => ({
    kind: 'value',
    target,
    pattern: target.kind === 'address' && network !== null ? network : pattern,
    range: test.range,
  }));
}

/** Whether the engine compares the field's values as addresses. */
export function isAddressField(field: string, source: SourceMapping): boolean {
  return locateField(field, source)?.some((target) => target.kind === 'address') ?? false;
}

/** For what the engine cannot compare an address with. */
export function refuseAddress(
  { field, range }: { readonly field: string; readonly range: SourceRange },
  findings: PlanFindings,
): null {
  return findings.refuse(
    'not-expressible',
    range,
    `"${field}" is an address in Wazuh, which can be compared with whole addresses and networks only, and not with those of version 6 that begin with zeros`,
    'write whole addresses, or a network with the cidr modifier',
  );
}
