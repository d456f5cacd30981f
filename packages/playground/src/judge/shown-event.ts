import { sigmaFields } from '@sigmazuh/evaluator';
import { ownEntry } from '@sigmazuh/parser';
import type { JudgedEvent } from './judge-events.ts';

/** What people know an event of the Windows event log by, besides its channel and number. */
const telling = [
  'CommandLine',
  'ScriptBlockText',
  'TargetObject',
  'TargetFilename',
  'QueryName',
  'Image',
  'TargetUserName',
];

/** An event in one line: itself where it is a line, else what it is about. */
export function shownEvent({ given, sigma }: JudgedEvent): string {
  if (typeof sigma === 'string' || !given.form.includes('Windows')) return given.shown;
  const fields = sigmaFields(sigma);
  const text = (name: string): string | null => {
    const value = ownEntry(fields, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  const channel = text('Channel')?.replace(/^Microsoft-Windows-/, '');
  const said = telling.flatMap((name) => text(name) ?? []);
  const parts = [channel, text('EventID'), said[0]].filter((part) => part !== null && part !== undefined);
  return parts.length < 2 ? given.shown : parts.join(' · ');
}
