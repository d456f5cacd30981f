import { Findings, type Refusal as RefusalOf } from '@sigmazuh/back-end';
import type { CompilerDiagnosticId } from '@sigmazuh/compiler';
import type { DiagnosticTable } from '@sigmazuh/parser';

/** Why a rule, or its form for one source, was not written. What the compiler refuses keeps the compiler's id. */
const refusals = {
  'log-source-unmapped': { severity: 'warning', summary: 'no pipeline says where the events arrive' },
  'log-source-unreachable': { severity: 'warning', summary: 'events that do not reach Wazuh' },
  'field-unmapped': { severity: 'warning', summary: 'a field that the events do not have in Wazuh' },
  'not-expressible': { severity: 'warning', summary: 'something that no Wazuh rule can say' },
  'rule-too-large': { severity: 'warning', summary: 'a rule beyond the limits of the loader' },
  'no-id-left': { severity: 'warning', summary: 'the range of ids is used up' },
  'id-taken': { severity: 'warning', summary: "the id of the rule is one of the manager's" },
  'unsupported-rule': { severity: 'warning', summary: 'a rule whose status says that it cannot be used' },
  'correlation-rule': { severity: 'warning', summary: 'a rule about several events' },
  'serves-correlation': { severity: 'warning', summary: 'a rule that only serves a correlation' },
} as const satisfies DiagnosticTable;

/** What a written rule cannot tell apart, and what else there is to know of it. */
const notes = {
  'lost-value': { severity: 'note', summary: 'a value that does not arrive as it was' },
  'trailing-blank': { severity: 'note', summary: 'blanks at the end of a value, which are cut' },
  'unknown-field': { severity: 'warning', summary: 'a field that no event of the log source has' },
  'list-written-out': { severity: 'note', summary: 'keys of a list that stand in the rule itself' },
  'list-keys': { severity: 'note', summary: 'how the keys of a list have to be written' },
  'joined-values': { severity: 'note', summary: 'data without names, which arrive as one text' },
  'source-left-out': { severity: 'note', summary: 'a source whose events the rule passes over' },
  'manager-outranked': { severity: 'note', summary: 'more severe rules of the manager that cannot be told' },
  'counted-apart': { severity: 'note', summary: 'rules of the manager that count without these events' },
  'correlation-differs': { severity: 'note', summary: 'in what a correlation differs in Wazuh' },
  'source-needs': { severity: 'note', summary: 'events that arrive only where something is set up' },
} as const satisfies DiagnosticTable;

/** Every diagnostic of this package. */
export const wazuhDiagnostics = {
  ...refusals,
  ...notes,
  'idle-filter': { severity: 'warning', summary: 'a filter that is added to no rule' },
  'invalid-pipeline': { severity: 'error', summary: 'a pipeline file that cannot be used' },
} as const satisfies DiagnosticTable;

export type RefusalId = keyof typeof refusals | CompilerDiagnosticId;
export type NoteId = keyof typeof notes;

export type Refusal = RefusalOf<RefusalId>;

/** Events of a source that the written rule passes over: all of them, or what a part of the rule is about. */
export interface Unsearched {
  readonly source: string;
  readonly extent: 'whole' | 'part';
  readonly reason: string;
}

/** Collects what planning one rule has to say; a refused rule is not written. */
export class PlanFindings extends Findings<RefusalId, NoteId> {
  readonly unsearched: Unsearched[] = [];

  /** Notes that the rule does not search events of the source, or not for all it asks, since that was refused. */
  leaveOut(
    source: string,
    extent: Unsearched['extent'],
    refusals: readonly Pick<Refusal, 'range' | 'message'>[],
  ): void {
    const what = extent === 'whole' ? '' : ' for a part of this rule';
    for (const { range, message } of refusals) {
      if (this.unsearched.some((each) => each.source === source && each.reason === message)) continue;
      this.unsearched.push({ source, extent, reason: message });
      this.note('source-left-out', range, `events of ${source} are not searched${what}: ${message}`);
    }
  }

  /** Takes over what was found out about one source, or one way to match, that is written. */
  add({ notes, unsearched }: PlanFindings): void {
    for (const { id, range, message, fields, meant } of notes) this.note(id, range, message, fields, meant);
    this.unsearched.push(...unsearched);
  }
}
