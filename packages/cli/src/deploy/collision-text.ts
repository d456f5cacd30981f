import { counted } from '../terminal/counted.ts';
import type { Collision } from './plan.ts';
import type { DeployTarget } from './target.ts';

const mostShown = 5;

/** Says which rules of others have ids of the pack, and which of the two the manager will leave out. */
export function collisionText(
  collisions: readonly Collision[],
  { name }: Pick<DeployTarget, 'name'>,
): string {
  const kinds = [
    {
      leftOut: 'the rule of the pack',
      text: 'has the manager leave out those of the pack; build it with --ruleset, so that their ids are passed over',
    },
    {
      leftOut: 'its rule',
      text: 'has the manager leave these out; take them out of their files if the pack has them now',
    },
  ] as const;
  return kinds
    .flatMap(({ leftOut, text }) => {
      const own = collisions.filter((each) => each.leftOut === leftOut);
      if (own.length === 0) return [];
      const shown = own.slice(0, mostShown).map((each) => `${each.id} in rules/${each.name}`);
      const more = own.length > shown.length ? ` and ${own.length - shown.length} more` : '';
      const rules = counted(own.length, 'rule');
      return [
        `${name}: an id that ${rules} of others and of this pack have ${text}: ${shown.join(', ')}${more}\n`,
      ];
    })
    .join('');
}
