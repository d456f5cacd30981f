import { createEvaluator, type Evaluator } from '@sigmazuh/evaluator';
import { loadWithPack, skeleton } from '@sigmazuh/explain';
import type { LoadedRuleset } from '@sigmazuh/logtest';
import { checkFiles, Diagnostics, type SigmaDocument, SourceText, withoutSuppressed } from '@sigmazuh/parser';
import { placeholdersOf } from '@sigmazuh/pipeline';
import { buildPack, newIdFile, type Pack, standardName } from '@sigmazuh/wazuh';
import { readPipeline, type WazuhPipeline } from '@sigmazuh/wazuh-events';
import type { Said } from './findings.ts';
import { pipelineFile, rulesFile } from './texts.ts';

/** Everything that follows from the rules alone, whatever the events. */
export interface Built {
  readonly documents: readonly SigmaDocument[];
  readonly source: SourceText;
  readonly said: readonly Said[];
  readonly pack: Pack;
  readonly pipelines: readonly WazuhPipeline[];
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  readonly evaluator: Evaluator;
  readonly manager: LoadedRuleset;
}

/** Builds the pack and puts it on a manager that is made of the stock tree's facts. */
export function build(rules: string, pipeline: string): Built {
  const { documents, diagnostics } = checkFiles([{ file: rulesFile, text: rules }]);
  const said = new Diagnostics();
  const own = pipeline.trim() === '' ? null : readPipeline(pipeline, pipelineFile, said);
  const pipelines = own === null ? [] : [own];
  const placeholders = placeholdersOf(pipelines);
  const pack = buildPack(documents, { ids: newIdFile(standardName), pipelines, placeholders });
  const evaluator = createEvaluator(documents, { placeholders });
  const source = new SourceText(rulesFile, rules);
  return {
    documents,
    source,
    said: [
      { by: null, diagnostics: [...diagnostics, ...said.all] },
      { by: 'sigma', diagnostics: evaluator.diagnostics },
      { by: 'wazuh', diagnostics: withoutSuppressed(pack.diagnostics.all, [source]) },
    ],
    pack,
    pipelines,
    placeholders,
    evaluator,
    manager: loadWithPack(pack, [skeleton({ rules: pack.files, decoders: pack.decoders })]),
  };
}
