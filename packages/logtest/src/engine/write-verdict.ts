import { type ByteText, fromBytes } from '../bytes.ts';
import type { DecodedEvent } from '../event.ts';
import type { Rule, Subject } from '../rule/index.ts';
import type { Verdict, VerdictRule } from '../verdict.ts';
import type { Decision } from './decide.ts';
import { expandDescription } from './describe.ts';

/** The verdict as people read it: ordinary text, and nothing where the recordings have nothing. */
export function writeVerdict(subject: Subject, decision: Decision, id: string | number): Verdict {
  const { event } = subject;
  const { outcome, path, rule, earlierLogs, tried } = decision;
  const duplicates = event.duplicateFields ?? [];
  return {
    id,
    outcome,
    alert: outcome === 'alert',
    log: fromBytes(event.log),
    decoder: event.decoder === null ? null : fromBytes(event.decoder.name),
    predecoder: writePredecoder(event.predecoder),
    static: writeRecord(Object.entries(event.static)),
    fields: writeRecord(event.fields),
    ...(duplicates.length === 0 ? {} : { dup_fields: duplicates.map(writePair) }),
    path: path.map((step) => step.id),
    rule: rule === null ? null : writeRule(rule, subject),
    ...(earlierLogs.length === 0 ? {} : { last_events: earlierLogs.map(fromBytes) }),
    tried,
  };
}

function writeRule(rule: Rule, subject: Subject): VerdictRule {
  const groups = rule.groupText.split(',').map((group) => fromBytes(group).trim());
  return {
    id: String(rule.id),
    level: rule.level,
    description: fromBytes(expandDescription(rule.description, subject)),
    groups: groups.filter((group) => group !== ''),
    ...(rule.mitre.length === 0 ? {} : { mitre: rule.mitre.map(fromBytes) }),
  };
}

function writePredecoder({ hostname, programName, timestamp }: DecodedEvent['predecoder']) {
  return writeRecord(
    Object.entries({ hostname, program_name: programName, timestamp }).filter(
      (pair): pair is [string, ByteText] => pair[1] !== undefined,
    ),
  );
}

function writeRecord(pairs: Iterable<readonly [ByteText, ByteText]>): Record<string, string> {
  return Object.fromEntries(Array.from(pairs, ([name, value]) => [fromBytes(name), fromBytes(value)]));
}

function writePair([name, value]: readonly [ByteText, ByteText]): [string, string] {
  return [fromBytes(name), fromBytes(value)];
}
