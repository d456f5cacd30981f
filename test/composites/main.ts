/**
 * Every composite of the stock ruleset for whose base there is an event: a stream that makes it fire in stock Wazuh, and
 * what becomes of it where a Sigma rule takes the events, or a correlation counts them too. Needs `../shared` beside the
 * repository.
 */
import { sharedIsPresent } from '../corpus/shared.ts';
import { type Comparison, compare } from './compare.ts';
import { judgeComposites } from './judge-composites.ts';
import { judgeOwnCorrelations } from './own-correlations.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

if (!sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}

for (const taking of ['rules', 'correlations'] as const) {
  const { composites, judged, unheard, messages } = judgeComposites(taking);
  say(`\nevents taken by ${taking}`);
  for (const each of judged) {
    const { composite, base, stock, pack } = each;
    const how = compare(each);
    const got = how === 'told' || how === 'silent' ? `; in the pack at ${pack.join(', ') || 'none'}` : '';
    say(`${composite} on ${base}: ${how}: fires at ${stock.join(', ')}${got}`);
    if (how === 'silent' || how === 'not taken') process.exitCode = 1;
  }
  for (const { composite, reason } of unheard) say(`${composite}: ${reason}`);
  const count = (wanted: Comparison) => judged.filter((each) => compare(each) === wanted).length;
  say(
    `${composites} composites, ${judged.length} with an event: ${count('alike')} fire alike, ${count('told')} not and the manifest says so, ${count('silent')} not and nothing says so, ${count('not taken')} not taken; ${messages.length} loader messages`,
  );
  if (messages.length > 0) process.exitCode = 1;
}

say("\nevents that the project's own correlations count, with the stock ruleset");
for (const { name, composite, stock, pack } of judgeOwnCorrelations()) {
  const [wanted, got] = [stock.join(', '), pack.join(', ')];
  say(
    `${composite} on ${name}: fires at ${wanted}${wanted === got ? '' : `; in the pack at ${got || 'none'}`}`,
  );
  if (wanted !== got) process.exitCode = 1;
}
