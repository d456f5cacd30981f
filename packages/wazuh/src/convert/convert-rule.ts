import { refuseUnsupportedStatus } from '@sigmazuh/back-end';
import {
  type CompiledRule,
  compileRule,
  filtersOf,
  isCompilerDiagnostic,
  matchTests,
  type Predicate,
} from '@sigmazuh/compiler';
import {
  Diagnostics,
  type FilterRule,
  type Fix,
  type Level,
  type LogSource,
  type SigmaRule,
} from '@sigmazuh/parser';
import {
  attributeNames,
  type LogSourcePattern,
  logSourceNames,
  logSourceText,
  patternText,
  type SourceSelection,
} from '@sigmazuh/pipeline';
import { unwritablePart } from '@sigmazuh/regex';
import { type SourceMapping, sourceSnippet } from '@sigmazuh/wazuh-events';
import { PlanFindings } from '../findings.ts';
import { noteUnknownFields, noteWithout } from './field-notes.ts';
import { type ValueSets, withLargeSets } from './large-sets.ts';
import { type Leaf, leavesOf, type Manager } from './leaves.ts';
import type { Owned } from './owners.ts';

/** What conversion needs to know besides the rule. */
export interface ConvertOptions extends Manager {
  readonly select: (logSource: LogSource) => SourceSelection<SourceMapping>;
  readonly filters: readonly FilterRule[];
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  /** Whether large sets of values become CDB lists that the pack of that name ships; `null` = they stand in rules. */
  readonly setsOf: string | null;
  /** Placeholders that are CDB lists, and what `ossec.conf` calls these. */
  readonly lists: ReadonlyMap<string, string>;
  readonly levels: Readonly<Record<Level, number>>;
}

/** A Sigma rule on its way into the pack; without leaves it is refused. */
export interface ConvertedRule {
  readonly owner: string;
  readonly rule: SigmaRule;
  readonly findings: PlanFindings;
  readonly leaves: readonly Leaf[];
  /** The filters that are part of what it asks. */
  readonly filters: readonly FilterRule[];
  /** Sets of its values that it may ask as lists. */
  readonly sets: ValueSets;
  /** What it asks of events of these sources; `null` when it is refused. */
  readonly meaning: RuleMeaning | null;
}

export interface RuleMeaning {
  readonly predicate: Predicate;
  /** Names of the sources that its events come from. */
  readonly sources: readonly string[];
}

/** Turns a rule into the ways in which an event can match it, for each source its events come from. */
export function convertRule(
  { owner, document: rule }: Owned<SigmaRule>,
  options: ConvertOptions,
): ConvertedRule {
  const findings = new PlanFindings();
  const sets = new Map<string, readonly string[]>();
  const made = leavesFor(rule, owner, options, findings, sets);
  const { leaves = [], meaning = null } = made ?? {};
  return { owner, rule, findings, leaves, filters: filtersOf(rule, options.filters), sets, meaning };
}

/** The level that the rule alerts with. */
export function levelOf({ extension, level }: SigmaRule, levels: ConvertOptions['levels']): number {
  return extension.wazuhLevel ?? levels[level?.value ?? 'medium'];
}

function leavesFor(
  rule: SigmaRule,
  owner: string,
  options: ConvertOptions,
  findings: PlanFindings,
  sets: Map<string, readonly string[]>,
): Pick<ConvertedRule, 'leaves' | 'meaning'> | null {
  const sources = sourcesFor(rule, options, findings);
  if (sources === null) return null;
  const plain = compile(rule, options, findings);
  if (plain === null) return null;
  const made = options.setsOf === null ? null : withLargeSets(plain.predicate, options.setsOf);
  const compiled = made === null ? plain : { ...plain, predicate: made.predicate };
  for (const [name, values] of made?.sets ?? []) sets.set(name, values);
  const level = levelOf(rule, options.levels);
  noteUnknownFields(rule, filtersOf(rule, options.filters), sources, findings);
  const leaves: Leaf[] = [];
  const without: SourceMapping[] = [];
  for (const source of sources) {
    const own = leavesFrom(source, compiled, owner, level, options, findings);
    if (own === null) return null;
    if (own.length === 0) without.push(source);
    if (own.length > 0 && source.needs !== undefined) {
      findings.note('source-needs', rule.logSource.range, `events of ${source.name} need ${source.needs}`);
    }
    leaves.push(...own);
  }
  if (leaves.length > 0) {
    for (const source of without) noteWithout(source, compiled, findings);
    const meaning = { predicate: plain.predicate, sources: sources.map(({ name }) => name) };
    return { leaves, meaning };
  }
  const text = `no event of ${logSourceText(rule.logSource)} as Wazuh receives them can match this rule`;
  return findings.refuse(
    'not-expressible',
    rule.range,
    text,
    'check the fields it asks for against its log source',
  );
}

/** A rule is refused for what cannot be written for its sources; an additional one is left out instead. */
function leavesFrom(
  source: SourceMapping,
  compiled: CompiledRule,
  owner: string,
  level: number,
  manager: Manager,
  findings: PlanFindings,
): readonly Leaf[] | null {
  if (source.role !== 'additional') return leavesOf(compiled, owner, level, source, manager, findings);
  const own = new PlanFindings();
  const leaves = leavesOf(compiled, owner, level, source, manager, own);
  if (leaves === null) findings.leaveOut(source.name, 'whole', own.refusals);
  else findings.add(own);
  return leaves ?? [];
}

function sourcesFor(
  rule: SigmaRule,
  options: ConvertOptions,
  findings: PlanFindings,
): readonly SourceMapping[] | null {
  const { logSource } = rule;
  const name = logSourceText(logSource);
  if (rule.status?.value === 'unsupported') return refuseUnsupportedStatus(findings, rule.status);
  const selection = options.select(logSource);
  switch (selection.kind) {
    case 'unreachable': {
      const text = `no event of ${name} reaches Wazuh: ${selection.reason}`;
      return findings.refuse(
        'log-source-unreachable',
        logSource.range,
        text,
        'collect these events in another way',
      );
    }
    case 'waiting': {
      const snippet = sourceSnippet(logSourceNames(logSource), 'lines');
      const hint = `a pipeline file like this one says which these are, by program, decoder or a word: ${snippet}`;
      const text = `no pipeline says which events are of ${name}: ${selection.reason}`;
      return findings.refuse('log-source-unmapped', logSource.range, text, hint);
    }
    case 'unknown': {
      const hint = `a pipeline file like this one says where: ${sourceSnippet(logSourceNames(logSource), 'json')}`;
      const text = `no pipeline says where events of ${name} arrive in Wazuh`;
      const { meant } = selection;
      const told = meant === null ? hint : `did you mean ${patternText(meant)}? If not, ${hint}`;
      const suggestion = meant === null ? null : respelled(logSource, meant);
      return findings.refuse('log-source-unmapped', logSource.range, text, told, suggestion);
    }
    default:
      return selection.sources;
  }
}

/** The one attribute that a known log source spells otherwise; `null` where there are several. */
function respelled(logSource: LogSource, meant: LogSourcePattern): Fix | null {
  const changed = attributeNames.flatMap((name) => {
    const [written, text] = [logSource[name], meant[name]];
    if (written === null || text === undefined || text === '*') return [];
    return written.value.toLowerCase() === text ? [] : [{ range: written.range, text }];
  });
  const [only, ...others] = changed;
  return only !== undefined && others.length === 0 ? only : null;
}

/** What the compiler refuses, the pack refuses for the same reason. */
function compile(rule: SigmaRule, { filters, placeholders, lists }: ConvertOptions, findings: PlanFindings) {
  const said = new Diagnostics();
  const compiled = compileRule(rule, said, { filters, placeholders, lists });
  if (compiled !== null) return canBeWritten(compiled.predicate, findings) ? compiled : null;
  for (const { id, range, message, hint } of said.all) {
    const known = isCompilerDiagnostic(id) ? id : 'not-expressible';
    findings.refuse(known, range, message, hint ?? 'write the value in another way');
  }
  return null;
}

/** A regular expression may have a meaning, and yet nothing that PCRE2 could be given for it. */
function canBeWritten(predicate: Predicate, findings: PlanFindings): boolean {
  const hint = 'write the regular expression without it, or split the item in two';
  let writable = true;
  for (const { pattern, range } of matchTests(predicate)) {
    const part = unwritablePart(pattern);
    if (part === null) continue;
    findings.refuse('not-expressible', range, `${part} cannot be compiled`, hint);
    writable = false;
  }
  return writable;
}
