import { describeModifier } from './lowering.ts';

describeModifier('gte', [['F|gte: 5', 'F gte 5']], [['F|gte: many', 'invalid-value']]);
