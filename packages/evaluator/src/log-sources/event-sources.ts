import { ownEntry } from '@sigmazuh/parser';
import type { EventContent, EventSource, LogSourceAttributes } from '../event.ts';
import { type CategoryEvents, linuxCategories, windowsCategories } from './categories.ts';
import { shownBy } from './shown-fields.ts';
import { linuxChannels, windowsChannels } from './windows-channels.ts';

/** What the taxonomy knows of a product's channels. */
interface ProductTables {
  readonly channels: Readonly<Record<string, readonly string[]>>;
  readonly categories: readonly CategoryEvents[];
}

const products: ReadonlyMap<string | undefined, ProductTables> = new Map([
  ['windows', { channels: windowsChannels, categories: windowsCategories }],
  ['linux', { channels: linuxChannels, categories: linuxCategories }],
]);

/**
 * Everything an event is evidence of. `given` are the attributes its sender named; of these none is doubted. What
 * they leave open is filled in where the event itself says so: the channel tells the service, channel and event id
 * the categories. An attribute that stays open makes no rule apply that names it.
 */
export function eventSources(given: LogSourceAttributes, content: EventContent): readonly EventSource[] {
  const channels = channelsOf(given, content);
  const services = given.service === undefined ? servicesOf(given, channels) : [given.service];
  const categories = given.category === undefined ? categoriesOf(given, channels, content) : [];
  const known = services.map((service) => (service === undefined ? given : { ...given, service }));
  return known.flatMap((each) => [
    sourceOf(each, 'any-rule', content),
    ...categories.map((category) => sourceOf({ ...each, category }, 'rules-of-its-category', content)),
  ]);
}

/**
 * The log sources of a line that says itself what it is. Sources that it says are those of the event as far as the
 * sender's attributes do not contradict them; for what a rule's category has not to be asked, the sender's stand.
 */
export function sourcesOfLine(
  given: LogSourceAttributes,
  says: readonly LogSourceAttributes[],
  content: EventContent,
): readonly EventSource[] {
  const own = eventSources(given, content);
  const compatible = says.filter((each) =>
    (['product', 'category', 'service'] as const).every(
      (name) => each[name] === undefined || given[name] === undefined || each[name] === given[name],
    ),
  );
  const said = compatible.flatMap((each) => eventSources({ ...each, ...given }, content));
  const isNarrower = (source: EventSource) =>
    given.category === undefined && source.attributes.category !== undefined;
  return [
    ...own,
    ...said.map(
      (source): EventSource => (isNarrower(source) ? { ...source, seenBy: 'rules-of-its-category' } : source),
    ),
  ];
}

/** The channel the event names, or else those its service stands for; in lower case. */
function channelsOf(given: LogSourceAttributes, content: EventContent): readonly string[] {
  const named = content.channel === undefined ? textsOf(content, 'Channel') : [content.channel];
  const ofService =
    given.service === undefined ? [] : (ownEntry(products.get(given.product)?.channels, given.service) ?? []);
  return (named.length > 0 ? named : ofService).map((channel) => channel.toLowerCase());
}

/** The services that stand for the channels; one open service when there is none. */
function servicesOf(
  given: LogSourceAttributes,
  channels: readonly string[],
): readonly (string | undefined)[] {
  const services = Object.entries(products.get(given.product)?.channels ?? {})
    .filter(([, names]) => names.some((name) => channels.includes(name.toLowerCase())))
    .map(([service]) => service);
  return services.length === 0 ? [undefined] : services;
}

function categoriesOf(
  given: LogSourceAttributes,
  channels: readonly string[],
  content: EventContent,
): readonly string[] {
  if (given.product === 'linux' && given.service === 'auditd') {
    return textsOf(content, 'type').includes('EXECVE') ? ['process_creation'] : [];
  }
  const eventIds = textsOf(content, 'EventID');
  const categories = (products.get(given.product)?.categories ?? [])
    .filter((entry) => entry.channels.some((channel) => channels.includes(channel.toLowerCase())))
    .filter((entry) => entry.eventIds.some((id) => eventIds.includes(id)))
    .map((entry) => entry.category);
  return Array.from(new Set(categories));
}

function sourceOf(
  attributes: LogSourceAttributes,
  seenBy: EventSource['seenBy'],
  content: EventContent,
): EventSource {
  return Object.freeze({ attributes, seenBy, content: shownBy(attributes, content) });
}

function textsOf(content: EventContent, name: string): readonly string[] {
  return content.fields.get(name)?.values.flatMap((value) => value.text?.plain ?? []) ?? [];
}
