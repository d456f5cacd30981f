import { type BackEnd, type BackEndOptions, entryOf, Findings } from '@sigmazuh/back-end';
import { compileRule, type MatchTest, type Predicate, plainTextOf } from '@sigmazuh/compiler';
import { Diagnostics, type FilterRule, type SigmaRule } from '@sigmazuh/parser';
import {
  logSourceSchema,
  type Pipeline,
  pipelineReader,
  type Source,
  type SourceSelection,
  sourceNameSchema,
  sourceSelection,
  type WrittenSource,
} from '@sigmazuh/pipeline';

/** Options of its own: where the events are that it is asked about. */
export interface ToyOptions extends BackEndOptions {
  readonly pipelines: readonly Pipeline[];
}

/** Each rule becomes a sentence that a person could follow: `(person is "ann" and not door contains "front")`. */
export const toy: BackEnd<ToyOptions> = {
  name: 'toy',
  build(documents, { pipelines, placeholders = {} }) {
    const filters = documents.filter((each): each is FilterRule => each.kind === 'filter');
    // No event is of two sources here, so none has what two have in common.
    const select = sourceSelection<Source>(pipelines, () => null);
    const diagnostics = new Diagnostics();
    const files = [];
    const entries = [];
    for (const document of documents) {
      if (document.kind === 'filter') continue;
      const findings = new Findings();
      const text =
        document.kind === 'rule'
          ? sentence(document, select(document.logSource), { filters, placeholders }, findings)
          : findings.refuse(
              'not-a-sentence',
              document.range,
              'it is no rule of one event',
              'convert its rules',
            );
      if (text !== null) files.push({ path: `${document.id?.value ?? 'rule'}.txt`, text: `${text}\n` });
      findings.reportTo(diagnostics);
      entries.push(entryOf(document, findings));
    }
    return { files, entries, diagnostics };
  },
};

function sentence(
  rule: SigmaRule,
  selection: SourceSelection,
  options: Parameters<typeof compileRule>[2],
  findings: Findings,
): string | null {
  if (selection.kind !== 'mapped') {
    const reason = selection.kind === 'unreachable' ? selection.reason : 'no pipeline names it';
    return findings.refuse('log-source-unmapped', rule.logSource.range, reason, 'add it to a pipeline');
  }
  const said = new Diagnostics();
  const compiled = compileRule(rule, said, options);
  if (compiled === null) {
    for (const { range, message, hint } of said.all)
      findings.refuse('not-expressible', range, message, hint ?? 'write the value in another way');
    return null;
  }
  const asked = selection.sources.map((source) => phrase(compiled.predicate, source, findings));
  return findings.refusals.length > 0 ? null : asked.join(' or ');
}

function phrase(predicate: Predicate, source: Source, findings: Findings): string {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const phrases = predicate.operands.map((each) => phrase(each, source, findings));
      return phrases.length === 1 ? phrases.join() : `(${phrases.join(` ${predicate.kind} `)})`;
    }
    case 'not':
      return `not ${phrase(predicate.operand, source, findings)}`;
    case 'constant':
      return predicate.value ? 'anything' : 'nothing';
    case 'match':
      return textPhrase(predicate, source, findings);
    default:
      findings.refuse('not-expressible', predicate.range, 'only texts are compared', 'leave it out');
      return '';
  }
}

const verbs = {
  equals: 'is',
  startswith: 'starts with',
  endswith: 'ends with',
  contains: 'contains',
} as const;

function textPhrase({ field, written, range }: MatchTest, source: Source, findings: Findings): string {
  const place = field === null ? undefined : placeOf(field, source);
  const phrases = written.map((each) => {
    const text = each.kind === 'text' ? plainTextOf(each) : null;
    return text === null || each.kind !== 'text' ? null : `${place} ${verbs[each.operator]} "${text}"`;
  });
  if (place === undefined) findings.refuse('field-unmapped', range, `nobody knows ${field}`, 'map it');
  if (phrases.includes(null)) findings.refuse('not-expressible', range, 'it has wildcards', 'write it out');
  return phrases.length === 1 ? phrases.join() : `(${phrases.join(' or ')})`;
}

function placeOf(field: string, { fields }: Source): string | undefined {
  const place = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return typeof place === 'string' ? place : undefined;
}

const name = { type: 'string', minLength: 1 } as const;

/** A source as a pipeline file has it. */
interface WrittenToySource extends WrittenSource {
  readonly fields?: Readonly<Record<string, string>>;
}

/** Reads pipeline files that say `allowed_backends: [toy]`, or say nothing of back ends. */
export const readToyPipeline = pipelineReader<WrittenToySource, Source>({
  backEnd: 'toy',
  title: 'the toy',
  sourceSchema: {
    type: 'object',
    properties: {
      name: sourceNameSchema,
      logSource: logSourceSchema,
      fields: { type: 'object', additionalProperties: name },
    },
    required: ['name', 'logSource'],
    additionalProperties: false,
  },
  fieldNameSchema: name,
  completed: ({ otherFields: _, ...written }) => ({ when: {}, fields: {}, ...written }),
  unsupportedTransformations: {},
  unsupportedKeys: {},
});
