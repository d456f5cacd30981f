import { describeModifier } from './lowering.ts';

describeModifier('lt', [['F|lt: 5', 'F lt 5']], [['F|lt: many', 'invalid-value']]);
