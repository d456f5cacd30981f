import type { Pack } from '@sigmazuh/wazuh';
import type { DeployedFile } from './target.ts';

/** Below what a manager's API takes in one request as shipped, which is 10 MiB; all of SigmaHQ makes 9.7 million bytes. */
const largestUpload = 10_400_000;

/**
 * The pack as it is deployed: its rules in one file for each place that they load from, so that the step from the old
 * rules to the new ones is one request. A pack too large for that becomes as few files as it can.
 *
 * @param name the pack's name
 */
export function bundlePack(
  pack: Pick<Pack, 'files' | 'decoders'> & Partial<Pick<Pack, 'lists'>>,
  name: string,
  limit: number = largestUpload,
): readonly DeployedFile[] {
  const byPrefix = new Map<string, string[]>();
  for (const file of [...pack.files].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const [prefix = ''] = file.name.split('-');
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), file.text]);
  }
  const rules = [...byPrefix].flatMap(([prefix, texts]) => {
    const parts = partsOf(texts, limit);
    return parts.map((text, index): DeployedFile => {
      const number = parts.length === 1 ? '' : `-${String(index + 1).padStart(3, '0')}`;
      return { kind: 'rules', name: `${prefix}-${name}${number}.xml`, text };
    });
  });
  const decoders = pack.decoders.map((file): DeployedFile => ({ kind: 'decoders', ...file }));
  const lists = (pack.lists ?? []).map(
    (list): DeployedFile => ({
      kind: 'lists',
      name: list.name.replace(/^etc\/lists\//, ''),
      text: list.text,
    }),
  );
  return [...lists, ...decoders, ...rules];
}

/** Texts put together in their order, none longer than the limit where that can be. */
function partsOf(texts: readonly string[], limit: number): readonly string[] {
  const parts: string[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text, 'utf8');
    if (size + bytes > limit) {
      parts.push(text);
      size = bytes;
    } else {
      parts.push(`${parts.pop() ?? ''}${text}`);
      size += bytes;
    }
  }
  return parts;
}
