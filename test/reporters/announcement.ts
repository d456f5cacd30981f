/** What is known of a run of the tests before it begins. */
export interface Run {
  readonly files: number;
  readonly extent: 'all' | 'some';
  readonly processors: number;
  /** What tests ask for beside the repository. */
  readonly present: Readonly<Record<Ingredient, boolean>>;
}

export type Ingredient = 'shared' | 'openSearch' | 'chromium';

/** Processor time of all tests, in seconds, as it was last measured with everything present. */
const processorSeconds = 630;
/** More processors than this wait for the longest test files. */
const mostProcessors = 6;

const missing: Readonly<Record<Ingredient, string>> = {
  shared: 'what is held to recordings and to all of SigmaHQ, for ../shared is not there',
  openSearch: 'what asks a real OpenSearch (npm run opensearch -- npm test starts one)',
  chromium: 'what looks at pages, for there is no Chromium (SIGMAZUH_CHROMIUM names one)',
};

/** What a run will take, and what it leaves out and why: lines for people. */
export function announcement({ files, extent, processors, present }: Run): string {
  const seconds = processorSeconds / Math.min(processors, mostProcessors);
  const time = extent === 'all' ? `, about ${Math.ceil(seconds / 60)} minutes` : '';
  const lines = [`${files} test files on ${processors} processor${processors === 1 ? '' : 's'}${time}`];
  for (const [ingredient, text] of Object.entries(missing)) {
    if (!present[ingredient as Ingredient]) lines.push(`  skipped: ${text}`);
  }
  return lines.join('\n');
}
