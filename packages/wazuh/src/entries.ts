import type { CorrelationRule, SigmaRule } from '@sigmazuh/parser';
import { type RefusedDocument, refuseServing } from './convert/index.ts';
import type { ConvertedCorrelations } from './correlate/index.ts';
import type { LaidOut } from './lay-out.ts';
import { convertedEntry, correlationEntry, countedEntry, type ManifestRule } from './write/index.ts';

/** What the manifest says of all that is written, or was refused while it was laid out. */
export function entriesOf({ converted, correlations, nodes, idOf }: LaidOut): readonly ManifestRule[] {
  const alerts = new Map(
    nodes.flatMap((node) => (node.kind === 'alert' ? [[node.owner, idOf(node)] as const] : [])),
  );
  const idFor = (owner: string) => alerts.get(owner) ?? null;
  const standIns = (rule: SigmaRule) =>
    nodes.flatMap((node) =>
      node.kind === 'counted' && node.logged === 'yes' && node.rules.includes(rule) ? [idOf(node)] : [],
    );
  // A rule to which filters of correlations are added is there several times, and once as it stands.
  const bases = [...correlations.bases].sort((a, b) => a.base.added.length - b.base.added.length);
  const own = bases.filter((each, at) => bases.findIndex(({ base }) => base.rule === each.base.rule) === at);
  const documents = new Set<CorrelationRule>();
  const correlated = correlations.counted.flatMap((each) => {
    if (documents.has(each.rule)) return [];
    documents.add(each.rule);
    return [correlationEntry(each, idFor(each.owner))];
  });
  return [
    ...converted.map((each) => convertedEntry(each, idFor(each.owner))),
    ...own.map((each) => countedEntry(each, idFor(each.base.owner), standIns(each.base.rule))),
    ...correlated,
  ];
}

/** Correlations that are not written: as they were converted, or since their rules could not be laid out. */
export function refusedCorrelations(
  before: ConvertedCorrelations,
  { counted }: ConvertedCorrelations,
): readonly RefusedDocument[] {
  const kept = new Set(counted.map(({ rule }) => rule));
  const dropped = before.counted.filter(({ rule }) => !kept.has(rule));
  const found = [...before.refused, ...dropped].filter(({ rule }) => !kept.has(rule));
  const first = found.filter((each, at) => found.findIndex(({ rule }) => rule === each.rule) === at);
  return first.map(({ rule, findings }) => ({ document: rule, findings }));
}

/** Rules that only serve correlations of which none is written. */
export function refusedRules(
  rules: readonly SigmaRule[],
  { converted, correlations }: LaidOut,
  serving: ReadonlyMap<SigmaRule | CorrelationRule, CorrelationRule>,
): readonly RefusedDocument[] {
  const written = new Set([
    ...converted.map(({ rule }) => rule),
    ...correlations.bases.map(({ base }) => base.rule),
  ]);
  return rules.flatMap((rule) => {
    const correlation = serving.get(rule);
    return correlation === undefined || written.has(rule) ? [] : [refuseServing(rule, correlation)];
  });
}
