import type { FileCheck } from '../check-rule.ts';

/** Sigma rules specification, "Yaml File": 10 to 70 characters of a-z, 0-9 and `_`, ending in `.yml`. */
export const fileName: FileCheck = {
  scope: 'file',
  id: 'file-name',
  severity: 'info',
  summary: 'a file whose name is not written as Sigma asks',
  examine({ source }, say) {
    const name = source.file.split(/[\\/]/).at(-1) ?? '';
    const start = source.range(0, 0);
    if (!/^[a-z0-9_]+\.yml$/.test(name)) {
      say(start, `the file name "${name}" is not of the form lower_case_words.yml`);
    } else if (name.length < 10 || name.length > 70) {
      say(start, `the file name "${name}" has ${name.length} characters; 10 to 70 are asked for`);
    }
  },
};
