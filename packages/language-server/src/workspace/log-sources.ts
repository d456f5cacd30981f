import { readPipelines } from '@sigmazuh/cli/project';
import { Diagnostics, type LogSource, SourceText } from '@sigmazuh/parser';
import {
  type FieldCatalogue,
  fieldCatalogue,
  type LogSourcePattern,
  type SourceSelection,
} from '@sigmazuh/pipeline';
import {
  builtinPipelines,
  placesOf,
  type SourceMapping,
  sourceSelection,
  type WazuhPipeline,
} from '@sigmazuh/wazuh-events';
import type { ProjectSettings } from './project-settings.ts';

/** What is known of log sources in a project: the built-in pipelines and its own. */
export class LogSources {
  readonly #pipelines: readonly WazuhPipeline[];
  readonly #select: (logSource: LogSource) => SourceSelection<SourceMapping>;

  constructor(own: readonly WazuhPipeline[]) {
    this.#pipelines = [...builtinPipelines, ...own];
    this.#select = sourceSelection(this.#pipelines);
  }

  /** Every log source that a pipeline speaks of. */
  get known(): readonly LogSourcePattern[] {
    return this.#pipelines.flatMap(({ sources, refusals }) =>
      [...sources, ...refusals].map((each) => each.logSource),
    );
  }

  /** Where the events of a log source arrive. */
  select(names: LogSourcePattern): SourceSelection<SourceMapping> {
    return this.#select(logSourceOf(names));
  }

  /** The sources of a log source's events; none where it is refused or not known. */
  sources(names: LogSourcePattern): readonly SourceMapping[] {
    const selection = this.select(names);
    return selection.kind === 'mapped' ? selection.sources : [];
  }

  /**
   * The fields that events of a log source can have: the catalogue's, and those that a pipeline gives a place.
   *
   * @param eventIds those that the rule asks for
   */
  fields(names: LogSourcePattern, eventIds: readonly string[]): readonly KnownField[] {
    const sources = this.sources(names);
    const catalogue = catalogueOf(names, eventIds);
    const absent = new Set(
      sources.flatMap((source) => (source.absent ?? []).filter((each) => isAbsent(each, sources))),
    );
    const mapped = sources.flatMap((source) => [...Object.keys(source.fields), ...(source.onlyFields ?? [])]);
    const all = new Set([...(catalogue?.fields ?? []), ...mapped]);
    return [...all]
      .filter((field) => !absent.has(field))
      .sort((one, other) => (one < other ? -1 : 1))
      .map((field) => ({ field, places: placeTexts(field, sources) }));
  }
}

interface KnownField {
  readonly field: string;
  /** What it is called in Wazuh. */
  readonly places: readonly string[];
}

/** Reads a project's own pipelines; those with a mistake are left out. */
export function logSourcesOf({ root, configuration }: ProjectSettings): LogSources {
  const own = configuration.pipelines.flatMap((path) => {
    try {
      return readPipelines([path], root, new Diagnostics()).flatMap(({ pipeline }) => pipeline ?? []);
    } catch {
      // A pipeline that is not there says nothing of log sources.
      return [];
    }
  });
  return new LogSources(own);
}

export function catalogueOf(names: LogSourcePattern, eventIds: readonly string[]): FieldCatalogue | null {
  const catalogue = fieldCatalogue(names, eventIds);
  if (catalogue !== null || names.category !== undefined) return catalogue;
  return eventIds.length > 0 ? fieldCatalogue(names, []) : null;
}

/** The places of a field in all sources, as people write them. */
export function placeTexts(field: string, sources: readonly SourceMapping[]): readonly string[] {
  const places = sources.flatMap((source) => placesOf(field, source) ?? []);
  return [...new Set(places.map(placeText))];
}

export function placeText(place: NonNullable<ReturnType<typeof placesOf>>[number]): string {
  if (typeof place === 'string') return place;
  if ('part' in place) return `part ${place.part} of the log`;
  if ('audit' in place) return `key ${place.audit} of the audit record`;
  return `between ${place.between.map((text) => JSON.stringify(text)).join(' and ')} in the log`;
}

const isAbsent = (field: string, sources: readonly SourceMapping[]): boolean =>
  sources.every((source) => source.absent?.includes(field) === true);

const nowhere = new SourceText('', '').range(0, 0);

function logSourceOf(names: LogSourcePattern): LogSource {
  const located = (value: string | undefined) => (value === undefined ? null : { value, range: nowhere });
  return {
    category: located(names.category),
    product: located(names.product),
    service: located(names.service),
    definition: null,
    range: nowhere,
  };
}
