import type { BackEndOptions } from '@sigmazuh/back-end';
import { servingRules } from '@sigmazuh/compiler';
import {
  type CorrelationRule,
  Diagnostics,
  type FilterRule,
  type Level,
  type SigmaDocument,
  type SigmaRule,
  type UnsupportedRule,
} from '@sigmazuh/parser';
import { placeholdersOf } from '@sigmazuh/pipeline';
import { noteCountedApart } from './composite/note-counted-apart.ts';
import { type ConvertedRule, type ConvertOptions, convertRule } from './convert/convert-rule.ts';
import { wazuhDiagnostics } from './convert/findings.ts';
import { reportIdleFilters } from './convert/idle-filters.ts';
import { inOrder } from './convert/owners.ts';
import { refuseDocument, refuseServing } from './convert/refused-document.ts';
import { sysmonForLinuxDecoders, sysmonForLinuxName } from './decoders/sysmon-for-linux.ts';
import { type IdFile, standardName } from './ids/index.ts';
import { loadRuleTree, type RuleFile, readRuleFile, stockTree } from './ruleset/index.ts';
import { builtinPipelines, sourceSelection, type WazuhPipeline } from './sources/index.ts';
import { layOut, type Site } from './write/lay-out.ts';
import { convertedEntry, type Manifest, manifestOf, refusedEntry } from './write/manifest.ts';
import { markLine, packMarkOf } from './write/pack-mark.ts';
import type { PackFile } from './write/rule-files.ts';
import type { PackRule } from './write/written-rule.ts';
import { printXml } from './write/xml-file.ts';

export interface BuildOptions extends BackEndOptions {
  /**
   * The manager's rule files; without them a stock 4.14 manager is assumed. Files of packs are left out of the plan:
   * those of this one are about to be replaced, those of others only keep their ids.
   */
  readonly ruleset?: readonly RuleFile[];
  /** Pipelines besides the built-in ones. */
  readonly pipelines?: readonly WazuhPipeline[];
  readonly ids: IdFile;
  /** What the pack is called; packs of different names can stand on one manager. */
  readonly name?: string;
  /** Receives what there is to say; without it the pack has a collector of its own. */
  readonly diagnostics?: Diagnostics;
  /** The Wazuh level of each Sigma level. */
  readonly levels?: Readonly<Record<Level, number>>;
}

export interface Pack {
  readonly name: string;
  /** Rule files; by their names parents load before children. */
  readonly files: readonly PackFile[];
  /** The rules that stand in them, in the order in which they load. */
  readonly rules: readonly PackRule[];
  /** Decoder files for sources that stock Wazuh does not decode; only those that a rule of the pack needs. */
  readonly decoders: readonly PackFile[];
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

/**
 * Turns Sigma documents into a Wazuh rule pack. Pure: the same documents and options give the same bytes, whatever
 * their order. The road: convert each rule on its own, place all of them in front of the manager's rules, number, write.
 */
export function buildPack(documents: readonly SigmaDocument[], options: BuildOptions): Pack {
  const site = siteFor(options);
  const convertOptions: ConvertOptions = {
    tree: site.tree,
    select: sourceSelection([...builtinPipelines, ...(options.pipelines ?? [])]),
    filters: documents.filter((each): each is FilterRule => each.kind === 'filter'),
    placeholders: { ...placeholdersOf(options.pipelines ?? []), ...options.placeholders },
    levels: options.levels ?? defaultLevels,
  };
  const rules = documents.filter((each): each is SigmaRule => each.kind === 'rule');
  const serving = servingRules(documents);
  const standing = rules.filter((rule) => !serving.has(rule));
  const converted = inOrder(standing).map((rule) => convertRule(rule, convertOptions));
  const refused = [
    ...documents.filter(isRefused).map(refuseDocument),
    ...rules.flatMap((rule) => {
      const correlation = serving.get(rule);
      return correlation === undefined ? [] : [refuseServing(rule, correlation)];
    }),
  ];

  const laidOut = layOut(converted, site, options.ids);
  const { converted: written, rules: packRules, ids, files, composites } = laidOut;
  noteCountedApart(written, composites);

  const alerts = new Map(
    packRules.flatMap(({ id, owner, alerts: kind }) =>
      kind === 'yes' && owner !== null ? [[owner, id] as const] : [],
    ),
  );
  const entries = [
    ...written.map((each) => convertedEntry(each, alerts.get(each.owner) ?? null)),
    ...refused.map(refusedEntry),
  ];
  const diagnostics = options.diagnostics ?? new Diagnostics();
  for (const { findings } of [...written, ...refused]) findings.reportTo(diagnostics, wazuhDiagnostics);
  reportIdleFilters(convertOptions.filters, documents, diagnostics);
  return Object.freeze({
    name: site.name,
    files,
    rules: packRules,
    decoders: decodersFor(written, site.name),
    manifest: manifestOf(
      entries,
      packRules.length,
      composites.map(({ twins, ...entry }) => ({
        ...entry,
        wazuhIds: twins.flatMap((key) => ids.rules.get(key) ?? []),
      })),
    ),
    ids,
    diagnostics,
  });
}

/** The manager that a pack is built for, without the packs that are on it already. */
function siteFor({ ruleset, name = standardName }: BuildOptions): Site {
  if (ruleset === undefined) {
    const tree = stockTree();
    return { tree, taken: new Set(tree.rules.keys()), name };
  }
  const others = ruleset
    .map((file) => ({ ...file, mark: packMarkOf(file) }))
    .filter(({ mark }) => mark?.pack !== name)
    .map((file) => ({ ...file, rules: readRuleFile(file.text) }));
  return {
    tree: loadRuleTree(others.filter(({ mark }) => mark === null)),
    // Also those of rules that the loader leaves out here, since they hang under rules of a pack.
    taken: new Set(others.flatMap(({ rules }) => rules.map(({ id }) => id))),
    name,
  };
}

function isRefused(document: SigmaDocument): document is CorrelationRule | UnsupportedRule {
  return document.kind === 'correlation' || document.kind === 'unsupported';
}

function decodersFor(converted: readonly ConvertedRule[], pack: string): readonly PackFile[] {
  const isNeeded = converted.some(({ leaves }) =>
    leaves.some((leaf) => leaf.facts.decoders?.includes(sysmonForLinuxName)),
  );
  const header = {
    comment: [markLine(pack), 'Gives the fields of Sysmon for Linux, which stock Wazuh does not decode.'],
  };
  const text = printXml([header, ...sysmonForLinuxDecoders()]);
  return isNeeded ? [{ name: `${pack}-sysmon_linux.xml`, text }] : [];
}
