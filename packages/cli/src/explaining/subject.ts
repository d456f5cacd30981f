import { resolve } from 'node:path';
import { isArchived, readArchivedEvent } from '@sigmazuh/explain';
import type { SigmaRule } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';
import { readNamedText } from '../files/read-text.ts';
import { recordOf, type Unread } from '../files/record-of.ts';
import { findRule } from '../project/find-rule.ts';
import { UsageError } from '../terminal.ts';
import { ruleBehind } from './rule-behind.ts';

/** What is to be explained: a rule, and the event that somebody wonders about. */
export interface Subject {
  readonly rule: SigmaRule;
  readonly event: Unread | null;
}

/** An alert of a manager: what raised it, and the event it was raised for. */
interface Alert {
  readonly wazuhId: string;
  readonly event: Unread;
}

/**
 * Finds out what somebody wants explained.
 *
 * @param wanted a Sigma id, a title or a part of it, a file of rules, the Wazuh id of an alert or of a step on the way to
 * it, or a file with an alert's JSON
 * @param eventPath a file with an event, or with an alert
 * @throws UsageError when there is no such rule, or the file holds no event
 */
export function findSubject(
  wanted: string,
  eventPath: string | null,
  rules: readonly SigmaRule[],
  pack: Pick<Pack, 'manifest' | 'rules'>,
  workingDirectory: string,
): Subject {
  const event = eventPath === null ? null : readEvent(eventPath, workingDirectory);
  const alert = /\.jsonl?$/.test(wanted) ? alertIn(readJson(wanted, workingDirectory), wanted) : null;
  if (alert !== null) {
    return { rule: ruleBehind(alert.wazuhId, rules, pack), event: event ?? alert.event };
  }
  if (/^\d{2,6}$/.test(wanted)) return { rule: ruleBehind(wanted, rules, pack), event };
  const rule = findRule(wanted, rules, workingDirectory);
  if (rule === null) throw new UsageError(`${wanted}: holds no rule that can be explained`);
  return { rule, event };
}

function readEvent(path: string, workingDirectory: string): Unread {
  const read = readJson(path, workingDirectory);
  // An alert is what a manager made of an event; everything else is the event itself.
  if (!isArchived(read)) return read;
  const event = readArchivedEvent(read);
  if (typeof event === 'string') throw new UsageError(`${path}: ${event}`);
  return event;
}

function alertIn(read: Unread, path: string): Alert {
  // What the indexer shows of an alert has it below `_source`.
  const rule = recordOf(read._source).rule ?? read.rule;
  const id = typeof rule === 'object' && rule !== null && 'id' in rule ? rule.id : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new UsageError(
      `${path}: no alert of a manager: it has no "rule" with an "id". Name a rule, and the event with --event`,
    );
  }
  const event = readArchivedEvent(read);
  if (typeof event === 'string') throw new UsageError(`${path}: ${event}`);
  return { wazuhId: String(id), event };
}

function readJson(path: string, workingDirectory: string): Unread {
  const text = readNamedText(path, resolve(workingDirectory, path));
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    throw new UsageError(`${path}: not one JSON object`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${path}: not one JSON object: ${error.message}`);
  }
}
