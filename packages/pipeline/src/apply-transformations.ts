import type { FieldNaming, LogSourcePattern, Pipeline, Source } from './source.ts';
import { type FieldNames, isInScope, type Transformation } from './transformation.ts';

/** A rule's log source after the pipelines have had their say, or why one of them refuses it. */
export type TransformedLogSource =
  | { readonly kind: 'named'; readonly logSource: LogSourcePattern }
  | { readonly kind: 'refused'; readonly reason: string };

/** Follows what pipelines, in their order, make of a log source's name. */
export function transformLogSource(
  logSource: LogSourcePattern,
  pipelines: readonly Pipeline[],
): TransformedLogSource {
  let named = logSource;
  for (const each of transformationsOf(pipelines)) {
    if (!isInScope(each.scope, named)) continue;
    if (each.kind === 'refuse') return { kind: 'refused', reason: each.reason };
    if (each.kind === 'change-log-source') named = each.logSource;
  }
  return { kind: 'named', logSource: named };
}

/** The source as pipelines, in their order, change it for rules with this log source. */
export function transformSource<S extends Source>(
  source: S,
  logSource: LogSourcePattern,
  pipelines: readonly Pipeline[],
): S {
  let changed = source;
  for (const each of transformationsOf(pipelines)) {
    if (isInScope(each.scope, logSource)) changed = transformed(changed, each);
  }
  return changed;
}

function transformationsOf(pipelines: readonly Pipeline[]): readonly Transformation[] {
  return pipelines.flatMap((pipeline) => pipeline.transformations ?? []);
}

function transformed<S extends Source>(source: S, change: Transformation): S {
  switch (change.kind) {
    case 'map-fields':
      return withFields(source, change.fields);
    case 'prefix-fields': {
      const naming: FieldNaming = { letters: 'as-is', ...source.otherFields, prefix: change.prefix };
      return { ...source, otherFields: naming };
    }
    case 'add-condition':
      return { ...source, when: { ...source.when, ...change.when } };
    case 'change-log-source':
    case 'refuse':
      return source;
  }
}

/** A field that a pipeline maps is no longer one that the events never have. */
function withFields<S extends Source>(source: S, fields: FieldNames): S {
  const stillAbsent = source.absent?.filter((name) => !Object.hasOwn(fields, name));
  return {
    ...source,
    ...(stillAbsent === undefined ? {} : { absent: stillAbsent }),
    fields: { ...source.fields, ...fields },
  };
}
