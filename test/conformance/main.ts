import { type FileOutcome, passed } from '../../packages/logtest/test/conformance/outcome.ts';
import {
  notModelled,
  playRecordings,
  recordingFiles,
} from '../../packages/logtest/test/conformance/recordings.ts';
import { missingReference, referenceFolder } from '../../packages/logtest/test/conformance/reference.ts';
import { playRegression } from '../../packages/logtest/test/conformance/regression.ts';
import { playRulesetTests } from '../../packages/logtest/test/conformance/ruleset-tests.ts';

/** Ruleset tests may fail this often, each failure explained; recordings and regression events never. */
const toleratedRulesetTests = 0.005;

function print(title: string, outcomes: readonly FileOutcome[]): { passed: number; total: number } {
  console.log(`\n${title}`);
  for (const outcome of outcomes) {
    console.log(`  ${`${passed(outcome)}/${outcome.total}`.padStart(9)}  ${outcome.file}`);
    for (const failure of outcome.failures) {
      const reason = notModelled.get(failure.title);
      console.log(`             ${reason === undefined ? 'FAILS' : 'not modelled'} ${failure.title}`);
      for (const difference of reason === undefined ? failure.differences : [reason]) {
        console.log(`               ${difference}`);
      }
    }
  }
  const sum = {
    passed: outcomes.reduce((count, outcome) => count + passed(outcome), 0),
    total: outcomes.reduce((count, outcome) => count + outcome.total, 0),
  };
  console.log(`  ${`${sum.passed}/${sum.total}`.padStart(9)}  in all`);
  return sum;
}

const reference = referenceFolder();
if (reference === null) {
  console.log(missingReference);
} else {
  const recordings = print(
    'Recordings',
    recordingFiles(reference).map((file) => playRecordings(reference, file)),
  );
  const regression = print('Windows regression events, stock ruleset', [playRegression(reference)]);
  const own = print("Wazuh's own ruleset tests", playRulesetTests(reference));
  const holds =
    recordings.passed >= recordings.total - notModelled.size &&
    regression.passed === regression.total &&
    own.total - own.passed <= own.total * toleratedRulesetTests;
  console.log(holds ? '\nconformance holds' : '\nconformance does not hold');
  process.exitCode = holds ? 0 : 1;
}
