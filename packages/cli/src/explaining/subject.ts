import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readArchivedEvent } from '@sigmazuh/explain';
import type { SigmaRule } from '@sigmazuh/parser';
import type { Manifest } from '@sigmazuh/wazuh';
import { systemReason } from '../files/file-errors.ts';
import { findRule } from '../find-rule.ts';
import { UsageError } from '../terminal.ts';

type Unread = Readonly<Record<string, unknown>>;

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
 * @param wanted a Sigma id, a title or a part of it, a file of rules, a Wazuh id, or a file with an alert's JSON
 * @param eventPath a file with an event, or with an alert
 * @throws UsageError when there is no such rule, or the file holds no event
 */
export function findSubject(
  wanted: string,
  eventPath: string | null,
  rules: readonly SigmaRule[],
  manifest: Pick<Manifest, 'rules'>,
  workingDirectory: string,
): Subject {
  const event = eventPath === null ? null : readEvent(eventPath, workingDirectory);
  const alert = /\.jsonl?$/.test(wanted) ? alertIn(readJson(wanted, workingDirectory), wanted) : null;
  if (alert !== null) {
    return { rule: ruleOfAlert(alert.wazuhId, rules, manifest), event: event ?? alert.event };
  }
  if (/^\d{2,6}$/.test(wanted)) return { rule: ruleOfAlert(wanted, rules, manifest), event };
  const rule = findRule(wanted, rules, workingDirectory);
  if (rule === null) throw new UsageError(`${wanted}: holds no rule that can be explained`);
  return { rule, event };
}

function ruleOfAlert(
  id: string,
  rules: readonly SigmaRule[],
  { rules: entries }: Pick<Manifest, 'rules'>,
): SigmaRule {
  const entry = entries.find(({ wazuhIds }) => wazuhIds.includes(Number(id)));
  const rule = rules.find(({ range, title }) => range.file === entry?.path && title.value === entry.title);
  if (rule === undefined)
    throw new UsageError(`no rule of these alerts as ${id}; is the id file the manager's?`);
  return rule;
}

function readEvent(path: string, workingDirectory: string): Unread {
  const read = readJson(path, workingDirectory);
  // An alert is what a manager made of an event; everything else is the event itself.
  if (typeof read.full_log !== 'string') return read;
  const event = readArchivedEvent(read);
  if (typeof event === 'string') throw new UsageError(`${path}: ${event}`);
  return event;
}

function alertIn(read: Unread, path: string): Alert {
  const { rule } = read;
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
  let text: string;
  try {
    text = readFileSync(resolve(workingDirectory, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    throw new UsageError(`${path}: not one JSON object`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${path}: not one JSON object: ${error.message}`);
  }
}
