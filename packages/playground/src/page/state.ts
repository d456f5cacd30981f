import type { Shared } from './link.ts';

export const tabs = ['sigma', 'wazuh', 'opensearch', 'wazuh5'] as const;
export type Tab = (typeof tabs)[number];

/** What is written and what is looked at. */
export interface State extends Shared {
  readonly tab: Tab;
}

export function stateFrom(shared: Shared): State {
  const tab = tabs.find((each) => each === shared.tab) ?? 'sigma';
  return { ...shared, tab };
}
