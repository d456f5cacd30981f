import type { DocumentHead, SigmaDocument } from '../../documents.ts';
import { isMeant } from '../../schema/misspelt-keys.ts';
import type { DocumentCheck } from '../check-rule.ts';

const wanted = [
  'status',
  'description',
  'author',
  'date',
  'level',
] as const satisfies readonly (keyof DocumentHead)[];

export const incompleteMetadata: DocumentCheck = {
  scope: 'document',
  id: 'incomplete-metadata',
  severity: 'info',
  summary: 'a rule that says too little about itself',
  examine(document, say) {
    const missing = expectedOf(document).filter(
      (name) => document[name] === null && !isMeant(document.attributes, name),
    );
    if (missing.length === 0) return;
    say(document.title.range, `the rule has no ${missing.join(', no ')}`, {
      hint: 'whoever handles the alert wants to know what it means and how far to trust it',
    });
  },
};

/** Filters have neither level nor status, and rules that only serve a correlation leave them to it. */
function expectedOf(document: SigmaDocument): readonly (typeof wanted)[number][] {
  if (document.kind === 'filter') return ['description'];
  return document.kind === 'rule' && document.name !== null ? ['description'] : wanted;
}
