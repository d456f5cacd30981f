import { groupBy } from '@sigmazuh/compiler';
import { byteLength, limits } from '@sigmazuh/wazuh';
import type { PlacedRule } from '../../read-rules.ts';
import type { LintContext, Say } from '../lint-context.ts';
import { bufferedElements } from '../vocabulary.ts';

/** Texts that the loader reads otherwise than a person would (WAZUH.md, traps 1 and 2; a). */
export function checkTexts({ element }: PlacedRule, _: LintContext, say: Say): void {
  for (const option of element.children) {
    const bytes = byteLength(option.text);
    if (bufferedElements.has(option.name) && bytes > limits.loadedTextBytes) {
      const text = `<${option.name}> has ${bytes} bytes; over ${limits.loadedTextBytes} the manager drops the text and keeps the rule, which then ${option.name.startsWith('if_') ? 'hangs under the root of its category' : 'matches without it'}`;
      say('text-dropped', option.range, text, 'split it over several rules');
    }
    if (option.name === 'field' && byteLength(option.attributes.name ?? '') > limits.fieldNameBytes) {
      say(
        'rule-refused',
        option.range,
        'a field name this long ends the manager at the first event',
        'shorten it',
      );
    }
    const entity = /&(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);/i.exec(option.text)?.[0];
    if (
      entity !== undefined &&
      option.name !== 'description' &&
      option.name !== 'info' &&
      !isWindows(option.attributes.name)
    ) {
      say(
        'entity-in-rule',
        option.range,
        `"${entity}" stays as it is: Wazuh decodes no entity`,
        entityHint(entity),
      );
    }
  }
}

/** Values of Windows events keep their entities, so patterns name them. */
function isWindows(name: string | undefined): boolean {
  return name?.toLowerCase().startsWith('win.') === true;
}

function entityHint(entity: string): string {
  if (entity === '&lt;') return 'write "\\<", or "\\x3c" in PCRE2';
  return 'write the character itself';
}

/** Elements of one name are glued without anything between them; type and negate of the last one count. */
export function checkGlued({ element }: PlacedRule, _: LintContext, say: Say): void {
  const byName = groupBy(element.children, ({ name }) => name);
  for (const [name, options] of byName) {
    const last = options.at(-1);
    if (options.length < 2 || last === undefined) continue;
    if (name === 'if_sid' || name === 'if_matched_sid') {
      const ids = options.map(({ text }) => text.trim());
      say(
        'rule-skipped',
        last.range,
        `${options.length} <${name}> become one number, ${ids.join('')}`,
        `write <if_sid>${ids.join(', ')}</if_sid>`,
      );
    } else if ((name === 'match' || name === 'regex') && !areAlternatives(options.map(({ text }) => text))) {
      const text = `${options.length} <${name}> become one pattern, one text behind the other, not alternatives and not conditions that both hold`;
      say(
        'texts-glued',
        last.range,
        text,
        name === 'match'
          ? 'put "|" between alternatives; for both, use <match> and <regex>'
          : 'use one pattern',
      );
    } else if (name === 'group' && options.slice(0, -1).some(({ text }) => !text.trim().endsWith(','))) {
      say(
        'texts-glued',
        last.range,
        'the names of these groups run into one another',
        'end each <group> with a comma',
      );
    }
  }
}

/** A long list of alternatives is written as several elements on purpose: `a|b|` and `c|d`. */
function areAlternatives(texts: readonly string[]): boolean {
  return texts.every((text, at) => at === 0 || text.startsWith('|') || texts[at - 1]?.endsWith('|') === true);
}
