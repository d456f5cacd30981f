import { toBytes } from '../bytes.ts';
import { type DecoderLoad, type LoadedDecoders, loadDecoders } from '../decoder/index.ts';
import type { LoadMessage } from '../messages.ts';
import {
  createLoadReport,
  type ListDeclarations,
  type LoadedRules,
  LoadRefused,
  listNames,
  loadRules,
  type OptionContext,
  readListFile,
} from '../rule/index.ts';

/** A file of a ruleset: `name` may hold directories, the base name decides the order of loading. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** All a manager loads. `lists` are keyed by the text that ossec.conf declares them with, e.g. `etc/lists/x`. */
export interface RulesetSources {
  readonly rules: readonly SourceFile[];
  /** Files, or what `readDecoders` made of them. */
  readonly decoders: readonly SourceFile[] | DecoderLoad;
  readonly lists?: ReadonlyMap<string, string>;
}

/** Decoders and rules as loaded: immutable, and shared by all engines made of it. */
export interface Ruleset {
  readonly decoders: LoadedDecoders;
  readonly rules: LoadedRules;
}

/** What loading came to. `ok: false`: the analysis daemon would not start. */
export interface LoadSummary {
  readonly ok: boolean;
  readonly rules: number;
  /** Places in the rule tree; a rule with several parents has several. */
  readonly nodes: number;
  /** Places that Wazuh's loader looks at while it looks for the rules' parents: nearly all of what loading costs it. */
  readonly loaderSteps: number;
  readonly messages: readonly LoadMessage[];
}

export interface LoadedRuleset {
  /** `null` when refused. */
  readonly ruleset: Ruleset | null;
  readonly report: LoadSummary;
}

/**
 * Decoder files as loaded, for several rulesets that share them: reading the stock ones takes many times longer than
 * reading a rule file.
 */
export function readDecoders(files: readonly SourceFile[]): DecoderLoad {
  return loadDecoders(files.map(asBytes));
}

/** Loads a ruleset from texts, as the analysis daemon does when it starts, with all its messages. */
export function loadRuleset(sources: RulesetSources): LoadedRuleset {
  const loaded = 'messages' in sources.decoders ? sources.decoders : readDecoders(sources.decoders);
  if (loaded.decoders === null) return refused(loaded.messages);
  const { decoders } = loaded;
  const report = createLoadReport();
  const context: OptionContext = {
    report,
    lists: readLists(sources.lists ?? new Map()),
    expressions: new Map(),
    knowsDecoder: (name) => decoders.names.has(name),
  };
  try {
    const rules = loadRules(sources.rules.map(asBytes), context);
    const messages = [...loaded.messages, ...report.messages];
    const { slots, nodeCount: nodes, loaderSteps } = rules;
    const summary = { ok: true, rules: slots.size, nodes, loaderSteps, messages };
    return { ruleset: Object.freeze({ decoders, rules }), report: summary };
  } catch (error) {
    if (!(error instanceof LoadRefused)) throw error;
    return refused([...loaded.messages, ...report.messages]);
  }
}

/** Of two declarations that come to the same file the first counts. */
function readLists(sources: ReadonlyMap<string, string>): ListDeclarations {
  const lists = new Map<string, ReturnType<typeof readListFile>>();
  for (const [declared, text] of sources) {
    const entries = readListFile(toBytes(text));
    for (const name of listNames(toBytes(declared))) if (!lists.has(name)) lists.set(name, entries);
  }
  return lists;
}

function refused(messages: readonly LoadMessage[]): LoadedRuleset {
  return { ruleset: null, report: { ok: false, rules: 0, nodes: 0, loaderSteps: 0, messages } };
}

function asBytes({ name, text }: SourceFile): SourceFile {
  return { name, text: toBytes(text) };
}
