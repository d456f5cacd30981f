import type { BackEndOptions } from '@sigmazuh/back-end';
import { servingRules } from '@sigmazuh/compiler';
import {
  type CorrelationRule,
  Diagnostics,
  type FilterRule,
  type Level,
  type SigmaDocument,
  type SigmaRule,
} from '@sigmazuh/parser';
import { placeholdersOf } from '@sigmazuh/pipeline';
import {
  builtinPipelines,
  sourceSelection,
  sysmonForLinuxName,
  type WazuhPipeline,
} from '@sigmazuh/wazuh-events';
import { noteCountedApart } from './composite/note-counted-apart.ts';
import {
  type ConvertedRule,
  type ConvertOptions,
  convertRule,
  inOrder,
  levelOf,
  refuseDocument,
  reportIdleFilters,
} from './convert/index.ts';
import { convertCorrelations, noteCorrelations } from './correlate/index.ts';
import { sysmonForLinuxDecoders } from './decoders/sysmon-for-linux.ts';
import { entriesOf, refusedCorrelations, refusedRules } from './entries.ts';
import { wazuhDiagnostics } from './findings.ts';
import { withFingerprints } from './fingerprint/index.ts';
import { gatesFor, handoversFor, noHandovers } from './guard/index.ts';
import { type IdFile, standardName } from './ids/index.ts';
import { layOut, type Site } from './lay-out.ts';
import { loadRuleTree, type RuleFile, readRuleFile, stockTree } from './ruleset/index.ts';
import {
  listsOf,
  type Manifest,
  manifestOf,
  markLine,
  type PackFile,
  type PackList,
  type PackRule,
  packMarkOf,
  printXml,
  refusedEntry,
} from './write/index.ts';

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
  /** Whether correlations may differ from their meaning in ways that are named; they are refused otherwise. */
  readonly approximate?: 'allowed' | 'refused';
  /**
   * Placeholders that are CDB lists, and what `ossec.conf` calls these. The pack ships those to which `placeholders`
   * gives values; the others are the manager's.
   */
  readonly lists?: Readonly<Record<string, string>>;
  /** Keys of the manager's own lists, where they are at hand, by placeholder. */
  readonly listKeys?: Readonly<Record<string, readonly string[]>>;
  /**
   * Where large sets of whole values stand: in rules, or in CDB lists that the pack ships and the manager declares, as
   * far as that is the same.
   */
  readonly largeSets?: 'rules' | 'lists';
  /** The Wazuh level of each Sigma level. */
  readonly levels?: Readonly<Record<Level, number>>;
}

export interface Pack {
  readonly name: string;
  /** Names of the other packs that stand on the manager: the first of all by name is tried first, whatever the level. */
  readonly otherPacks: readonly string[];
  /** Rule files; by their names parents load before children. */
  readonly files: readonly PackFile[];
  /** The rules that stand in them, in the order in which they load. */
  readonly rules: readonly PackRule[];
  /** Decoder files for sources that stock Wazuh does not decode; only those that a rule of the pack needs. */
  readonly decoders: readonly PackFile[];
  /** CDB lists that its rules ask, with their keys; only those that it ships. */
  readonly lists: readonly PackList[];
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
  const rules = documents.filter((each): each is SigmaRule => each.kind === 'rule');
  const site = siteFor(options, rules);
  const own = { ...placeholdersOf(options.pipelines ?? []), ...options.placeholders };
  const convertOptions: ConvertOptions = {
    tree: site.tree,
    handovers: site.handovers,
    gates: site.gates,
    select: sourceSelection([...builtinPipelines, ...(options.pipelines ?? [])]),
    filters: documents.filter((each): each is FilterRule => each.kind === 'filter'),
    placeholders: { ...options.listKeys, ...own },
    lists: new Map(Object.entries(options.lists ?? {})),
    setsOf: options.largeSets === 'lists' ? site.name : null,
    levels: options.levels ?? defaultLevels,
  };
  const serving = servingRules(documents);
  const owned = inOrder(documents.filter(isStanding));
  const owners = new Map(owned.map(({ owner, document }) => [document, owner]));
  const correlations = convertCorrelations(documents, {
    ...convertOptions,
    handovers: noHandovers,
    gates: null,
    ownerOf: (document) => owners.get(document) ?? document.title.value,
    isSilent: (document) => serving.has(document),
    approximate: options.approximate ?? 'refused',
    manager: options.ruleset === undefined ? 'assumed' : 'read',
  });
  const counted = new Set(correlations.bases.map(({ base }) => base.rule));
  const plain = owned.flatMap(({ owner, document }) =>
    document.kind === 'correlation' || serving.has(document) || counted.has(document)
      ? []
      : [convertRule({ owner, document }, convertOptions)],
  );
  const laidOut = layOut({ converted: plain, correlations }, site, options.ids);
  const { converted: written, rules: packRules, ids, files, composites } = laidOut;
  const counting = laidOut.correlations.bases.map(({ base, converted }) => ({
    ...converted,
    owner: base.owner,
  }));
  noteCountedApart([...written, ...counting], composites);
  noteCorrelations(laidOut.correlations);
  const refused = [
    ...documents.filter((each) => each.kind === 'unsupported').map(refuseDocument),
    ...refusedCorrelations(correlations, laidOut.correlations),
    ...refusedRules(rules, laidOut, serving),
  ];
  const entries = withFingerprints(
    [...entriesOf(laidOut), ...refused.map(refusedEntry)],
    documents,
    written,
    convertOptions,
  );
  const diagnostics = options.diagnostics ?? new Diagnostics();
  const found = [
    ...written,
    ...laidOut.correlations.counted,
    ...laidOut.correlations.bases.map(({ converted }) => converted),
    ...refused,
  ];
  for (const findings of new Set(found.map((each) => each.findings))) {
    findings.reportTo(diagnostics, wazuhDiagnostics);
  }
  const sets = [...written, ...laidOut.correlations.bases.map(({ converted }) => converted)].flatMap(
    (each) => [...each.sets],
  );
  const lists = listsOf(
    packRules,
    { named: options.lists ?? {}, values: own, sets: new Map(sets) },
    site.name,
  );
  reportIdleFilters(convertOptions.filters, documents, diagnostics);
  return Object.freeze({
    name: site.name,
    otherPacks: site.otherPacks,
    files,
    rules: packRules,
    decoders: decodersFor(
      [...written, ...laidOut.correlations.bases.map(({ converted }) => converted)],
      site.name,
    ),
    lists: lists.shipped,
    manifest: manifestOf(
      entries,
      packRules.length,
      composites.map(({ twins, ...entry }) => ({
        ...entry,
        wazuhIds: twins.flatMap((key) => ids.rules.get(key) ?? []),
      })),
      lists.entries,
    ),
    ids,
    diagnostics,
  });
}

/** Fewer rules than this leave to the manager, each for itself, what it ends more severely. */
const manyWindowsRules = 50;

/** The manager that a pack is built for, without the packs that are on it already. */
function siteFor(options: BuildOptions, rules: readonly SigmaRule[]): Site {
  const { ruleset, name = standardName } = options;
  if (ruleset === undefined) {
    const tree = stockTree();
    const taken = new Set(tree.rules.keys());
    return { tree, handovers: noHandovers, gates: null, taken, name, otherPacks: [] };
  }
  const others = ruleset
    .map((file) => ({ ...file, mark: packMarkOf(file) }))
    .filter(({ mark }) => mark?.pack !== name)
    .map((file) => ({ ...file, rules: readRuleFile(file.text) }));
  const tree = loadRuleTree(others.filter(({ mark }) => mark === null));
  const levels = rules.map((rule) => levelOf(rule, options.levels ?? defaultLevels));
  const windows = rules.filter(({ logSource }) => logSource.product?.value.toLowerCase() === 'windows');
  const isShared = windows.length >= manyWindowsRules;
  const handovers = isShared ? handoversFor(tree, levels) : noHandovers;
  return {
    tree,
    handovers,
    gates: isShared ? gatesFor(tree, handovers, Math.min(...levels)) : null,
    // Also those of rules that the loader leaves out here, since they hang under rules of a pack.
    taken: new Set(others.flatMap(({ rules }) => rules.map(({ id }) => id))),
    name,
    otherPacks: [...new Set(others.flatMap(({ mark }) => mark?.pack ?? []))].toSorted(),
  };
}

function isStanding(document: SigmaDocument): document is SigmaRule | CorrelationRule {
  return document.kind === 'rule' || document.kind === 'correlation';
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
