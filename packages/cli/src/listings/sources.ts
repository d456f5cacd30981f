import { Diagnostics } from '@sigmazuh/parser';
import { patternText } from '@sigmazuh/pipeline';
import {
  builtinPipelines,
  type FieldPlace,
  type SourceMapping,
  type WazuhPipeline,
} from '@sigmazuh/wazuh-events';
import { createColors } from 'picocolors';
import { readPipelines } from '../files/pipelines/read-pipelines.ts';
import { plainTable } from '../terminal/plain-table.ts';
import type { Listing, ListingPlace } from './listing.ts';

/** Built-in pipelines and the user's, each with where it comes from. */
export function knownPipelines({ pipelines, terminal }: ListingPlace) {
  const own = readPipelines(pipelines, terminal.workingDirectory, new Diagnostics());
  return [
    ...builtinPipelines.map((pipeline) => ({ pipeline, from: 'built in' })),
    ...own.flatMap(({ pipeline, source }) => (pipeline === null ? [] : [{ pipeline, from: source.file }])),
  ];
}

/** Log sources with the fields they have in Wazuh and what that rests on. */
export const sourceListing: Listing = {
  name: 'sources',
  summary: 'log sources: where their events arrive, their fields, and what that rests on',
  list(part, place) {
    const entries = knownPipelines(place).flatMap(({ pipeline, from }) => [
      ...pipeline.sources.map((source) => sourceEntry(source, pipeline, from)),
      ...pipeline.refusals.map(({ logSource, reason }) => ({
        logSource: patternText(logSource),
        name: null,
        pipeline: from,
        refused: reason,
      })),
    ]);
    const found = entries.filter(
      ({ logSource, name }) => logSource.includes(part) || name?.toLowerCase().includes(part) === true,
    );
    const colors = createColors(place.terminal.colour);
    const text = found.length <= 3 ? found.map((each) => details(each, colors)).join('\n') : overview(found);
    return { entries: found, text };
  },
};

type Entry = ReturnType<typeof sourceEntry> | Refused;
interface Refused {
  readonly logSource: string;
  readonly name: null;
  readonly pipeline: string;
  readonly refused: string;
}

function sourceEntry(source: SourceMapping, pipeline: WazuhPipeline, from: string) {
  const { name, logSource, enters, decodedAs, when, fields, otherFields, absent, needs, basis, keywords } =
    source;
  return {
    logSource: patternText(logSource),
    name,
    pipeline: from === 'built in' ? pipeline.name : from,
    enters,
    decodedAs: decodedAs ?? null,
    when,
    fields: Object.fromEntries(Object.entries(fields).map(([field, place]) => [field, placeTexts(place)])),
    otherFields: otherFields === undefined ? null : `${otherFields.prefix}…`,
    absent: absent ?? [],
    keywords,
    needs: needs ?? null,
    basis: basis ?? null,
  };
}

function overview(entries: readonly Entry[]): string {
  const table = plainTable(['log source', 'source', 'fields', 'rests on']);
  for (const each of entries) {
    if ('refused' in each) table.push([each.logSource, '–', '', each.refused]);
    else {
      const fields = `${Object.keys(each.fields).length}${each.otherFields === null ? '' : ' and others'}`;
      table.push([each.logSource, each.name, fields, each.basis?.kind ?? 'not said']);
    }
  }
  return `${table.toString()}\n`;
}

function details(entry: Entry, colors: ReturnType<typeof createColors>): string {
  const head = `${colors.bold(entry.logSource)}  ${colors.dim(entry.pipeline)}\n`;
  if ('refused' in entry) return `${head}  refused: ${entry.refused}\n`;
  const basis = entry.basis === null ? 'not said' : `${entry.basis.kind}: ${entry.basis.source}`;
  const when = Object.entries(entry.when).map(([field, values]) => `${field} is ${values.join(' or ')}`);
  const lines = [
    ['source', entry.name],
    ['rests on', basis],
    ['arrives as', [...entry.enters, ...(entry.decodedAs ?? [])].join(', ')],
    ['if', when.join(', ') || 'always'],
    ...(entry.needs === null ? [] : [['needs', entry.needs]]),
    ...(entry.absent.length === 0 ? [] : [['never has', entry.absent.join(', ')]]),
    ['keywords', entry.keywords],
    ['other fields', entry.otherFields ?? 'refused'],
  ].map(([name = '', text = '']) => `  ${name.padEnd(13)}${text}\n`);
  const table = plainTable(['  Sigma field', 'in Wazuh']);
  for (const [field, places] of Object.entries(entry.fields)) table.push([`  ${field}`, places.join(', ')]);
  return `${head}${lines.join('')}${Object.keys(entry.fields).length === 0 ? '' : `${table.toString()}\n`}`;
}

function placeTexts(place: FieldPlace | readonly FieldPlace[]): readonly string[] {
  const places: readonly FieldPlace[] = Array.isArray(place) ? place : [place];
  return places.map((each) => {
    if (typeof each === 'string') return each;
    if ('part' in each) return `part ${each.part}`;
    if ('audit' in each) return `audit ${each.audit}`;
    return `between ${each.between.map((text) => JSON.stringify(text)).join(' and ')}`;
  });
}
