import { type BackEndOptions, Findings, refuseUnsupported } from '@sigmazuh/back-end';
import { servingRules } from '@sigmazuh/compiler';
import type {
  CorrelationRule,
  FilterRule,
  SigmaDocument,
  SigmaRule,
  UnsupportedRule,
} from '@sigmazuh/parser';
import * as pipeline from '@sigmazuh/pipeline';
import { builtinPipelines, type WazuhPipeline } from '@sigmazuh/wazuh-events';
import {
  type ConvertedCorrelation,
  convertCorrelation,
  isFollowed,
} from '../correlate/convert-correlation.ts';
import type { IndexedSource } from '../sources/indexed-source.ts';
import type { IndexPipeline } from '../sources/read-pipeline.ts';
import { type ConvertedRule, type ConvertOptions, convertRule } from './convert-rule.ts';

export interface OpenSearchOptions extends BackEndOptions {
  /** Pipelines over the built-in ones: for Wazuh's events, or for an index of one's own. */
  readonly pipelines?: readonly (WazuhPipeline | IndexPipeline)[];
}

/** What becomes of each document; filters become part of others. */
export interface ConvertedDocuments {
  /** Rules that stand for themselves. */
  readonly searches: readonly ConvertedRule[];
  readonly correlations: readonly ConvertedCorrelation[];
  /** Rules and correlations that are part of a correlation, and raise nothing themselves. */
  readonly serving: readonly Served[];
  readonly refused: readonly { readonly rule: UnsupportedRule; readonly findings: Findings }[];
}

interface Served {
  readonly rule: SigmaRule | CorrelationRule;
  readonly findings: Findings;
}

export function convertAll(
  documents: readonly SigmaDocument[],
  options: OpenSearchOptions,
): ConvertedDocuments {
  const convertOptions = convertOptionsOf(documents, options);
  const serving = servingRules(documents);
  const outermost = (each: SigmaRule | CorrelationRule): CorrelationRule | null => {
    const path = [each];
    for (let next = serving.get(each); next !== undefined; next = serving.get(next)) {
      // Those that refer to each other in a circle serve no one.
      if (path.includes(next)) return null;
      path.push(next);
    }
    const last = path.at(-1);
    return last?.kind === 'correlation' ? last : null;
  };
  const correlations = documents
    .filter(isCorrelation)
    .filter((each) => !serving.has(each) || outermost(each) === null)
    .map((each) => convertCorrelation(each, documents, convertOptions));
  const followed = correlations.filter(isFollowed).map(({ rule }) => rule);
  return {
    searches: documents
      .filter(isRule)
      .filter((each) => !serving.has(each))
      .map((rule) => convertRule(rule, convertOptions)),
    correlations,
    serving: [...serving]
      .filter(([each]) => !correlations.some(({ rule }) => rule === each))
      .map(([each, by]) => serve(each, by, followed.includes(outermost(each) ?? by) ? 'part' : 'lost')),
    refused: documents.filter(isUnsupported).map(refuse),
  };
}

/** Turns rules into searches with the pipelines of these options; filters among the documents are added. */
export function converterFor(documents: readonly SigmaDocument[], options: OpenSearchOptions) {
  const convertOptions = convertOptionsOf(documents, options);
  return (rule: SigmaRule) => convertRule(rule, convertOptions);
}

function convertOptionsOf(documents: readonly SigmaDocument[], options: OpenSearchOptions): ConvertOptions {
  return {
    select: pipeline.sourceSelection<IndexedSource>(
      [...builtinPipelines, ...(options.pipelines ?? [])],
      () => null,
    ),
    filters: documents.filter((each): each is FilterRule => each.kind === 'filter'),
    placeholders: options.placeholders ?? {},
  };
}

function isRule(document: SigmaDocument): document is SigmaRule {
  return document.kind === 'rule';
}

function isCorrelation(document: SigmaDocument): document is CorrelationRule {
  return document.kind === 'correlation';
}

function isUnsupported(document: SigmaDocument): document is UnsupportedRule {
  return document.kind === 'unsupported';
}

/** What only serves a correlation is part of it, and refused where that is. */
function serve(rule: SigmaRule | CorrelationRule, by: CorrelationRule, outcome: 'part' | 'lost'): Served {
  const findings = new Findings();
  if (outcome === 'lost') {
    findings.refuse(
      'serves-correlation',
      rule.title.range,
      `it only serves the correlation "${by.title.value}", which is refused`,
      'say "generate: true" in the correlation to have searches of this rule as well',
    );
  } else {
    findings.note(
      'serves-correlation',
      rule.title.range,
      `it is part of the correlation "${by.title.value}", and has no search of its own`,
    );
  }
  return { rule, findings };
}

function refuse(rule: UnsupportedRule) {
  const findings = new Findings();
  refuseUnsupported(findings, rule);
  return { rule, findings };
}
