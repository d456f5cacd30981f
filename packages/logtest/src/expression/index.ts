import type { ByteText } from '../bytes.ts';
import type { CompiledExpression, GroupUse } from './compiled.ts';
import type { Expression } from './expression.ts';
import { compileOsMatch } from './osmatch.ts';
import { compileOsRegex } from './osregex.ts';
import { compilePcre2 } from './pcre2.ts';
import { compileString } from './string.ts';

export type { CompiledExpression, GroupUse } from './compiled.ts';
export type { Expression } from './expression.ts';

/**
 * Compiles a pattern of one of Wazuh's four languages; what the language cannot read comes back as `refused`.
 * Only decoders' `<regex>` asks for `captured` groups.
 */
export function compileExpression(
  type: Expression['type'],
  pattern: ByteText,
  groups: GroupUse = 'ignored',
): CompiledExpression {
  switch (type) {
    case 'osregex':
      return compileOsRegex(pattern, groups);
    case 'osmatch':
      return compileOsMatch(pattern);
    case 'pcre2':
      return compilePcre2(pattern);
    case 'string':
      return compileString(pattern);
    default:
      return type satisfies never;
  }
}
