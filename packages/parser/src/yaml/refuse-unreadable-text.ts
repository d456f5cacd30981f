import type { Reporter } from '../reporter.ts';

// What YAML 1.2 calls not printable (production 1), lone surrogates included.
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** What UTF-16 looks like when it is read as UTF-8: a NUL beside each letter, and a byte order mark that is no text. */
const asUtf16 = /^(?:\uFFFD\uFFFD)?(?:[^\0\uFFFD]\0[^\0]\0|\0[^\0\uFFFD]\0[^\0])/;
const replacementCharacter = '\uFFFD';

/** Reports the first character that no YAML file can hold, and bytes that were not UTF-8; says whether it did. */
export function refuseUnreadableText(report: Reporter): boolean {
  const { text } = report.source;
  if (asUtf16.test(text)) {
    report.error('invalid-utf8', report.source.range(0, 1), 'the file is UTF-16 and not UTF-8', {
      hint: 'save it as UTF-8, which editors call an encoding',
    });
    return true;
  }
  const found = unprintable.exec(text);
  if (found !== null) {
    const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report.error(
      'binary-file',
      report.source.range(found.index, found.index + 1),
      `the file holds the control character U+${code} and is not readable as YAML`,
      { hint: 'save the rule as UTF-8 text; inside double quotes a control character is written as \\x..' },
    );
    return true;
  }
  const replaced = text.indexOf(replacementCharacter);
  if (replaced === -1) return false;
  report.error(
    'invalid-utf8',
    report.source.range(replaced, replaced + 1),
    'the file is not valid UTF-8 here',
    {
      hint: 'save it as UTF-8; a U+FFFD that is meant is written as "\\uFFFD" inside double quotes',
    },
  );
  return true;
}
