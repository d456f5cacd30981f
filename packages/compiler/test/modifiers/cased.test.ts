import { describeModifier } from './lowering.ts';

describeModifier('cased', [
  ['F|cased: Foo', String.raw`F ~ \AFoo\z`],
  ['F|contains|cased: Foo', 'F ~ Foo'],
  ['F|cased|endswith: é', String.raw`F ~ \x{e9}\z`],
]);
