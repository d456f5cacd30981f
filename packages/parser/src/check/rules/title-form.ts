import type { DocumentCheck } from '../check-rule.ts';

export const titleForm: DocumentCheck = {
  scope: 'document',
  id: 'title-form',
  severity: 'info',
  summary: 'a title that is a sentence instead of a name',
  examine({ title }, say) {
    const text = title.value.trim();
    if (/^detect(?:s|ion of)?\s/i.test(text)) {
      say(title.range, 'the title begins with "Detects", as every title could', {
        hint: 'name the activity: "Whoami Execution" instead of "Detects whoami"',
      });
    } else if (text.endsWith('.') && !text.endsWith('..')) {
      say(title.range, 'the title ends with a full stop', { hint: 'a title is a name, not a sentence' });
    } else if (/^\p{Ll}/u.test(text) && !/^\S*[\p{Lu}\d._-]/u.test(text)) {
      say(title.range, 'the title begins with a small letter', { hint: 'titles are written with capitals' });
    }
  },
};
