import { describeModifier } from './lowering.ts';

describeModifier('gt', [['F|gt: 5', 'F gt 5']], [['F|gt: many', 'invalid-value']]);
