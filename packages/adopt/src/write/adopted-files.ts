import { newIdFile, printIdFile, standardName } from '@sigmazuh/wazuh';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { dump } from 'js-yaml';
import type { Adopted } from '../adopt-rules.ts';
import { valuesOf } from '../translate/list-ask.ts';

/** A file to write, relative to the directory that everything goes into. */
export interface AdoptedFile {
  readonly path: string;
  readonly text: string;
}

/** What the files rest on besides the rules. */
export interface FileOptions {
  /** What was adopted, for the name of the pipeline. */
  readonly name: string;
  /** The keys of a list, by the path that rules name it with; `null` for a list that is not at hand. */
  readonly keysOf?: (list: string) => readonly string[] | null;
  /** Ids that other rules of the manager have. */
  readonly taken?: ReadonlySet<number>;
}

/**
 * The files of a repository that builds adopted rules: one a rule, the pipeline that says where their events arrive, the
 * id file by which they keep their ids, and the configuration that names all of it.
 */
export function adoptedFiles(adopted: Adopted, options: FileOptions): readonly AdoptedFile[] {
  const rules = adopted.rules.flatMap(({ outcome, wazuhId }) =>
    outcome.kind === 'refused'
      ? []
      : [
          {
            path: `rules/wazuh_${wazuhId}.yml`,
            text: outcome.documents.map(({ content }) => yaml(content)).join('---\n'),
          },
        ],
  );
  if (rules.length === 0) return [];
  const hasPipeline = adopted.sources.length > 0;
  const pipeline = { name: `log sources of ${options.name}`, sources: adopted.sources.map(pipelineSource) };
  return [
    ...rules,
    ...(hasPipeline ? [{ path: 'pipeline.yml', text: yaml(pipeline) }] : []),
    { path: 'wazuh-ids.yml', text: idFile(adopted, options.taken ?? new Set()) },
    { path: 'sigmazuh.yml', text: yaml(configuration(adopted, hasPipeline, options)) },
  ];
}

/** The smallest id of a manager's own rules; those below it are for Wazuh's. */
const firstOwnId = 100_000;

/** Rules keep the ids they had, as far as these are the user's to give. */
function idFile({ rules }: Adopted, taken: ReadonlySet<number>): string {
  const kept = rules.flatMap(({ outcome, wazuhId }) => {
    if (outcome.kind === 'refused' || wazuhId < firstOwnId || taken.has(wazuhId)) return [];
    const [document] = outcome.documents;
    return document === undefined ? [] : [[document.id, wazuhId] as const];
  });
  return printIdFile({ ...newIdFile(standardName), rules: new Map(kept) });
}

function configuration(
  { lists }: Adopted,
  hasPipeline: boolean,
  { keysOf = () => null }: FileOptions,
): object {
  const placeholders = [...lists].flatMap(([name, { list, form }]) => {
    const values = valuesOf(form, keysOf(list) ?? []);
    return values.length === 0 ? [] : [[name, values] as const];
  });
  return {
    rules: 'rules',
    ids: 'wazuh-ids.yml',
    ...(hasPipeline ? { pipelines: ['pipeline.yml'] } : {}),
    ...(placeholders.length === 0 ? {} : { placeholders: Object.fromEntries(placeholders) }),
  };
}

function pipelineSource({
  name,
  logSource,
  enters,
  decodedAs,
  form,
  otherFields,
  keywords,
}: SourceMapping): object {
  return {
    name,
    logSource,
    enters,
    ...(decodedAs === undefined ? {} : { decodedAs }),
    form,
    otherFields,
    ...(keywords === 'line' ? {} : { keywords }),
  };
}

function yaml(content: object): string {
  return dump(content, { lineWidth: 118, noRefs: true });
}
