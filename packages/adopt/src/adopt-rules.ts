import type { Level, SourceRange, SourceText } from '@sigmazuh/parser';
import {
  conditionsOf,
  defaultLevels,
  loadRuleTree,
  type ManagerRule,
  type RuleTree,
  readRuleFile,
  rulesOf,
  stockTree,
} from '@sigmazuh/wazuh';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { type AdoptedDetection, detectionsOf } from './adopt-rule.ts';
import type { AdoptedSource } from './ancestry/adopted-source.ts';
import { decoderPrograms } from './ancestry/decoder-programs.ts';
import { countsEvents } from './ancestry/rule-conditions.ts';
import { adoptCorrelation } from './correlation.ts';
import { type Manager, managerOf } from './manager.ts';
import { notesOf } from './notes.ts';
import { type PlacedFile, type PlacedRule, readRuleFileAt } from './read-rules.ts';
import { Refusal, type RefusalCode } from './translate/ask.ts';
import { type KeyForm, keyForms, placeholderIn } from './translate/list-ask.ts';
import { detectionFor } from './write/detection.ts';
import { headOf, levelFor, ruleDocument } from './write/rule-document.ts';

export interface AdoptOptions {
  /** The rule files of the manager besides those adopted; without them the built-in index of stock 4.14 is taken. */
  readonly ruleset?: readonly { readonly name: string; readonly text: string }[];
  /** Its decoder files: they say which programs' lines a decoder takes. */
  readonly decoders?: readonly { readonly name: string; readonly text: string }[];
  readonly levels?: Readonly<Record<Level, number>>;
}

/** What became of one rule. */
export interface AdoptedRule {
  readonly wazuhId: number;
  readonly range: SourceRange;
  readonly title: string;
  readonly level: number;
  readonly outcome:
    | {
        readonly kind: 'adopted';
        readonly documents: readonly AdoptedDocument[];
        readonly notes: readonly string[];
      }
    | { readonly kind: 'refused'; readonly code: RefusalCode; readonly reason: string };
}

/** A Sigma document, with the ids of the rules that it leaves events to. */
export interface AdoptedDocument {
  readonly id: string;
  readonly kind: 'rule' | 'correlation';
  readonly content: object;
}

interface AskedList {
  readonly list: string;
  readonly form: KeyForm;
}

export interface Adopted {
  readonly rules: readonly AdoptedRule[];
  /** Log sources that no built-in pipeline has. */
  readonly sources: readonly SourceMapping[];
  /** Placeholder → the list it stands for, and how that list has its values. */
  readonly lists: ReadonlyMap<string, AskedList>;
  /** Files that no manager could read, and why. */
  readonly unread: readonly {
    readonly range: SourceRange;
    readonly message: string;
    readonly hint: string;
  }[];
}

/**
 * Turns hand-written Wazuh rules into Sigma rules that decide the same way, each on its own; what cannot be carried
 * over exactly is refused with its place and the reason. Pure: the same files give the same documents.
 */
export function adoptRules(sources: readonly SourceText[], options: AdoptOptions = {}): Adopted {
  const files = sources.map(readRuleFileAt);
  const tree = treeOf(files, options);
  const levels = options.levels ?? defaultLevels;
  const made = new Map<string, SourceMapping>();
  const detections = new Map<number, readonly AdoptedDetection[]>();
  const rules: AdoptedRule[] = [];
  const placed = inTree(files, tree);
  const own = new Set(placed.map(({ id }) => id));
  const manager = managerOf(tree, own, decoderPrograms(options.decoders ?? []));
  const state: Adoption = { manager, levels, detections, documents: new Map() };
  for (const rule of placed) {
    const loaded = tree.rules.get(rule.id);
    const head = headOf(rule, null);
    const outcome = adopt(rule, loaded, state);
    if (outcome.kind === 'adopted') {
      for (const { source } of detections.get(rule.id) ?? []) remember(source, made);
    }
    rules.push({
      wazuhId: rule.id,
      range: rule.element.range,
      title: head.title,
      level: loaded?.level ?? 0,
      outcome,
    });
  }
  return {
    rules,
    sources: [...made.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    lists: listsIn(rules, tree),
    unread: files.flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

/** The tree of the manager's rules with those of the files in it. */
export function treeOf(files: readonly PlacedFile[], { ruleset }: AdoptOptions): RuleTree {
  const own = new Set(files.map(({ name }) => name));
  const others = (ruleset ?? []).filter(({ name }) => !own.has(name.slice(name.lastIndexOf('/') + 1)));
  return loadRuleTree(
    [
      ...others.map(({ name, text }) => ({ name, rules: readRuleFile(text) })),
      ...files.map(({ name, elements }) => ({ name, rules: rulesOf(elements) })),
    ],
    ruleset === undefined ? stockTree() : null,
  );
}

/** Every rule of the files once: where an id stands twice, the one that counts. */
function inTree(files: readonly PlacedFile[], tree: RuleTree): readonly PlacedRule[] {
  const byId = new Map<number, PlacedRule>();
  for (const rule of files.flatMap((each) => each.rules)) {
    const isLoaded = tree.rules.get(rule.id)?.written?.attributes;
    const attributes = rule.element.attributes;
    if (!byId.has(rule.id) || (isLoaded !== undefined && attributes.overwrite === 'yes'))
      byId.set(rule.id, rule);
  }
  return [...byId.values()];
}

/** What is known while the rules are gone through, counted ones before those that count them. */
interface Adoption {
  readonly manager: Manager;
  readonly levels: Readonly<Record<Level, number>>;
  readonly detections: Map<number, readonly AdoptedDetection[]>;
  readonly documents: Map<number, readonly AdoptedDocument[]>;
}

function adopt(rule: PlacedRule, loaded: ManagerRule | undefined, state: Adoption): AdoptedRule['outcome'] {
  if (loaded === undefined) {
    const reason = 'the manager skips it: none of the rules it names as its parents is there';
    return refused(new Refusal('not-loaded', reason));
  }
  if (rule.element.children.some(({ name, text }) => name === 'if_sid' && /[^\d, ]/.test(text.trim()))) {
    return refused(
      new Refusal('not-loaded', 'the manager skips it: <if_sid> takes numbers, commas and blanks only'),
    );
  }
  const { manager, levels, detections, documents } = state;
  const level = levelFor(loaded.level, levels);
  if (countsEvents(loaded)) {
    const made = adoptCorrelation(rule, loaded, level, manager.tree, state);
    return made instanceof Refusal
      ? refused(made)
      : { kind: 'adopted', documents: [made], notes: notesOf(rule, []) };
  }
  const made = detectionsOf(loaded, manager);
  if (made instanceof Refusal) return refused(made);
  const written = made.map(({ source, ask }): AdoptedDocument => {
    const head = headOf(rule, made.length === 1 ? null : Object.values(source.logSource).join(' '));
    const content = ruleDocument(head, source.logSource, detectionFor(ask), level, loaded.level);
    return { id: head.id, kind: 'rule', content };
  });
  detections.set(rule.id, made);
  documents.set(rule.id, written);
  return { kind: 'adopted', documents: written, notes: notesOf(rule, made) };
}

function refused({ code, reason }: Refusal): AdoptedRule['outcome'] {
  return { kind: 'refused', code, reason };
}

function remember({ origin, mapping }: AdoptedSource, made: Map<string, SourceMapping>): void {
  if (origin === 'made') made.set(mapping.name, mapping);
}

/** The lists that adopted rules ask: their own, and those of rules that take events before them. */
function listsIn(rules: readonly AdoptedRule[], tree: RuleTree): ReadonlyMap<string, AskedList> {
  const asked = rules.flatMap(({ outcome }) => (outcome.kind === 'adopted' ? outcome.documents : []));
  const texts = asked.map(({ content }) => JSON.stringify(content)).filter((text) => text.includes('expand'));
  const known = [...tree.rules.values()].flatMap(({ written }) =>
    (written === undefined ? [] : conditionsOf(written)).flatMap((condition) =>
      condition.kind === 'list' ? [condition.list] : [],
    ),
  );
  const found = [...new Set(known)].flatMap((list) =>
    keyForms.map((form) => [placeholderIn(form, list), { list, form }] as const),
  );
  return new Map(found.filter(([name]) => texts.some((text) => text.includes(`"%${name}%"`))));
}
