import { describeModifier } from './lowering.ts';

describeModifier('cased', [
  ['F|cased: Foo', String.raw`F ~ \AFoo\z`],
  ['F|cased: 10', String.raw`F ~ \A10\z`],
  ['F|contains|cased: Foo', 'F ~ Foo'],
  ['F|cased|endswith: é', String.raw`F ~ \x{e9}\z`],
]);
