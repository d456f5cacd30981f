import type { CompiledRule } from '@sigmazuh/compiler';
import type { Evaluator } from '@sigmazuh/evaluator';
import { logSourceText } from '@sigmazuh/pipeline';
import { builtinPipelines, type SourceMapping, sourceSelection } from '@sigmazuh/wazuh-events';
import { Dice, seedOf } from '../dice.ts';
import { rendererOf } from '../render/index.ts';
import { type CaseBudget, ruleCases } from '../scenario/rule-cases.ts';
import { type Judge, unsearched } from './judge.ts';
import { outcomeOf } from './outcome.ts';
import type { Tally } from './tally.ts';

/** Makes the events of one rule for all sources they can come from, and puts each before both judges. */
export function judgeRule(
  compiled: CompiledRule,
  judge: Judge,
  evaluator: Evaluator,
  budget: CaseBudget,
  tally: Tally,
): void {
  const { rule } = compiled;
  const selection = sourceSelection(builtinPipelines)(rule.logSource);
  const entry = judge.converted(rule);
  const isSearched = (source: SourceMapping) => entry !== undefined && unsearched(entry, source) !== 'whole';
  const sources = selection.kind === 'mapped' ? selection.sources.filter(isSearched) : [];
  const cases = ruleCases(compiled, budget);
  tally.unsolved += cases.unsolved.length;
  tally.unbroken += cases.unbroken.length;
  const counts = tally.source(logSourceText(rule.logSource));
  counts.rules += 1;
  const before = { ...counts };
  const name = `${rule.range.file} "${rule.title.value}"`;
  for (const source of sources) judgeSource(source);
  if (counts.matching > before.matching && counts.passing > before.passing) tally.complete += 1;
  if (counts.matching === before.matching) {
    tally.withoutMatch.push(`${name}: ${cases.unsolved.join(', ') || 'the events made for it do not match'}`);
  }
  if (counts.passing === before.passing) tally.withoutMiss.push(name);

  function judgeSource(source: SourceMapping): void {
    const render = rendererOf(source);
    const dice = new Dice(seedOf(`${rule.id?.value ?? rule.title.value} ${source.name}`));
    for (const each of cases.cases) {
      const event = render({ fields: each.fields, asked: cases.fields }, source, dice);
      if (event === null) continue;
      const matches = evaluator.matches(rule, event.sigma);
      if (each.purpose === 'match' && !matches && event.has.size === each.fields.size) counts.dropped += 1;
      if (matches) counts.matching += 1;
      else counts.passing += 1;
      counts.events += 1;
      const outcome = outcomeOf(event, source, judge);
      counts[outcome.kind] += 1;
      if (outcome.kind === 'not told apart') {
        tally.strangers.set(outcome.judged.got, (tally.strangers.get(outcome.judged.got) ?? 0) + 1);
      }
      if (outcome.kind === 'differs') {
        tally.differences.push({
          rule: name,
          source: source.name,
          change: each.change,
          expected: outcome.judged.expected,
          got: outcome.judged.got,
          event: event.text,
        });
      }
    }
  }
}
