import { describe, expect, it } from 'vitest';
import { documentsOf, managerWith, rulesOf, sysmonEvent } from '../manager.ts';

const levels = { critical: 15, high: 12, medium: 8, low: 5 } as const;
type Level = keyof typeof levels;
const names: readonly Level[] = ['critical', 'high', 'medium', 'low'];

const fileRule = (title: string, level: string, name: string) =>
  `title: ${title}\nlogsource:\n  product: windows\n  category: file_event\nlevel: ${level}\ndetection:\n  s:\n    TargetFilename|contains: '${name}'\n  condition: s\n`;
const asked = names.map((level) => fileRule(level, level, `sigma-${level}`));
/** As many rules as make it worth its while. */
const others = Array.from({ length: 60 }, (_, i) =>
  fileRule(`other ${i}`, names[i % 4] ?? 'low', `other${i}`),
);

const code = (i: number) => `${i}`.padStart(3, '0');
const rule = (id: number, level: number, under: string, field: string) =>
  `<rule id="${id}" level="${level}">${under}<field name="win.eventdata.${field}</field><description>d</description></rule>`;
const bySid = '<if_sid>61613</if_sid>';
/** Above and below the levels of Sigma rules, each of them unless one of the many exceptions takes the event before. */
const ownLevels = [14, 10, 6, 4];
const many = { own: 400, exceptions: 25 };
/** Every third asks for the program as well. */
const programOf = (i: number) => (i % 3 === 0 ? `prog${i % 5}` : null);
const own = Array.from({ length: many.own }, (_, i) => {
  const program = programOf(i);
  const image = program === null ? '' : `<field name="win.eventdata.image" type="pcre2">${program}</field>`;
  return rule(
    100_100 + i,
    ownLevels[i % 4] ?? 4,
    `${bySid}${image}`,
    `targetFilename" type="pcre2">own${code(i)}`,
  );
});
const exceptions = Array.from({ length: many.exceptions }, (_, i) =>
  rule(100_600 + i, 0, bySid, `user" type="pcre2">skip${code(i)}`),
);
const byGroup = rule(100_700, 11, '<if_group>created</if_group>', 'targetFilename" type="pcre2">grouped');
const manager = `<group name="local,">
<rule id="61613" level="0"><if_sid>60004</if_sid><field name="win.system.eventID">^11$</field><description>d</description><group>created,</group></rule>
${[...own, ...exceptions, byGroup].join('\n')}
</group>`;

interface Asked {
  readonly sigma: readonly Level[];
  readonly own: number | null;
  readonly skipped: number | null;
  readonly grouped: boolean;
  readonly program: string;
}

/** Where an event ends by the promises: in the more severe of what the manager and the Sigma rules make of it. */
function expected({ sigma, own: number, skipped, grouped, program }: Asked): string | null {
  const [best] = names.filter((level) => sigma.includes(level));
  const isOther = number !== null && programOf(number) !== null && programOf(number) !== program;
  const ofManager = [
    ...(number === null || isOther ? [] : [{ id: 100_100 + number, level: ownLevels[number % 4] ?? 4 }]),
    ...(grouped ? [{ id: 100_700, level: 11 }] : []),
  ].sort((a, b) => b.level - a.level);
  const [end] = skipped === null ? ofManager : [{ id: 100_600 + skipped, level: 0 }];
  if (best !== undefined && (end === undefined || levels[best] >= end.level)) return best;
  return end === undefined ? '61613' : `${end.id}`;
}

/** A few of each, so that all meet. */
function events(): readonly Asked[] {
  const made: Asked[] = [];
  for (let i = 0; i < 400; i++) {
    const sigma = names.filter((_, bit) => ((i * 7) >> bit) % 2 === 1);
    made.push({
      sigma,
      own: i % 5 === 0 ? null : (i * 13) % many.own,
      skipped: i % 6 === 0 ? (i * 5) % many.exceptions : null,
      grouped: i % 7 === 0,
      program: `prog${i % 2 === 0 ? (i * 13) % 5 : i % 5}`,
    });
  }
  return made;
}

function written({ sigma, own: number, skipped, grouped, program }: Asked) {
  const words = [
    ...sigma.map((level) => `sigma-${level}`),
    ...(number === null ? [] : [`own${code(number)}`]),
    ...(grouped ? ['grouped'] : []),
  ];
  const user = skipped === null ? 'alice' : `skip${code(skipped)}`;
  return sysmonEvent(
    { TargetFilename: `C:\\${words.join(' ')}`, User: user, Image: `C:\\${program}.exe` },
    '11',
  );
}

describe('a manager that ends one kind of event in more ways than a rule could ask for', () => {
  const { ending, messages, pack } = managerWith(rulesOf(...asked, ...others), {}, [manager]);

  it('is asked once for all rules, by a gate for each level', () => {
    const text = pack.files.map((each) => each.text).join('');
    expect(messages).toEqual([]);
    const negated = text.match(/negate="yes"/g)?.length ?? 0;
    expect(negated > 0 && negated < 8).toBe(true);
    expect(pack.manifest.totals.wazuhRules).toBeLessThan(150);
  });

  it('keeps what it ends more severely, and nothing else', () => {
    const wrong = events().flatMap((each) => {
      const [got, right] = [ending(written(each)), expected(each)];
      return got === right ? [] : [{ ...each, got, right }];
    });
    expect(wrong).toEqual([]);
  });
});

describe('where a correlation counts events of the kind, whatever the manager makes of them', () => {
  const counting =
    'title: counting\ncorrelation:\n  type: event_count\n  rules: [low]\n  group-by: [User]\n  timespan: 1m\n  condition:\n    gte: 3\n';
  const named = asked.map((text) => (text.startsWith('title: low') ? `name: low\n${text}` : text));
  const { ending, messages } = managerWith(
    documentsOf(...named, ...others, counting),
    { approximate: 'allowed' },
    [manager],
  );

  it('the gates stand side by side, and rules of higher levels still come first', () => {
    expect(messages).toEqual([]);
    const wrong = events().flatMap((each) => {
      const right = expected({ ...each, sigma: each.sigma.filter((level) => level !== 'low') });
      // What the manager ends alerts in its stead, so that it is counted.
      const isOfSigma = names.some((level) => level === right);
      const got = ending(written(each));
      return !isOfSigma || got === right ? [] : [{ ...each, got, right }];
    });
    expect(wrong).toEqual([]);
  });
});
