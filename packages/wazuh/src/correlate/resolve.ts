import { aliasesOf, filtersOf, isNamed, isNamedBy } from '@sigmazuh/compiler';
import type { CorrelationRule, FilterRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import { PlanFindings } from '../findings.ts';
import { noteUnknownGroupFields } from './unknown-group-fields.ts';

/** A rule whose events are counted, with what a correlation's own filters add to it. */
export interface BaseRule {
  readonly kind: 'base';
  /** Its owner; with filters of a correlation a key of its own. */
  readonly key: string;
  readonly owner: string;
  readonly rule: SigmaRule;
  /** All filters that are added to it. */
  readonly filters: readonly FilterRule[];
  /** Filters that only correlations add, and that the rule itself goes without. */
  readonly added: readonly FilterRule[];
}

/** A correlation with the rules it refers to found. */
export interface ResolvedCorrelation {
  readonly kind: 'correlation';
  readonly key: string;
  readonly owner: string;
  readonly rule: CorrelationRule;
  readonly findings: PlanFindings;
  /** In the order of its `rules`; empty when it was refused. */
  readonly references: readonly Reference[];
  /** The one that the documents hold, and not a copy of it with another's filters. */
  readonly isOwn: boolean;
}

export interface Reference {
  readonly target: BaseRule | ResolvedCorrelation;
  /** The correlation's names of fields → what they are called in events of the target. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** What resolving needs to know of the documents. */
export interface Known {
  readonly documents: readonly SigmaDocument[];
  readonly ownerOf: (document: SigmaRule | CorrelationRule) => string;
  readonly filters: readonly FilterRule[];
}

/**
 * Finds the rules that correlations refer to, those that others refer to first. A filter that names a correlation is
 * added to all rules it refers to, near and far, for this correlation alone.
 */
export function resolveCorrelations(known: Known): readonly ResolvedCorrelation[] {
  const found = new Map<string, ResolvedCorrelation | 'open'>();
  const correlations = known.documents.filter((each) => each.kind === 'correlation');

  /** `null` for one that is being resolved: it refers to itself. */
  const resolve = (rule: CorrelationRule, inherited: readonly FilterRule[]): ResolvedCorrelation | null => {
    const filters = [...new Set([...inherited, ...known.filters.filter((each) => isNamedBy(rule, each))])];
    const owner = known.ownerOf(rule);
    const key = keyOf(owner, inherited);
    const earlier = found.get(key);
    const findings = new PlanFindings();
    const made = { kind: 'correlation', key, owner, rule, findings, isOwn: inherited.length === 0 } as const;
    if (earlier === 'open') return null;
    if (earlier !== undefined) return earlier;
    found.set(key, 'open');
    const references = rule.rules.flatMap(({ value }): readonly Reference[] => {
      const target = known.documents.find((each) => isNamed(each, value));
      if (target?.kind !== 'rule' && target?.kind !== 'correlation') {
        refuseReference(
          made,
          `the rule "${value}" is not there`,
          'give the rule in the same set of files, by its id or name',
        );
        return [];
      }
      const aliases = aliasesOf(rule, target);
      if (target.kind === 'rule') {
        if (made.isOwn) noteUnknownGroupFields(rule, target, aliases, findings);
        return [{ target: baseOf(target, filters, known), aliases }];
      }
      const inner = resolve(target, filters);
      if (inner === null) {
        refuseReference(made, 'it refers to itself', 'take one of the references out');
        return [];
      }
      if (inner.findings.refusals.length > 0) {
        refuseReference(
          made,
          `the correlation "${target.title.value}", which it refers to, is not written`,
          'see what is said about that correlation',
        );
      }
      return [{ target: inner, aliases }];
    });
    const resolved = { ...made, references: findings.refusals.length > 0 ? [] : references };
    // Behind those it refers to.
    found.delete(key);
    found.set(key, resolved);
    return resolved;
  };

  for (const rule of correlations) resolve(rule, []);
  return [...found.values()].filter((each) => each !== 'open');
}

function refuseReference(
  { rule, findings }: Pick<ResolvedCorrelation, 'rule' | 'findings'>,
  why: string,
  hint: string,
): void {
  findings.refuse('correlation-rule', rule.type.range, why, hint);
}

function baseOf(rule: SigmaRule, inherited: readonly FilterRule[], known: Known): BaseRule {
  // A filter of a correlation is added as far as its log source takes in the rule's.
  const added = filtersOf(
    rule,
    inherited.map((filter) => ({ ...filter, rules: null })),
  );
  const owner = known.ownerOf(rule);
  const own = filtersOf(rule, known.filters);
  return { kind: 'base', key: keyOf(owner, added), owner, rule, filters: [...own, ...added], added };
}

function keyOf(owner: string, filters: readonly FilterRule[]): string {
  const added = filters.map(({ id, title }) => id?.value ?? title.value).sort();
  return [owner, ...added].join(' + ');
}
