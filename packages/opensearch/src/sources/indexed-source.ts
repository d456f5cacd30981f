import type { SourceMapping } from '@sigmazuh/wazuh-events';

/** Where a log source's events are in an index: as Wazuh's indexer keeps them, or in an index of one's own. */
export interface IndexedSource extends SourceMapping {
  /** Set where a pipeline describes an index of one's own, whose fields have the names that it gives them. */
  readonly index?: SearchedIndex;
}

/** What is searched. */
export interface SearchedIndex {
  /** Names or patterns, separated by commas. */
  readonly indices: string;
  /** The date that tells when an event happened. */
  readonly timeField: string;
}
