/**
 * Every composite of the stock ruleset for whose base there is an event: a stream that makes it fire in stock Wazuh, and
 * what becomes of it where a Sigma rule takes the events. Needs `../shared` beside the repository.
 */
import { sharedIsPresent } from '../corpus/shared.ts';
import { judgeComposites } from './judge-composites.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

if (!sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}

const { composites, judged, messages } = judgeComposites();
for (const { composite, base, stock, pack } of judged) {
  const [wanted, got] = [stock.join(', '), pack.join(', ')];
  say(
    `${composite} on ${base}: fires at ${wanted}${wanted === got ? '' : `; with a Sigma rule at ${got || 'none'}`}`,
  );
}
const alike = judged.filter(({ stock, pack }) => stock.join() === pack.join());
say(
  `${composites} composites, ${judged.length} with an event; ${alike.length} fire alike; ${messages.length} loader messages`,
);
process.exitCode = alike.length === judged.length && messages.length === 0 ? 0 : 1;
