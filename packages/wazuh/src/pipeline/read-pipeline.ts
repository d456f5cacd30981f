import { type Diagnostics, parseYaml, type SourceRange, type YamlNode } from '@sigmazuh/parser';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { pipelineSchema } from './pipeline-schema.ts';
import type {
  FieldPlace,
  LogSourcePattern,
  Pipeline,
  SourceMapping,
  SourceRefusal,
} from './source-mapping.ts';

/** A source as its file has it: what has a default may be missing. */
interface WrittenSource extends Omit<Partial<SourceMapping>, 'otherFields'> {
  readonly name: string;
  readonly logSource: LogSourcePattern;
  readonly enters: readonly string[];
  readonly form: SourceMapping['form'];
  readonly fields?: Readonly<Record<string, FieldPlace | readonly FieldPlace[]>>;
  readonly otherFields?: Partial<NonNullable<SourceMapping['otherFields']>>;
}

interface WrittenPipeline {
  readonly name: string;
  readonly priority?: number;
  readonly sources?: readonly WrittenSource[];
  readonly refusals?: readonly SourceRefusal[];
}

/** A user's pipelines come after the built-in ones unless they say otherwise. */
const userPriority = 100;

let compiled: ValidateFunction<WrittenPipeline> | null = null;

/** Reads a pipeline file. `null` when it is none; each mistake is reported with its place. */
export function readPipeline(text: string, file: string, diagnostics: Diagnostics): Pipeline | null {
  const before = diagnostics.all.length;
  const [document] = parseYaml(text, file, diagnostics);
  if (document === undefined || diagnostics.all.length > before) return null;
  compiled ??= new Ajv({ allErrors: true, allowUnionTypes: true }).compile<WrittenPipeline>(pipelineSchema);
  const value = plainValue(document);
  if (!compiled(value)) {
    for (const mistake of distinct(compiled.errors ?? [])) {
      diagnostics.report({
        id: 'invalid-pipeline',
        severity: 'error',
        range: placeOf(mistake, document),
        message: `${describe(mistake)} in this pipeline`,
        hint: 'docs/pipelines.md shows what a pipeline holds',
      });
    }
    return null;
  }
  return Object.freeze({
    name: value.name,
    priority: value.priority ?? userPriority,
    sources: (value.sources ?? []).map(completed),
    refusals: value.refusals ?? [],
  });
}

function completed(source: WrittenSource): SourceMapping {
  const { otherFields, ...rest } = source;
  return {
    when: {},
    fields: {},
    keywords: source.form === 'windows' ? 'event' : 'line',
    ...rest,
    ...(otherFields === undefined ? {} : { otherFields: { prefix: '', letters: 'as-is', ...otherFields } }),
  };
}

/** A wrong value breaks every branch of an `anyOf`; one message a place is enough. */
function distinct(mistakes: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Map<string, ErrorObject>();
  for (const mistake of mistakes) {
    const key = mistake.instancePath + (mistake.keyword === 'required' ? mistake.message : '');
    if (!seen.has(key)) seen.set(key, mistake);
  }
  return [...seen.values()];
}

function describe(mistake: ErrorObject): string {
  const where =
    mistake.instancePath === '' ? 'the file' : `"${mistake.instancePath.slice(1).replaceAll('/', '.')}"`;
  const extra: unknown = mistake.params.additionalProperty;
  if (typeof extra === 'string') return `"${extra}" is not a key of ${where}`;
  const allowed: unknown = mistake.params.allowedValues;
  if (Array.isArray(allowed)) return `${where} must be one of ${allowed.join(', ')}`;
  return `${where} ${mistake.message ?? 'is wrong'}`;
}

function placeOf(mistake: ErrorObject, document: YamlNode): SourceRange {
  const extra: unknown = mistake.params.additionalProperty;
  let node = document;
  for (const step of mistake.instancePath.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = node.kind === 'list' ? node.items[Number(name)] : entryOf(node, name)?.value;
    if (next === undefined) break;
    node = next;
  }
  if (typeof extra === 'string') return entryOf(node, extra)?.key.range ?? node.range;
  return node.range;
}

function entryOf(node: YamlNode, key: string) {
  return node.kind === 'map' ? node.entries.find((entry) => entry.key.text === key) : undefined;
}

/** The document as plain data. Values of fields are texts here, so `1` and `yes` stay what was written. */
function plainValue(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' && Number.isInteger(node.value) && node.text === `${node.value}`
        ? node.value
        : node.text;
    case 'list':
      return node.items.map((item) => {
        const value = plainValue(item);
        return typeof value === 'number' ? `${value}` : value;
      });
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key.text, plainValue(entry.value)]));
  }
}
