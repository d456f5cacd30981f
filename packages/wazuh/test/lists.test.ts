import { createEvaluator, eventFromFields, eventFromWindows } from '@sigmazuh/evaluator';
import { loadWithPack, skeleton } from '@sigmazuh/explain';
import { createEngine, type LogEvent } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { readPipeline } from '@sigmazuh/wazuh-events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const head = 'id: 5a1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d\ntitle: Asks a list\n';

function documentsOf(product: string, detection: string) {
  const source = product === 'windows' ? '{product: windows, service: security}' : `{product: ${product}}`;
  const text = `${head}logsource: ${source}\ndetection:\n${detection}\nlevel: high\n`;
  return parseSigma(text, 'listed.yml', new Diagnostics());
}

const pipeline = readPipeline(
  [
    'name: json',
    'sources:',
    '  - {name: app, logSource: {product: app}, enters: [syslog], decodedAs: [json], when: {app: [x]}, form: json, fields: {User: name, Kind: kind, Other: other}}',
  ].join('\n'),
  'json.yml',
  new Diagnostics(),
);

interface Lists {
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  readonly lists?: Readonly<Record<string, string>>;
  readonly listKeys?: Readonly<Record<string, readonly string[]>>;
  readonly largeSets?: 'lists';
}

function packOf(product: string, detection: string, lists: Lists) {
  const pipelines = pipeline === null ? [] : [pipeline];
  return buildPack(documentsOf(product, detection), { ids: emptyIdFile, pipelines, ...lists });
}

const listElements = (pack: ReturnType<typeof packOf>) =>
  pack.rules.flatMap(({ options }) =>
    options.flatMap(({ name, attributes, content }) =>
      name === 'list' ? [`${attributes.field} ${attributes.lookup} ${String(content)}`] : [],
    ),
  );

const hosts = { hosts: 'etc/lists/hosts' };
const field = 'win.eventdata.targetUserName';

describe('a placeholder that is a list', () => {
  it.each([
    {
      name: 'whose keys have no letters',
      detection: "  s: {TargetUserName|expand: '%hosts%'}\n  condition: s",
      lists: { lists: hosts, placeholders: { hosts: ['10.0.0.1', '10.0.0.2'] } },
      elements: [`${field} match_key etc/lists/hosts`],
    },
    {
      name: 'whose case counts',
      detection: "  s: {TargetUserName|expand|cased: '%hosts%'}\n  condition: s",
      lists: { lists: hosts, placeholders: { hosts: ['Alice'] } },
      elements: [`${field} match_key etc/lists/hosts`],
    },
    {
      name: "that is the manager's, with case",
      detection: "  s: {TargetUserName|expand|cased: '%hosts%'}\n  condition: s",
      lists: { lists: hosts },
      elements: [`${field} match_key etc/lists/hosts`],
    },
    {
      name: 'with letters and without case is written out',
      detection: "  s: {TargetUserName|expand: '%hosts%'}\n  condition: s",
      lists: { lists: hosts, placeholders: { hosts: ['Alice'] } },
      elements: [],
    },
    {
      name: 'with a backslash is written out',
      detection: "  s: {TargetUserName|expand|cased: '%hosts%'}\n  condition: s",
      lists: { lists: hosts, placeholders: { hosts: ['D\\\\alice'] } },
      elements: [],
    },
    {
      name: 'with a wildcard is written out',
      detection: "  s: {TargetUserName|expand|cased: '%hosts%'}\n  condition: s",
      lists: { lists: hosts, placeholders: { hosts: ['a*'] } },
      elements: [],
    },
    {
      name: 'as a part of a value is written out',
      detection: "  s: {TargetUserName|expand|cased: 'x%hosts%'}\n  condition: s",
      lists: { lists: hosts, placeholders: { hosts: ['1'] } },
      elements: [],
    },
    {
      name: 'looked for inside of a value is written out',
      detection: "  s: {TargetUserName|contains|expand|cased: '%hosts%'}\n  condition: s",
      lists: { lists: hosts, placeholders: { hosts: ['1'] } },
      elements: [],
    },
  ])('$name', ({ detection, lists, elements }) => {
    const pack = packOf('windows', detection, lists);
    expect(pack.manifest.rules).toMatchObject([{ status: 'converted' }]);
    expect(listElements(pack)).toEqual(elements);
    expect((pack.manifest.lists ?? []).length).toBe(elements.length);
  });

  it.each([
    { name: 'letters without case', value: "TargetUserName|expand: '%hosts%'", reason: 'compares letters' },
    {
      name: 'a field without an element of its own',
      value: "src_ip|expand|cased: '%hosts%'",
      reason: 'no list can be asked',
    },
  ])("that is the manager's is refused for $name", ({ value, reason }) => {
    const [product, service] = value.startsWith('src_ip') ? ['linux', 'sshd'] : ['windows', 'security'];
    const text = `${head}logsource: {product: ${product}, service: ${service}}\ndetection:\n  s: {${value}}\n  condition: s\nlevel: high\n`;
    const documents = parseSigma(text, 'listed.yml', new Diagnostics());
    const { manifest } = buildPack(documents, { ids: emptyIdFile, lists: hosts });
    expect(manifest.rules[0]?.reason).toContain(reason);
  });

  it('has at most two lists in a rule', () => {
    const items = ['TargetUserName', 'IpAddress', 'WorkstationName', 'SubjectUserName'].map(
      (name) => `${name}|expand: '%hosts%'`,
    );
    const detection = `  s: {${items.join(', ')}}\n  condition: s`;
    const pack = packOf('windows', detection, { lists: hosts, placeholders: { hosts: ['1'] } });
    const counts = pack.rules.map(({ options }) => options.filter(({ name }) => name === 'list').length);
    expect(pack.manifest.rules[0]?.reason).toBeUndefined();
    expect(Math.max(...counts)).toBe(2);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(4);
  });

  it('is shipped with a key a line, quoted where it has a colon', () => {
    const detection = "  s: {TargetUserName|expand|cased: '%hosts%'}\n  condition: s";
    const pack = packOf('windows', detection, {
      lists: hosts,
      placeholders: { hosts: ['b', 'a:b', 'a', 'x\\*'] },
    });
    expect(pack.lists).toEqual([
      { name: 'etc/lists/hosts', text: expect.stringMatching(/^# Written by .*:\na:\n"a:b":\nb:\nx\*:\n$/) },
    ]);
  });
});

it('a set of 64 values becomes a list where letters do not tell', () => {
  const set = (count: number, of: (at: number) => string) =>
    `  s:\n    TargetUserName:\n${Array.from({ length: count }, (_, at) => `      - '${of(at)}'`).join('\n')}\n  condition: s`;
  const addresses = (at: number) => `10.0.0.${at}`;
  expect(listElements(packOf('windows', set(64, addresses), { largeSets: 'lists' }))).toHaveLength(1);
  expect(listElements(packOf('windows', set(63, addresses), { largeSets: 'lists' }))).toEqual([]);
  expect(listElements(packOf('windows', set(64, addresses), {}))).toEqual([]);
  expect(
    listElements(
      packOf(
        'windows',
        set(64, (at) => `u${at}`),
        { largeSets: 'lists' },
      ),
    ),
  ).toEqual([]);
});

/** Keys and values of few characters, so that they often meet. */
const texts = fc.string({
  unit: fc.constantFrom('1', '2', '.', 'a', 'A', '-', ':', '\\', '&', ' ', '"'),
  maxLength: 3,
});

describe('random lists mean the same to both judges', () => {
  const detections = [
    "  s: {User|expand: '%hosts%'}\n  condition: s",
    "  s: {User|expand|cased: '%hosts%'}\n  condition: s",
    "  a: {Kind: x}\n  s: {User|expand|cased: '%hosts%'}\n  condition: a and not s",
    "  a: {Kind: x}\n  s: {User|expand|cased: '%hosts%', Other|expand|cased: '%hosts%'}\n  condition: a and not s",
  ];
  const escaped = (value: string) => value.replace(/[\\*?]/g, '\\$&');

  it.each(['windows', 'app'])(
    'in events of %s',
    (product) => {
      const named = (detection: string) =>
        product === 'windows'
          ? detection
              .replaceAll('User', 'TargetUserName')
              .replaceAll('Kind', 'Status')
              .replaceAll('Other', 'SubStatus')
          : detection;
      fc.assert(
        fc.property(
          fc.constantFrom(...detections),
          fc.uniqueArray(texts, { minLength: 1, maxLength: 4 }),
          fc.array(fc.tuple(fc.option(texts), fc.option(texts)), { minLength: 1, maxLength: 6 }),
          (detection, keys, events) => {
            const placeholders = { hosts: keys.map(escaped) };
            const documents = documentsOf(product, named(detection));
            const evaluator = createEvaluator(documents, { placeholders });
            const pack = packOf(product, named(detection), { lists: hosts, placeholders });
            expect(pack.manifest.rules[0]?.reason).toBeUndefined();
            const { ruleset, report } = loadWithPack(pack, [skeleton({ rules: pack.files, decoders: [] })]);
            expect(report.messages).toEqual([]);
            if (ruleset === null) throw new Error('refused');
            // An empty value and a dash arrive as if the field were not there: nobody can tell which of them it was.
            const isLost = (value: string | null) =>
              product === 'windows' && (value === null || value === '' || value === '-');
            // Blanks at a value's end do not arrive, and a note says so.
            const isCut = (value: string | null) => product === 'windows' && value?.endsWith(' ') === true;
            for (const [user, other] of events) {
              const values = [user, other];
              if (keys.some(isLost) && values.some(isLost)) continue;
              if ([...keys, ...values].some(isCut)) continue;
              const { event, meant } = eventOf(product, user, other);
              const { rule } = createEngine(ruleset).process(event);
              const isWazuh = rule !== null && rule.level === 12;
              expect({ keys, user, other, is: isWazuh }).toEqual({
                keys,
                user,
                other,
                is: evaluator.matchesOf(meant).length > 0,
              });
            }
          },
        ),
        { numRuns: 12 },
      );
    },
    120_000,
  );

  function eventOf(product: string, user: string | null, other: string | null) {
    if (product === 'windows') {
      // What Windows events lose on the way is another matter.
      const kept = (text: string | null) => text?.trim().replace(/^-?$/, '1') ?? '1';
      const xml = (text: string) => text.replace(/&/g, '&amp;');
      const data = [
        ["Data Name='Status'", 'x'],
        ["Data Name='TargetUserName'", kept(user)],
        ["Data Name='SubStatus'", kept(other)],
      ].map(([name = '', value = '']) => `<${name}>${xml(value)}</Data>`);
      const system =
        "<Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4625</EventID><Channel>Security</Channel><Computer>a</Computer>";
      const Event = `<Event><System>${system}</System><EventData>${data.join('')}</EventData></Event>`;
      return { event: { winevt: { Event } } satisfies LogEvent, meant: eventFromWindows({ Event }) };
    }
    const fields = {
      ...(user === null ? {} : { name: user }),
      ...(other === null ? {} : { other }),
    };
    const log = JSON.stringify({ app: 'x', kind: 'x', ...fields });
    const meant = {
      Kind: 'x',
      ...(user === null ? {} : { User: user }),
      ...(other === null ? {} : { Other: other }),
    };
    return {
      event: { log } satisfies LogEvent,
      meant: eventFromFields({ logsource: { product: 'app' }, fields: meant }),
    };
  }
});
