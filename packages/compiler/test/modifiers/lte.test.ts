import { describeModifier } from './lowering.ts';

describeModifier('lte', [['F|lte: 5', 'F lte 5']], [['F|lte: many', 'invalid-value']]);
