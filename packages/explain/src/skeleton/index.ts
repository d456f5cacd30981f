import type { NamedText, RulesetTexts } from '../ruleset-texts.ts';
import { skeletonDecoders, unknownDecoders } from './decoders.ts';
import { skeletonRoots, skeletonRules } from './rules.ts';

/** The stock rules' places do not depend on anything; writing them takes longer than reading them. */
let stockRules: readonly NamedText[] | null = null;

/**
 * What stands in for a manager's ruleset when none is named, so that packs can be tried with nothing at hand: the
 * stock rules' places and known conditions, and decoders of our own. It does not raise the stock alerts whose
 * conditions it does not know; name a manager's ruleset to see those.
 *
 * @param standing what is going to stand on it: it has the decoders that these rules name and these files lack
 */
export function skeleton(standing: Partial<Pick<RulesetTexts, 'rules' | 'decoders'>> = {}): RulesetTexts {
  // A pack's doors load between the roots and all other rules, as they do on a manager.
  stockRules ??= [
    { name: '0010-skeleton-roots.xml', text: skeletonRoots() },
    { name: '0020-skeleton.xml', text: skeletonRules() },
  ];
  return {
    rules: stockRules,
    decoders: [{ name: '0000-skeleton.xml', text: skeletonDecoders(namedDecoders(standing)) }],
    lists: [],
  };
}

/**
 * Decoders that rules name, and of which the skeleton has but the name: their lines are decoded by none, so that no such
 * rule sees them.
 *
 * @param standing what stands on the skeleton
 */
export function missingDecoders(standing: Parameters<typeof skeleton>[0]): readonly string[] {
  return unknownDecoders(namedDecoders(standing ?? {}));
}

/** Decoders that rules name, and these files do not bring along. */
function namedDecoders({
  rules = [],
  decoders = [],
}: Partial<Pick<RulesetTexts, 'rules' | 'decoders'>>): ReadonlySet<string> {
  const brought = new Set(namesIn(decoders, /<decoder\s+name="([^"]*)"/g));
  const named = namesIn(rules, /<decoded_as>\s*([^<]*?)\s*<\/decoded_as>/g);
  return new Set(named.filter((name) => !brought.has(name)));
}

function namesIn(files: readonly NamedText[], pattern: RegExp): readonly string[] {
  return files.flatMap(({ text }) => Array.from(text.matchAll(pattern), ([, name = '']) => name));
}
