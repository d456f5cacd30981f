import type { PackRuleText } from '@sigmazuh/explain';
import type { Explanation } from '@sigmazuh/logtest';
import type { Attempt, WazuhAnswer } from './answer.ts';

/** More rules than this are counted and not listed: nobody reads on. */
const mostAttempts = 300;
const longestText = 400;

/** What Wazuh does with an event, for a page to show; `texts` are the rules that lead to the alert looked at. */
export function wazuhAnswer(
  { verdict, attempts: tried }: Explanation,
  texts: readonly PackRuleText[],
  ownIds: ReadonlySet<number>,
): WazuhAnswer {
  const attempts = tried.map(
    ({ rule, level, description, depth, failed }): Attempt => ({
      id: rule,
      level,
      description,
      depth,
      own: ownIds.has(rule),
      failed:
        failed === null
          ? null
          : {
              // The stand-in's rules that only hold their place ask for what no text can be.
              option: failed.wanted.endsWith('\\A(?!)') ? 'its conditions are not known here' : failed.option,
              wanted: shortened(failed.wanted),
              text: failed.text === null ? null : shortened(failed.text),
            },
    }),
  );
  const held = (id: number) => attempts.find((each) => each.id === id && each.failed === null);
  const path = verdict.path.flatMap((id) => held(id) ?? []);
  const wanted = texts.filter(({ id }) => held(id) === undefined);
  const turnedAway = wanted.flatMap(({ id }) => attempts.find((each) => each.id === id) ?? []);
  const { rule, alert, decoder, fields } = verdict;
  return {
    end:
      rule === null
        ? null
        : { id: Number(rule.id), level: rule.level, description: rule.description ?? '', alert },
    path,
    turnedAway,
    notReached: wanted.length - turnedAway.length,
    decoder,
    fields: Object.entries(fields).map(([name, value]) => [name, shortened(value)] as const),
    tried: verdict.tried,
    attempts: attempts.slice(0, mostAttempts),
  };
}

const shortened = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
