import { afterEach, describe, expect, it } from 'vitest';
import { Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const ruleset = `<group name="test,">
<rule id="1" level="0" noalert="1"><category>syslog</category><description>entry</description></rule>
<rule id="5700" level="0"><decoded_as>sshd</decoded_as><description>sshd</description></rule>
<rule id="5760" level="5"><if_sid>5700</if_sid><match>bad password</match><description>failed</description></rule>
<rule id="5763" level="10" frequency="8" timeframe="60"><if_matched_sid>5760</if_matched_sid><description>brute force</description></rule>
</group>
`;
const rule = `title: Failed
id: 11111111-1111-4111-8111-111111111111
logsource: { product: linux, service: sshd }
detection:
  words: ['bad password']
  condition: words
level: medium
`;

function place(): Workplace {
  workplace = new Workplace({ 'manager/rules/0010-rules.xml': ruleset, 'sigma/failed.yml': rule });
  return workplace;
}

describe('list composites', () => {
  it('names what counts, what it counts, and what is done', async () => {
    const { exit, out } = await place().run([
      'list',
      'composites',
      '--rules',
      'sigma',
      '--ruleset',
      'manager',
    ]);
    expect(exit).toBe(0);
    expect(out).toMatch(/^5763 +10 +rule 5760 +0 +1 +0 +0 +0 +\d{6}/m);
    expect(out).toContain('in a twin: a rule of the pack counts their events');
  });

  it('is data as well', async () => {
    const { out } = await place().run([
      ...['list', 'composites', '--rules', 'sigma', '--ruleset', 'manager', '--format', 'json'],
    ]);
    expect(JSON.parse(out)).toMatchObject([
      { id: 5763, counts: 'rule 5760', rules: { twin: ['11111111-1111-4111-8111-111111111111'] } },
    ]);
  });

  it('asks for a manager', async () => {
    const { exit, err } = await place().run(['list', 'composites', '--rules', 'sigma']);
    expect(exit).toBe(2);
    expect(err).toContain('--ruleset');
  });

  it('is summed up by build', async () => {
    const { out } = await place().run(['build', 'sigma', '--ruleset', 'manager']);
    expect(out).toContain('0 by a group that Sigma rules carry, 1 in a twin, 0 without');
  });
});
