import { describeModifier } from './lowering.ts';

describeModifier('fieldref', [
  ['F|fieldref: G', 'F equal G'],
  ['F|fieldref|startswith: G', 'F startswith G'],
]);
