import { checkListing } from './checks.ts';
import { compositeListing } from './composites.ts';
import { limitListing } from './limits.ts';
import type { Listing } from './listing.ts';
import { modifierListing } from './modifiers.ts';
import { pipelineListing } from './pipelines.ts';
import { sourceListing } from './sources.ts';

/** What `sigmazuh list` lists. */
export const listings: readonly Listing[] = [
  sourceListing,
  pipelineListing,
  modifierListing,
  checkListing,
  limitListing,
  compositeListing,
];
