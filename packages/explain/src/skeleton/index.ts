import type { RulesetTexts } from '../ruleset-texts.ts';
import { skeletonDecoders } from './decoders.ts';
import { skeletonRoots, skeletonRules } from './rules.ts';

/**
 * What stands in for a manager's ruleset when none is named, so that packs can be tried with nothing at hand: the
 * stock rules' places and known conditions, and decoders of our own. It does not raise the stock alerts whose
 * conditions it does not know; name a manager's ruleset to see those.
 */
export function skeleton(): RulesetTexts {
  return {
    // A pack's doors load between the roots and all other rules, as they do on a manager.
    rules: [
      { name: '0010-skeleton-roots.xml', text: skeletonRoots() },
      { name: '0020-skeleton.xml', text: skeletonRules() },
    ],
    decoders: [{ name: '0000-skeleton.xml', text: skeletonDecoders() }],
    lists: [],
  };
}
