import { describeModifier } from './lowering.ts';

describeModifier('m', [["F|re|m: '^foo$'", 'F ~ ^foo$']]);
