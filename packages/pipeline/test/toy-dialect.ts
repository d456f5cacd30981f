import { Diagnostics, type LogSource, parseSigma } from '@sigmazuh/parser';
import {
  type Pipeline,
  type PipelineDialect,
  pipelineReader,
  type Source,
  type WrittenSource,
} from '../src/index.ts';

/** A back end whose sources are a name and the kinds of things that their events speak of. */
export interface ToySource extends Source {
  readonly speaksOf: readonly string[];
}

type WrittenToy = WrittenSource & Partial<ToySource>;

const text = { type: 'string', minLength: 1 } as const;

const toy: PipelineDialect<WrittenToy, ToySource> = {
  backEnd: 'toy',
  title: 'the toy',
  sourceSchema: {
    type: 'object',
    properties: { name: text, logSource: { type: 'object' }, speaksOf: { type: 'array', items: text } },
    required: ['name', 'logSource'],
    additionalProperties: false,
  },
  fieldNameSchema: { ...text, pattern: '^[a-z]+$' },
  completed: (written) => ({ when: {}, fields: {}, speaksOf: [], ...written }),
  unsupportedTransformations: { nest: { reason: 'nothing is nested', hint: 'list its items themselves' } },
  unsupportedKeys: { finalizers: { reason: 'it has no queries', hint: 'write the values out' } },
};

const read = pipelineReader(toy);

/** The pipeline, or what is wrong with it: place and message of each mistake. */
export function readToy(text: string): Pipeline<ToySource> | readonly string[] {
  const diagnostics = new Diagnostics();
  const pipeline = read(text, 'p.yml', diagnostics);
  return (
    pipeline ??
    diagnostics.all.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`)
  );
}

export function toyPipeline(text: string): Pipeline<ToySource> {
  const made = readToy(text);
  if (!('sources' in made)) throw new Error(made.join('\n'));
  return made;
}

/** Only what both speak of is in both. */
export function common(one: ToySource, other: ToySource): ToySource | null {
  const speaksOf = one.speaksOf.filter((each) => other.speaksOf.includes(each));
  return speaksOf.length === 0 ? null : { ...one, name: `${one.name}+${other.name}`, speaksOf };
}

export function logSourceOf(attributes: string): LogSource {
  const diagnostics = new Diagnostics();
  const text = `title: t\nlogsource: {${attributes}}\ndetection:\n  s: {A: b}\n  condition: s\n`;
  const [rule] = parseSigma(text, 'r.yml', diagnostics);
  if (rule?.kind !== 'rule') throw new Error(JSON.stringify(diagnostics.all));
  return rule.logSource;
}
