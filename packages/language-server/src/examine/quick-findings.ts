import { type Configuration, catalogue, chooseRules, withSettings } from '@sigmazuh/cli/project';
import {
  checkEach,
  Diagnostics,
  idleSuppression,
  readSigma,
  SourceText,
  withoutSuppressed,
} from '@sigmazuh/parser';
import { type Finding, findingOf } from './finding.ts';

const allIds: readonly string[] = [...catalogue.keys()];

/** What a file of rules says of itself: what is found while somebody types. */
export function quickFindings(file: string, text: string, configuration: Configuration): readonly Finding[] {
  const diagnostics = new Diagnostics();
  const source = new SourceText(file, text);
  const documents = readSigma(source, diagnostics);
  checkEach([{ source, documents: chooseRules(documents, configuration) }], diagnostics);
  // What a comment silences may be found by what takes longer, so nothing is idle yet.
  const shown = withoutSuppressed(diagnostics.all, [source], allIds).filter(
    ({ id }) => id !== idleSuppression,
  );
  return withSettings(shown, configuration.checks).map((each) => findingOf(each, text));
}
