import type { EventContent, EventSource, LogSourceAttributes } from '../event.ts';
import { withAliases } from '../events/content-builder.ts';
import {
  type CategoryEvents,
  executionAliases,
  linuxCategories,
  processCreationAliases,
  windowsCategories,
} from './categories.ts';
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

/** The channel the event names, or else those its service stands for; in lower case. */
function channelsOf(given: LogSourceAttributes, content: EventContent): readonly string[] {
  const named = content.channel === undefined ? textsOf(content, 'Channel') : [content.channel];
  const ofService =
    given.service === undefined ? [] : (products.get(given.product)?.channels[given.service] ?? []);
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

/** A category has its own names for what some services call otherwise. */
function shownBy(attributes: LogSourceAttributes, content: EventContent): EventContent {
  if (attributes.category !== 'process_creation') return content;
  if (attributes.product === 'windows') return withAliases(content, processCreationAliases);
  return textsOf(content, 'type').includes('EXECVE') ? withAliases(content, executionAliases) : content;
}

function textsOf(content: EventContent, name: string): readonly string[] {
  return content.fields.get(name)?.values.flatMap((value) => value.text?.plain ?? []) ?? [];
}
