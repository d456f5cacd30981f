import { whoamiRule } from './whoami-rule.ts';

/** A few attributes made a rule: what they do not say is taken from the rule about whoami. */
export function completed(part: string): string {
  const keys = (text: string) => Array.from(text.matchAll(/^([A-Za-z]\w*):/gm), ([, key = '']) => key);
  const own = new Set(keys(part));
  const removed = Array.from(part.matchAll(/^# without: (\w+)/gm), ([, key = '']) => key);
  const foreign = own.has('correlation')
    ? ['logsource', 'detection']
    : own.has('filter')
      ? ['detection', 'level', 'status']
      : [];
  const dropped = new Set([...own, ...removed, ...foreign]);
  const rest = whoamiRule
    .split(/^(?=[a-z])/m)
    .filter((attribute) => !keys(attribute).some((key) => dropped.has(key)));
  return part.startsWith('title:') ? part + rest.join('') : rest.join('') + part;
}
