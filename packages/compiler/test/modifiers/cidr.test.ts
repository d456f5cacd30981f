import { describeModifier } from './lowering.ts';

describeModifier(
  'cidr',
  [
    ['F|cidr: 10.0.0.0/8', 'F in 10.0.0.0/8'],
    ['F|cidr: 10.1.2.3/8', 'F in 10.0.0.0/8'],
    ["F|cidr: 'fe80::/10'", 'F in 254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.0/10'],
  ],
  [
    ['F|cidr: 10.0.0.0/33', 'invalid-value'],
    ['F|cidr: foo', 'invalid-value'],
  ],
);
