import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { archivedDocument, isArchived, readArchivedEvent } from '@sigmazuh/explain';
import type { CorrelationRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';
import { readNamedText } from '../files/read-text.ts';
import { isRecord, recordOf, type Unread } from '../files/record-of.ts';
import { findRule } from '../project/find-rule.ts';
import { rulesOf } from '../project/pack-project.ts';
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
 * @param eventPath a file with an event, or with an alert; of several in one file `FILE:N` is the Nth
 * @throws UsageError when there is no such rule, or the file holds no event
 */
export function findSubject(
  wanted: string,
  eventPath: string | null,
  documents: readonly SigmaDocument[],
  pack: Pick<Pack, 'manifest' | 'rules'>,
  workingDirectory: string,
): Subject {
  const rules = rulesOf(documents);
  const event = eventPath === null ? null : readEvent(eventPath, workingDirectory);
  const alert = isAlertFile(wanted, workingDirectory)
    ? alertIn(readJson(wanted, workingDirectory), wanted)
    : null;
  if (alert !== null) {
    return { rule: ruleBehind(alert.wazuhId, rules, pack), event: event ?? alert.event };
  }
  if (/^\d{2,6}$/.test(wanted)) return { rule: ruleBehind(wanted, rules, pack), event };
  return { rule: ruleNamed(wanted, documents, workingDirectory), event };
}

/** The rule of that name. Where only a correlation has it, that is what is said. */
function ruleNamed(wanted: string, documents: readonly SigmaDocument[], workingDirectory: string): SigmaRule {
  let failure = new UsageError(`${wanted}: holds no rule that can be explained`);
  try {
    const rule = findRule(wanted, rulesOf(documents), workingDirectory);
    if (rule !== null) return rule;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    failure = error;
  }
  const correlation = correlationNamed(wanted, documents, workingDirectory);
  if (correlation === null) throw failure;
  throw new UsageError(
    `"${correlation.title.value}" (${correlation.range.file}) is a correlation: explain takes the rules that it counts, sigmazuh convert shows what it becomes, and sigmazuh eval over a series of events what it raises`,
  );
}

function correlationNamed(
  wanted: string,
  documents: readonly SigmaDocument[],
  workingDirectory: string,
): CorrelationRule | null {
  const correlations = documents.filter((each): each is CorrelationRule => each.kind === 'correlation');
  try {
    return findRule(wanted, correlations, workingDirectory);
  } catch {
    return null;
  }
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
  const { id } = recordOf(archivedDocument(read).rule);
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new UsageError(
      `${path}: no alert of a manager: it has no "rule" with an "id". Name a rule, and the event with --event`,
    );
  }
  const event = readArchivedEvent(read);
  if (typeof event === 'string') throw new UsageError(`${path}: ${event}`);
  return { wazuhId: String(id), event };
}

/** Anything but a file of rules that was named is an alert's. */
function isAlertFile(wanted: string, workingDirectory: string): boolean {
  const { path } = placeOf(wanted);
  if (/\.jsonl?$/.test(path)) return true;
  if (/\.ya?ml$/.test(path)) return false;
  return statSync(resolve(workingDirectory, path), { throwIfNoEntry: false })?.isFile() === true;
}

/** `alerts.json:3` is the third of the alerts in that file. */
function placeOf(named: string): { readonly path: string; readonly nth: number | null } {
  const [, path = named, nth] = /^([\s\S]+):(\d{1,9})$/.exec(named) ?? [];
  return nth === undefined ? { path: named, nth: null } : { path, nth: Number(nth) };
}

function readJson(named: string, workingDirectory: string): Unread {
  const { path, nth } = placeOf(named);
  const all = documentsIn(readNamedText(path, resolve(workingDirectory, path)), path);
  const [only, second] = all;
  if (nth === null && second !== undefined) {
    throw new UsageError(
      `${path}: holds ${all.length} events; name one of them, as in ${path}:${all.length} for the last`,
    );
  }
  const found = nth === null ? only : all[nth - 1];
  if (found === undefined) throw new UsageError(`${named}: there are ${all.length} events in ${path}`);
  return found;
}

/** One JSON object over any lines, one a line, a list of them, or the hits of a search. */
function documentsIn(text: string, path: string): readonly Unread[] {
  const read = text.replace(/^\uFEFF/, '').trim();
  if (read === '') throw new UsageError(`${path}: the file is empty`);
  const whole = parsed(read);
  const all = read.split('\n').filter((line) => line.trim() !== '');
  // A text over several lines that is broken somewhere is one object, and no line of it another.
  const lines = whole === undefined && isRecord(parsed(all[0] ?? '')) ? all : [];
  const values = whole === undefined ? lines.map(parsed) : listed(whole);
  const objects = values.filter(isRecord);
  if (objects.length === values.length && objects.length > 0) return objects;
  if (values.length < 2) throw new UsageError(`${path}: not one JSON object${whyNot(read)}`);
  const at = values.findIndex((value) => !isRecord(value));
  const broken = lines[at];
  throw new UsageError(
    `${path}${broken === undefined ? '' : `:${at + 1}`}: no JSON object${broken === undefined ? '' : whyNot(broken)}`,
  );
}

function listed(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const { hits } = recordOf(recordOf(value).hits);
  return Array.isArray(hits) ? hits : [value];
}

/** `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyNot(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return `: ${error instanceof Error ? error.message : error}`;
  }
}
