import type { JudgedComposite } from './judge-composites.ts';

/**
 * - `alike`: it fires at the same events as in stock Wazuh.
 * - `told`: it does not, and the manifest says so of a Sigma rule in which events of the stream end: they may count apart,
 *   or shift it, or that rule outranks it.
 * - `silent`: it does not, and nothing says so.
 * - `not taken`: the Sigma rule made for the event does not take it, which says nothing.
 */
export type Comparison = 'alike' | 'told' | 'silent' | 'not taken';

export function compare({ stock, pack, said, taken }: JudgedComposite): Comparison {
  if (taken === 'some') return 'not taken';
  if (stock.join() === pack.join()) return 'alike';
  return said === 'nothing' ? 'silent' : 'told';
}
