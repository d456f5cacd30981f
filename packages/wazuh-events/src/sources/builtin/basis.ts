import type { Basis } from '@sigmazuh/pipeline';

/** Seen: lines or events as Wazuh received them. */
export const recorded = (source: string): Basis => ({ kind: 'recording', source });

/** Told by the makers of the events, of Wazuh, or of Sigma. */
export const documented = (source: string): Basis => ({ kind: 'documentation', source });

/** Names alone: events have the fields if they have the names that rules use. */
export const guessed = (source: string): Basis => ({ kind: 'guess', source });
