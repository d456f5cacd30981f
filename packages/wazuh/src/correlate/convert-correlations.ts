import { byIdentity, byKey } from '@sigmazuh/compiler';
import type { CorrelationRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { ConvertOptions } from '../convert/index.ts';
import { countCorrelation } from './count-correlation.ts';
import { type CountedBase, countBase } from './counted-base.ts';
import { type CountedCorrelation, innerOf } from './counted-correlation.ts';
import { type Difference, difference, needsConsent } from './differences.ts';
import { leaveOutCorrelations } from './leave-out.ts';
import { marksOf, sharersOf } from './marks.ts';
import { type BaseRule, type ResolvedCorrelation, resolveCorrelations } from './resolve.ts';

/** All that a pack's correlations are made of. */
export interface ConvertedCorrelations {
  /** Those that are written, with their stages, each behind those it builds on. */
  readonly counted: readonly CountedCorrelation[];
  /** Rules whose events they count. */
  readonly bases: readonly CountedBase[];
  /** Those that are not written, as their findings say. */
  readonly refused: readonly ResolvedCorrelation[];
}

export interface CorrelateOptions extends ConvertOptions {
  readonly ownerOf: (document: SigmaRule | CorrelationRule) => string;
  /** Rules and correlations that raise nothing themselves. */
  readonly isSilent: (document: SigmaRule | CorrelationRule) => boolean;
  /** Whether correlations may differ from their meaning, as far as it is said in what way. */
  readonly approximate: 'allowed' | 'refused';
  /** Whether the manager's rules are known with their conditions. */
  readonly manager: 'read' | 'assumed';
}

/**
 * Turns correlations into what rules of Wazuh can count: the events of the rules they refer to, and for each
 * correlation the looks back that tell whether it holds.
 */
export function convertCorrelations(
  documents: readonly SigmaDocument[],
  options: CorrelateOptions,
): ConvertedCorrelations {
  const { ownerOf, filters, isSilent, manager, levels } = options;
  const resolved = resolveCorrelations({ documents, ownerOf, filters });
  const known = byKey(
    ({ key }: BaseRule) => key,
    (base) => countBase(base, isSilent(base.rule) ? 'silent' : 'yes', options, manager),
  );
  const sourcesOf = byIdentity((rule: SigmaRule): readonly SourceMapping[] => {
    const selection = options.select(rule.logSource);
    return 'sources' in selection ? selection.sources : [];
  });
  const bases = new Map<string, CountedBase>();
  const counted = new Map<string, CountedCorrelation>();
  for (const each of resolved) {
    const own = each.references.flatMap(({ target }) => (target.kind === 'base' ? [known(target)] : []));
    if (!isBuiltOnWritten(each, own, counted) || !areCountedAsTheyAlert(each, own)) continue;
    for (const base of own) bases.set(base.base.key, base);
    const made = countCorrelation(each, {
      bases,
      counted,
      sourcesOf,
      alerts: isSilent(each.rule) || !each.isOwn ? 'silent' : 'yes',
      level: levels[each.rule.level?.value ?? 'medium'],
    }).map((correlation) => withBases(correlation, bases, manager));
    if (!canBeHeld(made, each, counted)) continue;
    if (options.approximate === 'refused' && !isExact(made, each)) continue;
    for (const correlation of made) counted.set(correlation.key, correlation);
  }
  const kept = withSharing([...counted.values()], bases, resolved, options.approximate);
  return {
    counted: kept,
    bases: [...bases.values()].filter(({ base }) => kept.some((each) => each.bases.includes(base.key))),
    refused: resolved.filter(({ isOwn, findings }) => isOwn && findings.refusals.length > 0),
  };
}

/** An event on which a correlation alerts ends there, and is not in the group of one that only serves others. */
function canBeHeld(
  made: readonly CountedCorrelation[],
  { rule, findings }: ResolvedCorrelation,
  counted: ReadonlyMap<string, CountedCorrelation>,
): boolean {
  const through = made.flatMap(({ alerts, completions }) =>
    alerts === 'yes' ? [] : completions.map((each) => counted.get(each.through ?? '')),
  );
  const inner = through.find((each) => each?.alerts === 'yes');
  if (inner === undefined) return true;
  const text = `it serves another correlation and refers to "${inner.rule.title.value}", which alerts itself: an event is in one rule of Wazuh, and counts for one of the two`;
  findings.refuse('correlation-rule', rule.type.range, text, 'take "generate: true" out');
  return false;
}

/** Whether the rules and correlations it refers to are written; else it is refused. */
function isBuiltOnWritten(
  { rule, findings, references }: ResolvedCorrelation,
  bases: readonly CountedBase[],
  counted: ReadonlyMap<string, CountedCorrelation>,
): boolean {
  if (findings.refusals.length > 0) return false;
  const place = rule.type.range;
  const unwritten = bases.find(({ converted }) => converted.leaves.length === 0);
  if (unwritten !== undefined) {
    const why = unwritten.converted.findings.refusals[0]?.message ?? 'it cannot be written';
    const text = `the rule "${unwritten.base.rule.title.value}", which it refers to, is not written: ${why}`;
    findings.refuse('correlation-rule', place, text, 'see what is said about that rule');
    return false;
  }
  const inner = references.find(({ target }) => target.kind === 'correlation' && !counted.has(target.key));
  if (inner === undefined) return true;
  const text = `the correlation "${inner.target.rule.title.value}", which it refers to, is not written`;
  findings.refuse('correlation-rule', place, text, 'see what is said about that correlation');
  return false;
}

/** An event on which a rule alerts ends there, and is not in the group of what a filter leaves of the rule. */
function areCountedAsTheyAlert(
  { rule, findings }: ResolvedCorrelation,
  bases: readonly CountedBase[],
): boolean {
  const filtered = bases.find(({ alerts, base }) => alerts === 'yes' && base.added.length > 0);
  if (filtered === undefined) return true;
  const text = `a filter narrows "${filtered.base.rule.title.value}" for it alone, which alerts itself without: an event is in one rule of Wazuh, and counts for one of the two`;
  findings.refuse(
    'correlation-rule',
    rule.type.range,
    text,
    'take "generate: true" out, or name the rule in the filter',
  );
  return false;
}

/** What counting the events of its rules does to the manager. */
function withBases(
  correlation: CountedCorrelation,
  bases: ReadonlyMap<string, CountedBase>,
  manager: CorrelateOptions['manager'],
): CountedCorrelation {
  const found = correlation.bases.flatMap((key) => bases.get(key) ?? []);
  const added = found.flatMap((base): readonly Difference[] => {
    const title = base.base.rule.title.value;
    if (manager === 'assumed') return base.alerts === 'yes' ? [] : [difference.hidesManager(title)];
    const standsIn = base.ways.some(({ rungs }) => rungs.some(({ level }) => level > base.level));
    const isUntold = base.alerts === 'silent' && base.ways.some(({ rungs: [low] }) => low?.untold === 'some');
    const { composites } = base;
    return [
      ...(standsIn ? [difference.standsIn(title)] : []),
      ...(isUntold ? [difference.hidesSome(title)] : []),
      ...(composites.length > 0 ? [difference.managerCounts(title, composites)] : []),
    ];
  });
  return { ...correlation, differences: [...correlation.differences, ...added] };
}

function isExact(made: readonly CountedCorrelation[], { rule, findings }: ResolvedCorrelation): boolean {
  const differing = made.flatMap(({ differences }) => differences.filter(needsConsent));
  if (differing.length === 0) return true;
  const texts = [...new Set(differing.map(({ text }) => text))];
  findings.refuse(
    'correlation-rule',
    rule.type.range,
    `in Wazuh it would differ from its meaning (${texts.join('; ')})`,
    'allow it with --approximate, or "approximate: true" in sigmazuh.yml',
  );
  return false;
}

/** What disturbs those that it builds on shows in this one too. */
function disturbedInner(
  correlation: CountedCorrelation,
  told: readonly CountedCorrelation[],
): readonly Difference[] {
  const isTold = correlation.differences.some(({ kind }) => kind === 'inner-rhythm');
  const disturbed = innerOf(correlation, told).find(
    ({ owner, differences }) =>
      owner !== correlation.owner &&
      differences.some(({ kind }) => kind === 'shared-count' || kind === 'inner-rhythm'),
  );
  return isTold || disturbed === undefined ? [] : [difference.innerRhythm(disturbed.rule.title.value)];
}

/** Says which correlations get into each other's way; without consent those that others disturb are refused. */
function withSharing(
  counted: readonly CountedCorrelation[],
  bases: ReadonlyMap<string, CountedBase>,
  resolved: readonly ResolvedCorrelation[],
  approximate: CorrelateOptions['approximate'],
): readonly CountedCorrelation[] {
  const marks = marksOf(counted, [...bases.values()]);
  const told: CountedCorrelation[] = [];
  for (const each of counted) {
    const sharers = sharersOf(each, counted, marks);
    const own = sharers.length > 0 ? [difference.sharedCount(sharers)] : [];
    told.push({ ...each, differences: [...each.differences, ...own, ...disturbedInner(each, told)] });
  }
  if (approximate === 'allowed') return told;
  const disturbed = told.find(({ differences }) => differences.some(needsConsent));
  if (disturbed === undefined) return told;
  const own = resolved.find(({ rule }) => rule === disturbed.rule);
  if (own !== undefined) isExact([disturbed], own);
  // What builds on it goes with it, and what is left may be undisturbed now.
  const left = leaveOutCorrelations({ counted, bases: [] }, new Set([disturbed.owner]), (each) => {
    if (each.findings.refusals.length > 0) return;
    const text = 'a correlation that it refers to is not written';
    each.findings.refuse('correlation-rule', each.rule.type.range, text, 'see what is said about it');
  });
  return withSharing(left.counted, bases, resolved, approximate);
}
