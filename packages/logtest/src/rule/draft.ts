import type { ByteText } from '../bytes.ts';
import type { DecoderCategory } from '../event.ts';
import type { Expression } from '../expression/expression.ts';
import type { RuleAttributes } from './attributes.ts';
import type { Condition } from './condition.ts';
import type { Network } from './ip-address.ts';
import type { ListDeclarations } from './list-file.ts';
import type { LoadReport } from './load-report.ts';
import type { ComparedField } from './rule.ts';

export type PatternType = Expression['type'];

/** A pattern that several elements of one name write together; the last one's attributes hold for all. */
export interface DraftPattern {
  text: ByteText;
  type: PatternType;
  negate: 'yes' | 'no';
}

/** A rule while its elements are read. */
export interface RuleDraft {
  readonly attributes: RuleAttributes;
  /** Texts of elements that are read into memory, by element name. Dropped ones are absent. */
  readonly texts: Map<string, ByteText>;
  readonly patterns: Map<string, DraftPattern>;
  /** Conditions that need no further text, by element name, in file order. */
  readonly conditions: Map<string, Condition[]>;
  /** What `<srcip>` and `<dstip>` list. */
  readonly networks: Map<string, readonly Network[]>;
  readonly same: ComparedField[];
  readonly different: ComparedField[];
  /** The top group's name and all `<group>` texts so far, glued together; missing once they grew too long. */
  groupText: ByteText | undefined;
  mitre: readonly ByteText[];
  /** Blocks of technique ids and blocks of pairs do not go together. */
  mitreFormat: 'none' | 'ids' | 'pairs';
  category: DecoderCategory;
  counts: 'per agent' | 'globally';
  logging: 'by level' | 'always' | 'never';
  /** Does an element ask for earlier events, or for an earlier text? */
  context: 'none' | 'asked for';
  ifMatchedSid: number | null;
  /** The loader has said why, reads no further element and goes on with the next rule. */
  verdict: 'kept' | 'skipped';
}

/** What options may consult while they are read. */
export interface OptionContext {
  readonly report: LoadReport;
  readonly lists: ListDeclarations;
  /** Patterns compiled so far, by type and text: the same one is compiled once. */
  readonly expressions: Map<string, Expression>;
  /** Is there a decoder of that name? */
  knowsDecoder(name: ByteText): boolean;
}

export function createDraft(attributes: RuleAttributes, topGroup: ByteText): RuleDraft {
  return {
    attributes,
    texts: new Map(),
    patterns: new Map(),
    conditions: new Map(),
    networks: new Map(),
    same: [],
    different: [],
    groupText: topGroup,
    mitre: [],
    mitreFormat: 'none',
    category: 'syslog',
    counts: 'per agent',
    logging: 'by level',
    context: 'none',
    ifMatchedSid: null,
    verdict: 'kept',
  };
}

/** The condition of an element of which the last one counts. */
export function setCondition(draft: RuleDraft, element: string, condition: Condition): void {
  draft.conditions.set(element, [Object.freeze(condition)]);
}

/** One more condition of an element that may be repeated. */
export function addCondition(draft: RuleDraft, element: string, condition: Condition): void {
  draft.conditions.set(element, [...(draft.conditions.get(element) ?? []), Object.freeze(condition)]);
}
