import { describe } from 'vitest';
import { itShows } from './cases.ts';

describe('cidr', () => {
  itShows([
    ['inside', 'F|cidr: 10.0.0.0/8', { F: '10.1.2.3' }, 'holds'],
    ['outside', 'F|cidr: 10.0.0.0/8', { F: '11.1.2.3' }, 'fails'],
    ['a prefix that is no whole byte', 'F|cidr: 172.16.0.0/12', { F: '172.31.255.255' }, 'holds'],
    ['just outside it', 'F|cidr: 172.16.0.0/12', { F: '172.32.0.0' }, 'fails'],
    ['a single address', 'F|cidr: 192.0.2.7/32', { F: '192.0.2.7' }, 'holds'],
    ['every address', 'F|cidr: 0.0.0.0/0', { F: '255.255.255.255' }, 'holds'],
    ['IPv6', 'F|cidr: fe80::/10', { F: 'FEBF::1' }, 'holds'],
    ['IPv6 in another spelling', "F|cidr: '2001:db8::/32'", { F: '2001:0DB8:0:0:0:0:192.0.2.1' }, 'holds'],
    ['IPv6 outside', 'F|cidr: fe80::/10', { F: 'fec0::1' }, 'fails'],
    ['one version is never in the other', "F|cidr: '::/0'", { F: '10.0.0.1' }, 'fails'],
    ['the loopback address', "F|cidr: '::1/128'", { F: '0:0:0:0:0:0:0:1' }, 'holds'],
    ['no address', 'F|cidr: 10.0.0.0/8', { F: '10.0.0' }, 'fails'],
    ['one network of several', 'F|cidr: [10.0.0.0/8, 192.168.0.0/16]', { F: '192.168.1.1' }, 'holds'],
  ]);
});
