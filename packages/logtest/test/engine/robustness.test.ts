import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEngine, fromBytes, type LogEvent, loadRuleset, toBytes } from '../../src/index.ts';
import { readLines, readStock, referenceFolder } from '../conformance/reference.ts';
import { lab, rule } from '../lab.ts';

const seed = Number(process.env.FUZZ_SEED ?? 20_260_801);
const runs = Number(process.env.FUZZ_RUNS ?? 1_000);
console.log(`fuzzed inputs: FUZZ_SEED=${seed} FUZZ_RUNS=${runs}`);

/** Numbers from 0 on below a bound, the same for the same seed (xorshift). */
function randomNumbers(from: number): (bound: number) => number {
  let state = from | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

const pieces = [
  '<',
  '>',
  '\\',
  '"',
  '<!',
  '!>',
  '-->',
  '\0',
  '\xff',
  '\n',
  '$',
  '(',
  '*',
  '[',
  '{',
  '\u00e9',
  '&lt;',
  '</rule>',
];

/** A few cuts, repetitions, exchanges and insertions. */
function mutate(text: string, random: (bound: number) => number): string {
  let mutated = text;
  for (let changes = 1 + random(6); changes > 0; changes -= 1) {
    const at = random(mutated.length + 1);
    const length = random(40);
    const piece = pieces[random(pieces.length)] ?? '';
    const stretch = mutated.slice(at, at + length);
    const replacements = ['', stretch + stretch, piece, piece.repeat(random(300)), stretch.toUpperCase()];
    mutated =
      mutated.slice(0, at) + (replacements[random(replacements.length)] ?? '') + mutated.slice(at + length);
  }
  return mutated;
}

const rules = [
  rule(
    100_001,
    'level="3" frequency="3" timeframe="60" ignore="5"',
    '<if_matched_sid>1</if_matched_sid><same_field>a</same_field>',
  ),
  rule(
    100_002,
    'level="5"',
    '<match type="pcre2">^(a+)+$</match><field name="a.b" negate="yes">\\w+(\\d*)x</field>',
  ),
  rule(
    100_003,
    'level="0" overwrite="yes"',
    '<if_sid>1, 100002</if_sid><time>8:00 - 9:00</time><srcip>!10.0.0.0/8</srcip>',
  ),
  rule(
    100_004,
    'level="9" noalert="1"',
    '<var name="V">x</var><if_group>t</if_group><list field="a" lookup="match_key">etc/lists/l</list>',
  ),
  rule(
    100_005,
    'level="7"',
    '<mitre><id>T1</id></mitre><options>no_log</options><info type="link">x</info><regex>a\\.+b|^c$</regex>',
  ),
].join('\n');
const lines = [
  'Oct 15 21:07:56 gate door[1]: open by ann',
  '{"a":{"b":[1,2,{"c":null}]},"srcip":"10.0.0.1","d":1e99}',
  '2024-01-01T10:00:00.123456+00:00 host prog: aaaaaaaaaaab',
  'type=SYSCALL msg=audit(1.2:3): arch=c000003e exe="/bin/x"',
];

it('rule files end in a ruleset or a message', () => {
  const random = randomNumbers(seed);
  for (let run = 0; run < runs; run += 1) {
    const { report, engine } = lab({ 'my.xml': mutate(`<group name="t,">\n${rules}\n</group>\n`, random) });
    expect(report.ok).toBe(engine !== null);
    if (engine !== null)
      for (const log of lines) expect(engine.process({ log }).outcome).toBeTypeOf('string');
  }
});

it('events end in a verdict', () => {
  const random = randomNumbers(seed);
  const { engine } = lab(rules.replace('1, 100002', '1').replace(/<var.*?<\/var>/, ''), {
    'etc/lists/l': 'a:b\n',
  });
  for (let run = 0; run < runs; run += 1) {
    const log = mutate(lines[random(lines.length)] ?? '', random);
    const Event = mutate(
      '<Event><System><EventID>1</EventID></System><EventData><Data Name="a">b</Data></EventData></Event>',
      random,
    );
    const event: LogEvent = random(2) === 0 ? { log } : { winevt: { Event, Message: log } };
    expect(engine?.process(event).outcome).toBeTypeOf('string');
  }
});

it('bytes that are no text end in a verdict', () => {
  const random = randomNumbers(seed);
  const { engine } = lab(rule(100_001, 'level="3"', '<match>x</match>'));
  for (let run = 0; run < runs; run += 1) {
    const bytes = Array.from({ length: random(200) }, () => String.fromCharCode(random(256))).join('');
    expect(toBytes(fromBytes(bytes)).length).toBeGreaterThanOrEqual(0);
    expect(engine?.process({ log: bytes }).outcome).toBeTypeOf('string');
  }
});

const reference = referenceFolder();
const title =
  reference === null
    ? 'recorded rule files, mutated (skipped: ../shared not present)'
    : 'recorded rule files, mutated';

it.skipIf(reference === null)(title, () => {
  const random = randomNumbers(seed);
  const folder = join(reference ?? '', 'conformance');
  const { templates } = readStock(reference ?? '');
  const recordings = readdirSync(folder)
    .flatMap((name) => readLines(join(folder, name)))
    .filter((line) => line.length < 10_000)
    .map((line) => JSON.parse(line) as { files: Record<string, string>; events: LogEvent[] });
  // Each of them loads all decoders anew, so there are fewer.
  for (let run = 0; run < Math.min(runs / 50, 500); run += 1) {
    const recording = recordings[random(recordings.length)];
    const own = Object.entries(recording?.files ?? {}).map(([name, text]) => ({
      name,
      text: mutate(text, random),
    }));
    const { ruleset, report } = loadRuleset({
      rules: [...templates.rules, ...own],
      decoders: templates.decoders,
    });
    expect(report.ok).toBe(ruleset !== null);
    const engine = ruleset === null ? null : createEngine(ruleset);
    for (const event of recording?.events.slice(0, 5) ?? []) {
      expect(
        engine?.process({ ...event, log: mutate(event.log ?? '', random) }).outcome ?? 'refused',
      ).toBeTypeOf('string');
    }
  }
});
