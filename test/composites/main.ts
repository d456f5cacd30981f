/**
 * Every composite of the stock ruleset for whose base there is an event: a stream that makes it fire in stock Wazuh, and
 * what becomes of it where a Sigma rule takes the events, or a correlation counts them too. Needs `../shared` beside the
 * repository.
 */
import { sharedIsPresent } from '../corpus/shared.ts';
import { judgeComposites } from './judge-composites.ts';
import { judgeOwnCorrelations } from './own-correlations.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

if (!sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}

for (const taking of ['rules', 'correlations'] as const) {
  const { composites, judged, messages } = judgeComposites(taking);
  say(`\nevents taken by ${taking}`);
  for (const { composite, base, stock, pack } of judged) {
    const [wanted, got] = [stock.join(', '), pack.join(', ')];
    say(
      `${composite} on ${base}: fires at ${wanted}${wanted === got ? '' : `; in the pack at ${got || 'none'}`}`,
    );
  }
  const alike = judged.filter(({ stock, pack }) => stock.join() === pack.join());
  say(
    `${composites} composites, ${judged.length} with an event; ${alike.length} fire alike; ${messages.length} loader messages`,
  );
  if (alike.length < judged.length || messages.length > 0) process.exitCode = 1;
}

say("\nevents that the project's own correlations count, with the stock ruleset");
for (const { name, composite, stock, pack } of judgeOwnCorrelations()) {
  const [wanted, got] = [stock.join(', '), pack.join(', ')];
  say(
    `${composite} on ${name}: fires at ${wanted}${wanted === got ? '' : `; in the pack at ${got || 'none'}`}`,
  );
  if (wanted !== got) process.exitCode = 1;
}
