import {
  convertAll,
  type FollowedCorrelation,
  isFollowed,
  isSearchable,
  leavesOf,
  type SearchableRule,
} from '@sigmazuh/opensearch';
import type { Diagnostics, Level } from '@sigmazuh/parser';
import { type OpenSearchSettings, readSearchProject } from '../project/opensearch-project.ts';

/** A rule or a correlation with a search. */
export type Hunted = SearchableRule | FollowedCorrelation;

/** What is told of a rule once it was searched; it does not keep the rule, so that memory is free for the next. */
export interface HuntedRule {
  readonly id: string | null;
  readonly title: string;
  readonly level: Level | null;
  readonly file: string;
  readonly indices: string;
  /** Fields of the index that the rule asks for, or those by which a correlation groups. */
  readonly fields: readonly string[];
}

interface HuntedRules {
  /** In the order of their documents; whoever hunts takes them out. */
  readonly waiting: Hunted[];
  /** How many documents have no search. */
  readonly refused: number;
}

/**
 * The rules and correlations that can be searched for.
 *
 * @returns what is wrong with a pipeline when one is none
 * @throws UsageError when a path does not exist
 */
export function huntedRules(
  settings: OpenSearchSettings,
  workingDirectory: string,
): HuntedRules | Diagnostics {
  const project = readSearchProject(settings, workingDirectory);
  const { documents, placeholders, indexPipelines: pipelines, unread, diagnostics } = project;
  if (pipelines === null) return diagnostics;
  const { searches, correlations, serving, refused } = convertAll(documents, { placeholders, pipelines });
  const waiting = [...searches.filter(isSearchable), ...correlations.filter(isFollowed)];
  const lost = serving.filter(({ findings }) => findings.refusals.length > 0);
  const without = searches.length + correlations.length - waiting.length + lost.length + refused.length;
  return { waiting, refused: without + unread.length };
}

export function huntedRuleOf(hunted: Hunted): HuntedRule {
  const { id, title, level, range } = hunted.rule;
  return {
    id: id?.value ?? null,
    title: title.value,
    level: level?.value ?? null,
    file: range.file,
    indices: hunted.index.indices,
    fields:
      'plan' in hunted
        ? hunted.rule.groupBy.map(({ value }) => value)
        : [...new Set(leavesOf(hunted.query).flatMap((leaf) => ('field' in leaf ? [leaf.field] : [])))],
  };
}
