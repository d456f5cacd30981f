import type { DocumentCheck } from '../check-rule.ts';

/** Small letters, digits, `_`, `.`, `-` (Sigma rules specification, "LogSource"). */
const form = /^[a-z0-9_.-]+$/;

export const logSourceForm: DocumentCheck = {
  scope: 'document',
  id: 'log-source-form',
  severity: 'warning',
  summary: 'a log source that is empty or not written in small letters',
  examine(document, say) {
    if (document.kind === 'correlation') return;
    const { category, product, service, range } = document.logSource;
    const names = [category, product, service].filter((name) => name !== null);
    if (names.length === 0) {
      say(range, 'the log source has no category, no product and no service', {
        hint: 'without one the rule applies to every event there is',
      });
    }
    for (const { value, range: place } of names) {
      if (form.test(value)) continue;
      const lower = value.toLowerCase().replace(/\s+/g, '_');
      const details = form.test(lower)
        ? { hint: `write "${lower}"`, meant: lower }
        : { hint: 'letters a to z, digits, "_", "." and "-"' };
      say(place, `"${value}" is not written like a log source`, details);
    }
  },
};
