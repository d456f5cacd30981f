import { afterEach, expect, it } from 'vitest';
import { Workplace } from './terminal.ts';

/**
 * What every object of JavaScript has is no entry of any table here. Each such name takes the place of an ordinary one of
 * the same length, everywhere at once, and everything that is said and written has to be the same but for the name.
 */
const names = [
  ['toString', 'toStrang', /[ia]/gi],
  ['constructor', 'constructar', /[oa]/gi],
  ['__proto__', '__prote__', /[oe]/gi],
  ['hasOwnProperty', 'hasOwnPraperty', /[oa]/gi],
  ['valueOf', 'valueOt', /[ft]/gi],
] as const;

let workplace: Workplace;
afterEach(() => workplace.remove());

let count = 0;
function rule(logSource: string, detection: string, more = ''): string {
  const id = `6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e${(count++ % 90) + 10}`;
  return `title: Rule ${id.slice(-2)}\nid: ${id}\nstatus: test\nlogsource: {${logSource}}\ndetection:\n${detection}\nlevel: high\n${more}`;
}

const sysmon = 'product: windows, category: process_creation';
const okta = 'product: okta, service: okta';

function filesWith(name: string): Readonly<Record<string, string>> {
  count = 0;
  const own = `product: ${name}, category: ${name}, service: ${name}`;
  return {
    'sigmazuh.yml': `rules: [rules]
pipelines: [pipeline.yml]
placeholders: {${name}: [abc, abd]}
lists: {list_${name}: etc/lists/one, ${name}x: etc/lists/two}
`,
    'pipeline.yml': `name: own
sources:
  - name: own
    logSource: {${own}}
    enters: [syslog]
    decodedAs: [json]
    form: json
    when: {${name}: [abc], k.${name}: [x]}
    known: {${name}k: [y]}
    fields: {${name}: ${name}.deep, other: ${name}}
    hidden: {a: ${name}}
    remarks: {${name}: more}
    otherFields: {letters: as-is}
transformations:
  - type: field_name_mapping
    mapping: {mapped${name}: ${name}, ${name}m: b.${name}}
    rule_conditions: [{type: logsource, product: okta, service: okta}]
  - type: add_condition
    conditions: {${name}: [abc]}
    rule_conditions: [{type: logsource, product: jumpcloud}]
vars: {${name}v: [abc]}
`,
    'wrong.yml': `name: wrong\n${name}: 1\nsources:\n  - name: x\n    ${name}: y\ntransformations:\n  - type: ${name}\n    id: x\n`,
    'settings.yml': `rules: [rules]\n${name}: 3\nchecks: {${name}: off}\nlevels: {${name}: 3}\n`,
    'ids.yml': `version: 2\nrange: [200000, 289999]\nrules:\n  ${name}: 200001\n${name}: 3\n`,
    'rules/a.yml': rule(sysmon, `  ${name}: {${name}: abc}\n  condition: ${name}`, `tags: [${name}.x]\n`),
    'rules/b.yml': rule(
      sysmon,
      `  sel: {Image|endswith: a.exe}\n  filter_${name}: {${name}|contains: abc}\n  condition: sel and not 1 of filter_*`,
    ),
    'rules/c.yml': rule(okta, `  sel: {${name}: abc}\n  condition: sel`),
    'rules/d.yml': rule(
      okta,
      `  sel: {a.${name}|startswith: abc, ${name}.b: 5, ${name}.c|exists: false, d: null}\n  condition: sel`,
    ),
    'rules/e.yml': rule(okta, `  sel: {mapped${name}: abc, ${name}m: abc}\n  condition: sel`),
    'rules/f.yml': rule(`product: ${name}`, '  sel: {a: abc}\n  condition: sel'),
    'rules/g.yml': rule(`product: windows, service: ${name}`, '  sel: {a: abc}\n  condition: sel'),
    'rules/h.yml': rule(`product: windows, category: ${name}`, '  sel: {a: abc}\n  condition: sel'),
    'rules/i.yml': rule(`product: zeek, service: ${name}`, `  sel: {${name}: abc}\n  condition: sel`),
    'rules/j.yml': rule(own, `  sel: {${name}: abc, other: x, a: y}\n  condition: sel`),
    'rules/k.yml': rule(sysmon, `  sel: {User|expand: '%${name}%'}\n  condition: sel`),
    'rules/l.yml': rule(sysmon, `  sel: {User|expand: '%undefined${name}%'}\n  condition: sel`),
    'rules/m.yml': rule(sysmon, `  sel: {User|expand: '%list_${name}%'}\n  condition: sel`),
    'rules/n.yml': rule(sysmon, `  sel: {User|expand: '%${name}v%'}\n  condition: sel`),
    'rules/o.yml': rule(
      'product: windows, service: sysmon',
      `  sel: {EventID: ${name}, X: y}\n  condition: sel`,
    ),
    'rules/p.yml': rule('product: windows, service: sysmon', `  sel: {X|${name}: y}\n  condition: sel`),
    'rules/q.yml': rule(
      'product: windows, service: security',
      `  sel: {EventID: 4624, ${name}|fieldref: TargetUserName}\n  condition: sel`,
    ),
    'rules/r.yml': rule(
      'product: linux, service: auditd',
      `  sel: {type: ${name}, ${name}: abc}\n  condition: sel`,
    ),
    'rules/s.yml': rule(
      'category: webserver',
      `  sel: {${name}: abc, cs-method: ${name}}\n  condition: sel`,
      `${name}: 5\n`,
    ),
    'rules/t.yml': rule('product: jumpcloud', '  sel: {a: abc}\n  condition: sel'),
    'rules/u.yml': rule(sysmon, '  sel: {a: abc}\n  condition: sel').replace('level: high', `level: ${name}`),
    'rules/v.yml': rule('product: linux', `  sel: [${name}]\n  condition: sel and ${name}`),
    'rules/w.yml': rule(sysmon, `  sel: {Image: a}\n  condition: sel`, `name: ${name}\n`),
    'rules/x.yml': `title: Correlation
id: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8f01
status: test
correlation:
  type: event_count
  rules: [${name}]
  group-by: [${name}, User]
  timespan: 5m
  condition: {gte: 3}
level: high
`,
    'rules/y.yml': `title: Correlation two
id: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8f02
status: test
correlation:
  type: ${name}
  rules: [${name}, 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e12]
  aliases: {${name}: {${name}: User}}
  group-by: [${name}]
  timespan: 5${name}
  condition: {${name}: 3}
`,
  };
}

function eventsWith(name: string): string {
  const windows = (data: string) =>
    `<Event><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID><Level>4</Level><Keywords>0x8000000000000000</Keywords><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>pc01</Computer></System><EventData>${data}</EventData></Event>`;
  const image = "<Data Name='Image'>C:\\a.exe</Data>";
  const log = (json: string) => ({ log: json });
  const events = [
    { winevt: { Event: windows(`${image}<Data Name='${name}'>abc</Data>`) } },
    { winevt: { Event: windows(image) } },
    { winevt: { Event: windows(`${image}<Data Name='User'>abc</Data>`) } },
    log(`{"eventType":"x","${name}":"abc","b":{"${name}":"abc"}}`),
    log(`{"eventType":"x","a":{"${name}":"abcd"},"${name}":{"b":5}}`),
    log(`{"eventType":"x","a":{"${name}":"abcd"},"${name}":{"b":5,"c":1}}`),
    log(`{"eventType":"x","a":"y","k":{"${name}":"x"},"${name}":["abc"]}`),
    log(`{"integration":"${name}","${name}":{"${name}":"abc"}}`),
    log(`{"integration":"aws","aws":{"${name}":"abc","source":"${name}"}}`),
    log(`{"osquery":{"name":"${name}","columns":{"${name}":"abc"}}}`),
    log(`Dec 10 01:02:03 host ${name}[1]: ${name}`),
    log(`{"win":{"system":{"${name}":"x","eventID":"1","channel":"${name}"},"eventdata":{"${name}":"abc"}}}`),
  ];
  const fields = `"fields":{"a":"abc","${name}":"abc","EventID":"${name}","X":"y"}`;
  return [
    ...events.map((event) => JSON.stringify(event)),
    `{"logsource":{"product":"${name}"},${fields}}`,
    `{"logsource":{"product":"okta","service":"okta"},${fields}}`,
    `{"logsource":{"product":"windows","service":"${name}"},${fields}}`,
    `{"logsource":{"product":"windows","category":"${name}"},${fields},"${name}":4}`,
    `{"logsource":{"product":"linux","service":"${name}"},${fields}}`,
    `{"logsource":{"${name}":"windows"},${fields}}`,
    `{"${name}":{"product":"windows"},${fields},"winevt":{"${name}":"x"}}`,
  ].join('\n');
}

const archived = (name: string) =>
  JSON.stringify({ timestamp: 'x', [name]: 1, decoder: { name }, data: { [name]: 'abc' }, full_log: name });
const dumped = (name: string) =>
  `{"Event":{"${name}":1,"System":{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","${name}":2},"EventData":{"${name}":"abc","Image":"C:\\\\a.exe"}}}`;

/** Everything that the commands say and write, in which the two names look alike, in pieces and in patterns too. */
async function everything(name: string, differing: RegExp): Promise<Readonly<Record<string, string>>> {
  workplace = new Workplace(filesWith(name));
  const said = new Map<string, string>();
  const run = async (argv: readonly string[], input = '') => {
    const { exit, out, err } = await workplace.run(argv, input);
    said.set(argv.join(' '), `${exit}\n${out}\n${err}`);
  };
  await run(['check', '--format', 'json']);
  await run(['check', '--config', 'settings.yml']);
  for (const target of ['wazuh', 'opensearch', 'wazuh5']) {
    await run(['build', '--target', target, '--out', `out-${target}`]);
    for (const each of ['a', 'c', 'd', 'e', 'j', 'k', 'o']) {
      await run(['convert', `rules/${each}.yml`, '--target', target]);
    }
  }
  await run(['build', '--pipeline', 'wrong.yml', '--out', 'no']);
  await run(['build', '--ids', 'ids.yml', '--out', 'no']);
  const events = eventsWith(name);
  await run(['eval', '--rules', 'rules'], events);
  await run(['eval', '--rules', 'rules', '--input', 'archives'], archived(name));
  await run(['eval', '--rules', 'rules', '--input', 'evtx-json'], dumped(name));
  await run(['logtest', '--rules', 'out-wazuh'], events);
  await run(['logtest', '--rules', 'out-wazuh', '--input', 'archives'], archived(name));
  await run(['explain', 'rules/a.yml']);
  await run(['explain', name]);
  await run(['list', 'sources', name]);
  await run(['list', 'checks', name]);
  await run(['list', name]);
  await run(['build', '--target', name]);
  await run([name]);
  const all = { ...Object.fromEntries(said), ...workplace.files() };
  const alike = (text: string) =>
    text
      .replaceAll(workplace.directory, '')
      .replace(/\b[0-9a-f]{64}\b/g, 'checksum')
      .replace(differing, '?');
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [alike(path), alike(text)]));
}

it.each(names)(
  '%s is a name like any other: %s',
  { timeout: 120_000 },
  async (inherited, ordinary, differing) => {
    const asInherited = await everything(inherited, differing);
    workplace.remove();
    const asOrdinary = await everything(ordinary, differing);
    expect(asInherited).toEqual(asOrdinary);
  },
);
