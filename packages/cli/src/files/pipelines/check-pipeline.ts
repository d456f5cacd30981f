import { readIndexPipeline } from '@sigmazuh/opensearch';
import type { Diagnostics, SourceText } from '@sigmazuh/parser';
import { readPipeline } from '@sigmazuh/wazuh-events';
import { readWazuh5Pipeline } from '@sigmazuh/wazuh5';
import { isFor } from './back-end-pipelines.ts';

/** Says what is wrong with a pipeline, for the back end that it says it is for; without a word that is Wazuh 4. */
export function checkPipeline({ file, text }: SourceText, diagnostics: Diagnostics): void {
  if (isFor(text, 'opensearch')) readIndexPipeline(text, file, diagnostics);
  else if (isFor(text, 'wazuh5')) readWazuh5Pipeline(text, file, diagnostics);
  else readPipeline(text, file, diagnostics);
}
