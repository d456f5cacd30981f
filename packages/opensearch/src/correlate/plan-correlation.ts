import type { Findings } from '@sigmazuh/back-end';
import { aliasesOf, isNamed, isNamedBy, timespanSeconds } from '@sigmazuh/compiler';
import type { CorrelationRule, FilterRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import { type ConvertedRule, type ConvertOptions, convertRule } from '../convert/convert-rule.ts';
import type { DerivedField } from '../derived/derived-field.ts';
import { ownLayout } from '../layout/own-layout.ts';
import { wazuhLayout } from '../layout/wazuh-layout.ts';
import {
  type CorrelatedSearch,
  type CorrelationPlan,
  type CorrelationStep,
  mostSearches,
} from './correlation-plan.ts';
import { valueFields } from './value-fields.ts';

/** A correlation that can be followed, and the rules it rests on. */
export interface PlannedCorrelation {
  readonly plan: CorrelationPlan;
  readonly rules: readonly ConvertedRule[];
}

type Reference = SigmaRule | CorrelationRule;

/** A rule or correlation with the filters that the correlations referring to it bring along. */
interface Node {
  readonly of: string;
  readonly document: Reference;
  readonly references: readonly { readonly node: Node; readonly aliases: ReadonlyMap<string, string> }[];
  readonly filters: readonly FilterRule[];
}

/**
 * What a correlation rests on, down to the rules, as one plan. A filter that names a correlation is added to all rules
 * that it refers to, for this correlation alone. `null` = refused.
 */
export function planCorrelation(
  rule: CorrelationRule,
  documents: readonly SigmaDocument[],
  options: ConvertOptions,
  findings: Findings,
): PlannedCorrelation | null {
  const nodes = nodesOf(rule, documents, options.filters, findings);
  if (nodes === null) return null;
  const asked = fieldsAsked(nodes);
  const rules: ConvertedRule[] = [];
  const searches: CorrelatedSearch[] = [];
  const derived = new Map<string, DerivedField>();
  for (const node of nodes) {
    if (node.document.kind !== 'rule') continue;
    const converted = convertRule(node.document, { ...options, filters: filtersFor(node, options.filters) });
    if (converted.query === null) return refuseFor(rule, converted, findings);
    const own = searchesOf(node, converted, asked.get(node) ?? new Set(), derived, rule, findings);
    if (own === null) return null;
    rules.push(converted);
    searches.push(...own);
  }
  if (searches.length > mostSearches) {
    return findings.refuse(
      'not-expressible',
      rule.type.range,
      `it rests on ${searches.length} searches, and more than ${mostSearches} cannot be told apart in one request`,
      'refer to fewer rules, or to rules of fewer log sources',
    );
  }
  return { plan: { searches, steps: nodes.flatMap(stepOf), derived: [...derived.values()] }, rules };
}

/** The correlation and all it refers to, each behind those it refers to. */
function nodesOf(
  root: CorrelationRule,
  documents: readonly SigmaDocument[],
  filters: readonly FilterRule[],
  findings: Findings,
): readonly Node[] | null {
  const nodes: Node[] = [];
  const open = new Set<Reference>();
  const visit = (document: Reference, inherited: readonly FilterRule[]): Node | null => {
    const own = document.kind === 'rule' ? [] : filters.filter((each) => isNamedBy(document, each));
    const brought = filters.filter((each) => inherited.includes(each) || own.includes(each));
    const known = nodes.find((each) => each.document === document && sameItems(each.filters, brought));
    if (known !== undefined) return known;
    if (open.has(document)) {
      return refuse(root, findings, 'it refers to itself', 'take one of the references out');
    }
    open.add(document);
    const references: Node['references'][number][] = [];
    for (const { value } of document.kind === 'correlation' ? document.rules : []) {
      const target = documents.find((each): each is Reference => isNamed(each, value));
      if (target === undefined) {
        return refuse(
          root,
          findings,
          `the rule "${value}" is not there`,
          'give the rule in the same set of files, by its id or name',
        );
      }
      const node = visit(target, brought);
      if (node === null || document.kind !== 'correlation') return null;
      references.push({ node, aliases: aliasesOf(document, target) });
    }
    open.delete(document);
    const node = { of: `${nodes.length}`, document, references, filters: brought };
    nodes.push(node);
    return node;
  };
  return visit(root, []) === null ? null : nodes;
}

function refuse(rule: CorrelationRule, findings: Findings, message: string, hint: string): null {
  return findings.refuse('correlation-rule', rule.type.range, message, hint);
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

/** Those that name the rule, and those that a correlation brings along, which then count as naming it. */
function filtersFor({ filters }: Node, all: readonly FilterRule[]): readonly FilterRule[] {
  return all.map((each) => (filters.includes(each) ? { ...each, rules: null } : each));
}

/** Which fields of each rule's events are asked for. */
function fieldsAsked(nodes: readonly Node[]): ReadonlyMap<Node, ReadonlySet<string>> {
  const asked = new Map<Node, Set<string>>();
  const ask = (node: Node, name: string): void => {
    if (node.document.kind === 'rule') asked.set(node, (asked.get(node) ?? new Set()).add(name));
    for (const { node: further, aliases } of node.references) ask(further, aliases.get(name) ?? name);
  };
  for (const { document, references } of nodes) {
    if (document.kind !== 'correlation') continue;
    const own = [...document.groupBy, ...(document.condition?.fields ?? [])].map(({ value }) => value);
    for (const { node, aliases } of references) {
      for (const name of own) ask(node, aliases.get(name) ?? name);
    }
  }
  return asked;
}

/** The searches of a rule, those that keep their fields alike as one. */
function searchesOf(
  { of }: Node,
  { bySource }: ConvertedRule,
  asked: ReadonlySet<string>,
  derived: Map<string, DerivedField>,
  correlation: CorrelationRule,
  findings: Findings,
): readonly CorrelatedSearch[] | null {
  const searches: CorrelatedSearch[] = [];
  for (const { source, query } of bySource) {
    const layout = source.index === undefined ? wazuhLayout : ownLayout;
    const fields = new Map<string, readonly string[]>();
    for (const name of asked) {
      const found = valueFields(name, source, layout);
      if (found.kind === 'none') {
        return findings.refuse('not-expressible', correlation.type.range, found.reason, found.hint);
      }
      fields.set(name, found.names);
      for (const each of found.derived) derived.set(each.name, each);
    }
    searches.push({ of, query, fields: Object.fromEntries(fields) });
  }
  return searches;
}

function refuseFor(correlation: CorrelationRule, { rule, findings }: ConvertedRule, own: Findings): null {
  const [first] = findings.refusals;
  return own.refuse(
    'correlation-rule',
    correlation.type.range,
    `the rule "${rule.title.value}" that it refers to has no search: ${first?.message ?? ''}`,
    first?.hint ?? 'see what is said about that rule',
  );
}

function stepOf({ of, document, references }: Node): readonly CorrelationStep[] {
  if (document.kind === 'rule') return [];
  const { type, groupBy, timespan, condition } = document;
  return [
    {
      of,
      type: type.value,
      references: references.map(({ node, aliases }) => ({
        of: node.of,
        aliases: Object.fromEntries(aliases),
      })),
      groupBy: groupBy.map(({ value }) => value),
      fields: condition?.fields.map(({ value }) => value) ?? [],
      milliseconds: (timespanSeconds(timespan.value) ?? 0) * 1_000,
      comparisons: condition?.comparisons.map(({ operator, value }) => ({ operator, value })) ?? [],
      percentile: condition?.percentile?.value ?? null,
    },
  ];
}
