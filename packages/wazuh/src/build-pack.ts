import { compileRule } from '@sigmazuh/compiler';
import { Diagnostics, type FilterRule, type Level, type SigmaRule } from '@sigmazuh/parser';
import { sysmonForLinuxDecoders, sysmonForLinuxName } from './decoders/sysmon-for-linux.ts';
import { allocateIds, type IdFile, structureRange } from './ids/index.ts';
import {
  builtinPipelines,
  logSourceNames,
  logSourceText,
  type Pipeline,
  selectSources,
  sourceSnippet,
} from './pipeline/index.ts';
import { type Leaf, leavesOf } from './plan/leaves.ts';
import type { PlanNode } from './plan/plan-node.ts';
import { plant } from './plan/plant.ts';
import { PlanFindings } from './plan/refusal.ts';
import { type RuleFile, type RuleTree, readRuleTree, stockTree } from './ruleset/index.ts';
import { brokenLimits } from './write/check-limits.ts';
import { type Manifest, type ManifestRule, manifestOf } from './write/manifest.ts';
import { printRuleFile } from './write/rule-file.ts';
import { writeNode } from './write/write-node.ts';

export interface BuildOptions {
  /** The manager's rule files; without them a stock 4.14 manager is assumed. */
  readonly ruleset?: readonly RuleFile[];
  /** Pipelines besides the built-in ones. */
  readonly pipelines?: readonly Pipeline[];
  readonly ids: IdFile;
  readonly filters?: readonly FilterRule[];
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  readonly levels?: Readonly<Record<Level, number>>;
}

export interface PackFile {
  readonly name: string;
  readonly text: string;
}

export interface Pack {
  /** Rule files; their names load after those of the stock ruleset, parents before children. */
  readonly files: readonly PackFile[];
  /** Decoder files for sources that stock Wazuh does not decode; only those that a rule of the pack needs. */
  readonly decoders: readonly PackFile[];
  /** CDB lists, by the name under which rules ask for them. */
  readonly lists: readonly PackFile[];
  readonly manifest: Manifest;
  /** The id file with this build's new entries. */
  readonly ids: IdFile;
  readonly diagnostics: Diagnostics;
}

export const defaultLevels: Readonly<Record<Level, number>> = Object.freeze({
  informational: 3,
  low: 5,
  medium: 8,
  high: 12,
  critical: 15,
});

/** A Sigma rule on its way into the pack. */
interface Converted {
  readonly owner: string;
  readonly rule: SigmaRule;
  readonly findings: PlanFindings;
  readonly leaves: readonly Leaf[];
}

/**
 * Turns Sigma rules into a Wazuh rule pack. Pure: the same rules and options give the same bytes, whatever the order
 * of the rules.
 */
export function buildPack(rules: readonly SigmaRule[], options: BuildOptions): Pack {
  const diagnostics = new Diagnostics();
  const tree = options.ruleset === undefined ? stockTree() : readRuleTree(options.ruleset);
  const converted = inOrder(rules).map(([owner, rule]) => convert(owner, rule, options, diagnostics));
  for (const { findings } of converted) findings.reportTo(diagnostics);
  const isSingle = (owner: string) => options.ids.pinned.has(owner);
  const nodes = plant(
    converted.flatMap((each) => each.leaves),
    tree,
    isSingle,
  );
  const { idOf, ids } = numberNodes(nodes, options.ids, tree);
  const ruleOf = new Map(converted.map((each) => [each.owner, each.rule]));
  const files = writeFiles(nodes, idOf, ruleOf);
  const alerts = new Map<string, number[]>();
  for (const node of nodes) {
    if (node.kind === 'alert') alerts.set(node.owner, [...(alerts.get(node.owner) ?? []), idOf(node)]);
  }
  const manifest = manifestOf(
    converted.map((each) => manifestRule(each, alerts.get(each.owner) ?? [])),
    nodes.length,
  );
  return Object.freeze({ files, decoders: decodersFor(converted), lists: [], manifest, ids, diagnostics });
}

function decodersFor(converted: readonly Converted[]): readonly PackFile[] {
  const isNeeded = converted.some(({ leaves }) =>
    leaves.some((leaf) => leaf.facts.decoders?.includes(sysmonForLinuxName)),
  );
  return isNeeded ? [{ name: 'sigmazuh_sysmon_linux.xml', text: sysmonForLinuxDecoders() }] : [];
}

/** Rules by their key, sorted; of rules with one id the later ones get a number. */
function inOrder(rules: readonly SigmaRule[]): readonly (readonly [owner: string, rule: SigmaRule])[] {
  const seen = new Map<string, number>();
  const place = (rule: SigmaRule) => `${rule.range.file} ${String(rule.range.start.offset).padStart(9, '0')}`;
  return [...rules]
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
    .map((rule) => {
      const key = rule.id?.value ?? `title:${rule.title.value}`;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      return [times === 1 ? key : `${key}~${times}`, rule] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function convert(owner: string, rule: SigmaRule, options: BuildOptions, diagnostics: Diagnostics): Converted {
  const findings = new PlanFindings();
  const none: Converted = { owner, rule, findings, leaves: [] };
  const { logSource } = rule;
  const selection = selectSources(logSource, [...builtinPipelines, ...(options.pipelines ?? [])]);
  if (selection.kind === 'unreachable') {
    const text = `no event of ${logSourceText(logSource)} reaches Wazuh: ${selection.reason}`;
    findings.refuse('log-source-unreachable', logSource.range, text, 'collect these events in another way');
    return none;
  }
  if (selection.kind === 'unknown') {
    const text = `no pipeline says where events of ${logSourceText(logSource)} arrive in Wazuh`;
    const hint = `a pipeline file like this one says where: ${sourceSnippet(logSourceNames(logSource))}`;
    findings.refuse('log-source-unmapped', logSource.range, text, hint);
    return none;
  }
  const compiled = compileRule(rule, diagnostics, {
    filters: options.filters ?? [],
    placeholders: options.placeholders ?? {},
  });
  if (compiled === null) {
    findings.refuse(
      'not-expressible',
      rule.range,
      'a value of this rule cannot be compiled',
      'see the errors above',
    );
    return none;
  }
  const level = (options.levels ?? defaultLevels)[rule.level?.value ?? 'medium'];
  const leaves: Leaf[] = [];
  for (const source of selection.sources) {
    const own = leavesOf(compiled, owner, level, source, findings);
    if (own === null) return none;
    leaves.push(...own);
  }
  if (leaves.length === 0) {
    const text = `no event of ${logSourceText(logSource)} as Wazuh receives them can match this rule`;
    findings.refuse(
      'not-expressible',
      rule.range,
      text,
      'check the fields it asks for against its log source',
    );
  }
  return { owner, rule, findings, leaves };
}

/** Alerting rules and filters of one rule are remembered in the id file; gates and shared filters are numbered anew. */
function numberNodes(nodes: readonly PlanNode[], file: IdFile, tree: RuleTree) {
  const owned = (node: PlanNode) => node.kind === 'alert' || (node.kind === 'filter' && node.owner !== null);
  const pinnedId = (node: PlanNode) => (node.kind === 'alert' ? file.pinned.get(node.owner) : undefined);
  const keys = nodes.filter((node) => owned(node) && pinnedId(node) === undefined).map((node) => node.key);
  const allocation = allocateIds(keys, file, new Set(tree.rules.keys()));
  const taken = new Set<number>([
    ...allocation.file.ids.values(),
    ...file.pinned.values(),
    ...tree.rules.keys(),
  ]);
  const numbers = new Map<string, number>(allocation.ids);
  let next = structureRange[0];
  for (const node of nodes) {
    if (owned(node)) continue;
    while (taken.has(next)) next++;
    numbers.set(node.key, next++);
  }
  const idOf = (node: PlanNode) => {
    const id = pinnedId(node) ?? numbers.get(node.key);
    if (id === undefined) throw new Error(`the range of the id file has no id left for "${node.key}"`);
    return id;
  };
  return { idOf, ids: allocation.file };
}

function writeFiles(
  nodes: readonly PlanNode[],
  idOf: (node: PlanNode) => number,
  rules: ReadonlyMap<string, SigmaRule>,
): readonly PackFile[] {
  const byFile = new Map<string, PlanNode[]>();
  for (const node of nodes) {
    const owner = node.kind === 'gate' ? null : node.owner;
    const rule = owner === null ? undefined : rules.get(owner);
    const name = rule === undefined ? 'sigmazuh_0_gates.xml' : fileName(rule);
    byFile.set(name, [...(byFile.get(name) ?? []), node]);
  }
  return [...byFile]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => {
      const written = members.map((node) => writeNode(node, idOf, (owner) => rules.get(owner)));
      const broken = written.flatMap(brokenLimits);
      if (broken.length > 0) throw new Error(broken.join('\n'));
      return { name, text: printRuleFile('sigma,', written) };
    });
}

/** Letters sort behind the digits of the stock files, `0` before the letters. */
function fileName(rule: SigmaRule): string {
  const { product, category, service } = rule.logSource;
  const parts = [product, category, service].flatMap((each) => (each === null ? [] : [each.value]));
  return `sigmazuh_${
    parts
      .join('_')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_') || 'any'
  }.xml`;
}

function manifestRule(converted: Converted, wazuhIds: readonly number[]): ManifestRule {
  const { rule, findings, leaves } = converted;
  const [refusal] = findings.refusals;
  const notes = [...new Set(findings.notes.map((note) => note.message))];
  return {
    id: rule.id?.value ?? null,
    title: rule.title.value,
    path: rule.range.file,
    level: rule.level?.value ?? null,
    logSource: logSourceText(rule.logSource),
    status: leaves.length > 0 ? 'converted' : 'refused',
    ...(leaves.length > 0 ? {} : { reason: refusal?.message ?? 'not converted' }),
    ...(notes.length > 0 ? { notes } : {}),
    wazuhIds: [...wazuhIds].sort((a, b) => a - b),
  };
}
