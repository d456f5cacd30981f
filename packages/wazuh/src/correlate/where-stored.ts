/** The way round for what Wazuh cannot count: an indexer counts all of Sigma. */
export const whereStored =
  'run it where the events are stored: "sigmazuh build --target opensearch" makes a monitor of it, "sigmazuh hunt" looks at what is stored already';
