import { describe, expect, it } from 'vitest';
import { createDecodeContext, decode } from '../../src/decoder/index.ts';
import { decodeShown, loaded } from './decoded.ts';

const plugin = (name: string) =>
  loaded(`<decoder name="x"><prematch>\\.</prematch><plugin_decoder>${name}</plugin_decoder></decoder>`);

describe('PF_Decoder', () => {
  it.each([
    [
      'pass with ports',
      'rule 3/(match) pass out on xl0: 10.0.0.1.1514 > 10.0.0.2.53:  udp 73',
      {
        action: 'pass',
        srcip: '10.0.0.1',
        srcport: '1514',
        dstip: '10.0.0.2',
        dstport: '53',
        protocol: 'UDP',
      },
    ],
    [
      'block without ports',
      'rule 3/(match) block in on lo0: 10.0.0.1 > 10.0.0.2: icmp: echo',
      { action: 'block', srcip: '10.0.0.1', dstip: '10.0.0.2', protocol: 'ICMP' },
    ],
    [
      'TCP flags',
      'rule 3/(match) block in on lo0: 10.0.0.1.1 > 10.0.0.2.2: S 1',
      { action: 'block', srcip: '10.0.0.1', srcport: '1', dstip: '10.0.0.2', dstport: '2', protocol: 'TCP' },
    ],
    ['something else', 'rule 3', {}],
  ])('%s', (_title, log, fields) => {
    expect(decodeShown({ log }, plugin('PF_Decoder')).static).toEqual(fields);
  });
});

describe('SymantecWS_Decoder', () => {
  it('reads keys by number', () => {
    const log = '20240303,73614,1=5,11=10.1.1.3,10=bob,60=http://x/,3=1,2=1';
    expect(decodeShown({ log }, plugin('SymantecWS_Decoder')).static).toEqual({
      srcip: '10.1.1.3',
      dstuser: 'bob',
      url: 'http://x/',
      id: '3=1,2=1',
    });
  });
});

describe('SonicWall_Decoder', () => {
  const decoders = plugin('SonicWall_Decoder');

  it('a dropped connection', () => {
    const log = 'id=fw pri=5 c=64 m=36 msg="x" n=1 src=10.0.0.1:45:WAN dst=10.0.0.2:80:LAN proto=tcp/http';
    expect(decodeShown({ log }, decoders).static).toEqual({
      status: '5',
      id: '36',
      srcip: '10.0.0.1',
      srcport: '45',
      dstip: '10.0.0.2',
      dstport: '80',
      protocol: 'tcp',
      action: 'drop',
    });
  });
});

describe('SonicWall_Decoder, the proxy', () => {
  it('result and page of message 97', () => {
    const log =
      'id=fw pri=6 c=1024 m=97 n=1 src=10.0.0.1:45:LAN dst=10.0.0.2:80:WAN op=1 result=200 dstname=example.org arg=/a';
    expect(decodeShown({ log }, plugin('SonicWall_Decoder')).static).toMatchObject({
      id: '200',
      url: 'example.org/a',
    });
  });
});

describe('OSSECAlert_Decoder', () => {
  it('takes over address, user and log', () => {
    const log =
      'Alert Level: 3; Rule: 5715 - title; Location: web1->/var/log/x; srcip: 10.0.0.1; user: bob;  hello';
    expect(decodeShown({ log }, plugin('OSSECAlert_Decoder'))).toMatchObject({
      static: { srcip: '10.0.0.1', dstuser: 'bob' },
      log: 'hello',
    });
  });
});

describe('a decoder that accumulates', () => {
  it('shares fields between events of one id', () => {
    const decoders = loaded(`
      <decoder name="ldap"><program_name>^slapd</program_name><accumulate/></decoder>
      <decoder name="ldap-ip"><parent>ldap</parent><regex>conn=(\\d+) ip=(\\S+)</regex><order>id, srcip</order></decoder>
      <decoder name="ldap-ip"><parent>ldap</parent><regex>conn=(\\d+) user=(\\S+)</regex><order>id, dstuser</order></decoder>
    `);
    const context = createDecodeContext();
    const line = (text: string, time: number) =>
      decode({ log: `Mar  3 10:00:01 web1 slapd[1]: ${text}`, time }, decoders, context).static;
    line('conn=7 ip=10.0.0.1', 0);
    expect(line('conn=7 user=bob', 1)).toEqual({ id: '7', srcip: '10.0.0.1', dstuser: 'bob' });
    expect(line('conn=8 user=bob', 2)).toEqual({ id: '8', dstuser: 'bob' });
    expect(line('conn=7 user=eve', 200)).toEqual({ id: '7', dstuser: 'eve' });
  });
});
