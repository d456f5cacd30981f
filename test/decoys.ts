/**
 * Log lines made to defeat a pattern: its own words over and over, in their order but for the last one, each alone,
 * and floods of what patterns like to stop at. No line is longer than `length`, and all are full.
 */
export function decoysFor(pattern: string, length: number): readonly string[] {
  const words = wordsOf(pattern);
  const heads = words.slice(0, -1).join(' ');
  const hex = Buffer.from(words.join(' ')).toString('hex').toUpperCase();
  const seeds = [
    heads,
    ...words.slice(0, 4),
    `${words[0] ?? 'x'}(`,
    ')',
    '"',
    '\\"',
    '/a',
    '0',
    'a b',
    hex,
    `${hex} a1=`,
  ];
  const prefixes = ['', 'type=EXECVE msg=audit(1.1:1): argc=3 a0="python3" a1="-c" a2='];
  const unique = [...new Set(seeds.filter((seed) => seed !== ''))];
  return prefixes.flatMap((prefix) => unique.map((seed) => filled(prefix, seed, length)));
}

function filled(prefix: string, seed: string, length: number): string {
  return (prefix + seed.repeat(Math.ceil(length / seed.length))).slice(0, length);
}

/** The runs of literal characters in a pattern, as texts; hexadecimal spellings are left out. */
function wordsOf(pattern: string): readonly string[] {
  const plain = pattern
    .replace(/\(\*?[?a-z_]*[:=!]|\(\?[a-z-]*:?/g, '\u0000')
    .replace(/\[[^\]]*\]|\\[dswDSWAzZbB]|[*+?{}^$|()]|\.(?=[*+?])/g, '\u0000')
    .replace(/\\x([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');
  const words = plain.split('\u0000').filter((word) => word.length > 2 && !/^[0-9A-F]+$/.test(word));
  return [...new Set(words)];
}
