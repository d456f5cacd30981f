import type { FileCheck } from '../check-rule.ts';

/** Sigma rules specification, "Yaml File": lines end with a line feed. */
export const lineEnds: FileCheck = {
  scope: 'file',
  id: 'line-ends',
  severity: 'info',
  summary: 'a file with Windows line ends',
  examine({ source }, say) {
    const found = source.text.search(/\r/);
    if (found === -1) return;
    say(source.range(found, found + 1), 'lines of this file end with a carriage return', {
      hint: 'save it with Unix line ends (LF)',
    });
  },
};
