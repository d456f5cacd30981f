import type { DocumentCheck } from '../check-rule.ts';

// Sigma rules specification, "Tags"; d3fend artifacts are the one kind of tag with capitals.
const form = /^[a-z0-9_-]+\.[a-z0-9._-]+$|^d3fend\.d3f-[A-Za-z0-9]+$/;

export const tagForm: DocumentCheck = {
  scope: 'document',
  id: 'tag-form',
  severity: 'warning',
  summary: 'a tag that is not written as namespace.name in small letters',
  examine({ tags }, say) {
    for (const { value, range } of tags) {
      if (form.test(value)) continue;
      const lower = value.toLowerCase().replace(/\s+/g, '-');
      const details = form.test(lower)
        ? { hint: `write "${lower}"`, meant: lower }
        : { hint: 'a tag has a namespace: "attack.t1059"' };
      say(range, `"${value}" is not written like a tag`, details);
    }
  },
};
