import type { ByteText } from '../bytes.ts';
import type { CompiledExpression } from './compiled.ts';

/** The whole text, byte for byte. */
export function compileString(pattern: ByteText): CompiledExpression {
  const matches = (subject: ByteText) => subject === pattern;
  return {
    kind: 'compiled',
    expression: {
      type: 'string',
      matches,
      capture: (subject) => (matches(subject) ? { groups: [], end: subject.length } : null),
    },
  };
}
