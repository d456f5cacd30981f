import fc from 'fast-check';

/*
 * Rules as YAML text, made up at random: every kind of search, of value and of condition. They are well formed, so
 * whatever is said about them comes from the checks.
 */

const character = fc.constantFrom(...Array.from('abcXYZ019 \\*?%/-_.:\'"#&<>[]{}|,!@`~$^()äß€😀\t'));
const text = fc.string({ unit: character, maxLength: 12 });
const word = fc.string({ unit: fc.constantFrom(...'abcdefgh_'), minLength: 1, maxLength: 6 });

const quoted = text.map((value) => JSON.stringify(value));
const singleQuoted = text
  .filter((value) => !value.includes('\t'))
  .map((value) => `'${value.replaceAll("'", "''")}'`);
const bare = fc.constantFrom(
  '0',
  '4625',
  '-1',
  '0x1f',
  '007',
  '1.50',
  'true',
  'null',
  '~',
  'yes',
  '2024-01-02',
  'a b',
  "''",
);
const value = fc.oneof(quoted, singleQuoted, bare);
const plainWord = fc.oneof(quoted, singleQuoted).filter((each) => each !== "''" && each !== '""');

const field = word.map((name) => `F${name}`);
const modifiers = fc.constantFrom(
  '',
  '|contains',
  '|endswith',
  '|startswith',
  '|cased',
  '|contains|all',
  '|contains|cased',
  '|neq',
);

const list = (values: readonly string[]) => `[${values.join(', ')}]`;
const texts = fc.array(plainWord, { minLength: 1, maxLength: 3 });
const item = fc.oneof(
  fc.tuple(field, modifiers, texts).map(([name, chain, values]) => `${name}${chain}: ${list(values)}`),
  fc.tuple(field, value).map(([name, each]) => `${name}: ${each}`),
  fc.tuple(field, fc.constantFrom('true', 'false')).map(([name, each]) => `${name}|exists: ${each}`),
  fc
    .tuple(field, fc.constantFrom('gt', 'lte', 'hour'), fc.nat(20))
    .map(([name, chain, each]) => `${name}|${chain}: ${each}`),
  fc.tuple(field, fc.nat(255)).map(([name, each]) => `${name}|cidr: '10.${each}.0.0/16'`),
  texts.map((values) => `'|all': ${list(values)}`),
);

const map = fc
  .uniqueArray(item, { minLength: 1, maxLength: 3, selector: (each) => each.split(':')[0] })
  .map((items) => `{${items.join(', ')}}`);
const search = fc.oneof(
  map,
  texts.map(list),
  fc.array(map, { minLength: 1, maxLength: 3 }).map(list),
  fc.tuple(map, texts).map(([one, more]) => list([...more, one, list([one])])),
  plainWord,
);

const names = fc
  .uniqueArray(word, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((each) => `s_${each}`));

function condition(of: readonly string[]): fc.Arbitrary<string> {
  const { tree } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
    leaf: fc.oneof(
      fc.constantFrom(...of),
      fc.constantFrom('1 of them', 'all of s_*', 'any of *_*', '1 of s*_*'),
    ),
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('leaf'),
      tie('tree').map((inner) => `not ${inner}`),
      fc.tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree')).map(([a, op, b]) => `${a} ${op} ${b}`),
      fc
        .tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree'))
        .map(([a, op, b]) => `(${a}) ${op} ${b}`),
    ),
  }));
  return tree;
}

/** A rule of its own, as YAML text. */
export const generatedRule: fc.Arbitrary<string> = names.chain((all) =>
  fc
    .record({
      title: plainWord,
      searches: fc.array(search, { minLength: all.length, maxLength: all.length }),
      conditions: fc.array(condition(all), { minLength: 1, maxLength: 2 }),
      level: fc.constantFrom('low', 'high', 'critical'),
      custom: value,
    })
    .map(({ title, searches, conditions, level, custom }) =>
      [
        `title: ${title}`,
        'id: 929a690e-bef0-4204-a928-ef5e620d6fcd',
        'logsource:',
        '    product: windows',
        'detection:',
        ...all.map((name, index) => `    ${name}: ${searches[index]}`),
        `    condition: ${conditions.length === 1 ? conditions[0] : list(conditions)}`,
        `level: ${level}`,
        `custom: ${custom}`,
        '',
      ].join('\n'),
    ),
);
