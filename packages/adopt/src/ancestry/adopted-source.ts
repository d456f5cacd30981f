import type { LogSourcePattern } from '@sigmazuh/pipeline';
import { builtinPipelines, type SourceMapping } from '@sigmazuh/wazuh-events';

/** The Sigma log source that a rule's events are of, and what their fields are called in it. */
export interface AdoptedSource {
  readonly logSource: LogSourcePattern;
  readonly mapping: SourceMapping;
  /** `made`: no built-in pipeline has it, so a pipeline file has to come with the rules. */
  readonly origin: 'built-in' | 'made';
  /** Decoders that the rule's ancestors ask for; `null` = none. */
  readonly decoder: string | null;
  /** Values that fields (lower case) of all the events have. */
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** What the ancestors of a rule say of its events. */
export interface EventKnowledge {
  readonly category: string;
  readonly decoder: string | null;
  /** Values of `win.system.channel` and `win.system.eventID` that are asked for, in lower case; `null` = any. */
  readonly channels: readonly string[] | null;
  readonly eventIds: readonly string[] | null;
  /** Names of all fields asked for; `null` stands for a search of the line. */
  readonly fields: readonly (string | null)[];
}

/** The decoder of Windows events. */
export const windowsDecoder = 'windows_eventchannel';

/**
 * The most precise built-in log source that is just these events, and behind it one of its own for the decoder, in which
 * every field has Wazuh's name.
 */
export function sourcesOf(known: EventKnowledge): readonly [AdoptedSource, AdoptedSource?] {
  if (known.decoder === windowsDecoder) return [windowsSource(known), madeSource(known, 'windows')];
  const made = madeSource(known, 'plain');
  const builtIn = known.fields.every((field) => field === null) ? lineSource(known) : null;
  return builtIn === null ? [made] : [builtIn, made];
}

const builtIn: readonly SourceMapping[] = builtinPipelines.flatMap(({ sources }) => sources);

function windowsSource(known: EventKnowledge): AdoptedSource {
  const mapping = windowsMapping(known);
  const values = { ...mapping.known, ...mapping.when };
  // Of Sysmon's events only 255 is not informational: its provider's manifest says so.
  const isInformational =
    mapping.logSource.service === 'sysmon' && known.eventIds !== null && !known.eventIds.includes('255');
  if (isInformational) values['win.system.severityValue'] = ['INFORMATION'];
  return {
    logSource: mapping.logSource,
    mapping,
    origin: 'built-in',
    decoder: windowsDecoder,
    values: new Map(
      Object.entries(values).map(([name, each]) => [
        name.toLowerCase(),
        each.map((text) => text.toLowerCase()),
      ]),
    ),
  };
}

function windowsMapping({ channels, eventIds }: EventKnowledge): SourceMapping {
  const windows = builtIn.filter(({ logSource }) => logSource.product === 'windows');
  const any = windows.find(({ logSource }) => Object.keys(logSource).length === 1);
  if (any === undefined) throw new Error('no pipeline has Windows events');
  if (channels === null) return any;
  const fits = (mapping: SourceMapping) =>
    sameTexts(mapping.when['win.system.channel'] ?? [], channels) &&
    sameTexts(mapping.when['win.system.eventID'] ?? [], eventIds ?? []);
  // A category that comes from several sources is wider than one of them.
  const isAlone = ({ logSource: { category } }: SourceMapping) =>
    category === undefined || windows.filter(({ logSource }) => logSource.category === category).length === 1;
  const byEvent = windows.find(
    (each) => each.logSource.category !== undefined && fits(each) && isAlone(each),
  );
  const byChannel = windows.find(
    (each) =>
      each.logSource.category === undefined &&
      each.logSource.service !== undefined &&
      sameTexts(each.when['win.system.channel'] ?? [], channels),
  );
  return (eventIds === null ? undefined : byEvent) ?? byChannel ?? any;
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  const key = (texts: readonly string[]) =>
    [...new Set(texts.map((each) => each.toLowerCase()))].sort().join('\n');
  return key(one) === key(other);
}

/** Lines of a decoder that Sigma has a service for, whose rules search the line alone. */
function lineSource({ decoder, category }: EventKnowledge): AdoptedSource | null {
  const mapping = builtIn.find(
    ({ logSource, decodedAs, enters, when, marker }) =>
      logSource.product === 'linux' &&
      logSource.service !== undefined &&
      decodedAs?.length === 1 &&
      decodedAs[0] === decoder &&
      enters.length === 1 &&
      enters[0] === category &&
      Object.keys(when).length === 0 &&
      marker === undefined,
  );
  if (mapping === undefined || mapping.keywords !== 'line') return null;
  return { logSource: mapping.logSource, mapping, origin: 'built-in', decoder, values: new Map() };
}

/** Events as Wazuh's decoder hands them over, with its own names of fields. */
function madeSource({ decoder, category }: EventKnowledge, form: 'plain' | 'windows'): AdoptedSource {
  const service = decoder?.toLowerCase().replaceAll(/[^a-z0-9_.-]+/g, '-');
  const logSource: LogSourcePattern =
    service === undefined ? { product: 'wazuh', category } : { product: 'wazuh', service };
  const mapping: SourceMapping = {
    name: service === undefined ? `wazuh-events-${category}` : `wazuh-${service}`,
    logSource,
    enters: [category],
    ...(decoder === null ? {} : { decodedAs: [decoder] }),
    when: {},
    form: decoder === 'json' ? 'json' : form,
    fields: {},
    otherFields: { prefix: '', letters: 'as-is' },
    keywords: form === 'windows' ? 'event' : 'line',
  };
  return { logSource, mapping, origin: 'made', decoder, values: new Map() };
}

/** Sigma's name of a Windows field of Wazuh's; `null` for one that Sigma has no name for. */
function sigmaNameOf(name: string): string | null {
  const lower = name.toLowerCase();
  if (lower === severityField) return '';
  const system = systemNames.get(lower);
  if (system !== undefined) return system;
  const data = /^win\.eventdata\.([^.]+)$/i.exec(name)?.[1];
  if (data === undefined) return null;
  return knownNames.get(data.toLowerCase()) ?? data.charAt(0).toUpperCase() + data.slice(1);
}

/** Told by the level and the keywords of an event, and so by Sigma's names of these. */
export const severityField = 'win.system.severityvalue';

const anyWindows = builtIn.find(({ name }) => name === 'windows');

/** System fields, but the message, which arrives in another form than the rest. */
const systemNames: ReadonlyMap<string, string> = new Map(
  Object.entries(anyWindows?.fields ?? {}).flatMap(([sigma, place]) =>
    typeof place === 'string' && place.startsWith('win.system.')
      ? [[place.toLowerCase(), sigma] as const]
      : [],
  ),
);

/** Names whose letters are not those of Wazuh's but for the first: rules may write them in any case. */
const knownNames: ReadonlyMap<string, string> = new Map(
  [
    'CommandLine',
    'CurrentDirectory',
    'DestinationHostname',
    'DestinationIp',
    'DestinationPort',
    'EventType',
    'FileVersion',
    'GrantedAccess',
    'Hashes',
    'Image',
    'ImageLoaded',
    'ImagePath',
    'IntegrityLevel',
    'IpAddress',
    'LogonType',
    'OriginalFileName',
    'ParentCommandLine',
    'ParentImage',
    'ParentUser',
    'PipeName',
    'ProcessName',
    'QueryName',
    'ScriptBlockText',
    'ServiceName',
    'SignatureStatus',
    'SourceImage',
    'SourceIp',
    'SourcePort',
    'SubjectUserName',
    'TargetFilename',
    'TargetImage',
    'TargetObject',
    'TargetUserName',
  ].map((name) => [name.toLowerCase(), name]),
);

/** Sigma's name of a field in a source; `null` when it has none. */
export function fieldNameIn(source: AdoptedSource, name: string): string | null {
  if (source.origin === 'made') return name;
  return source.decoder === windowsDecoder ? sigmaNameOf(name) : null;
}
