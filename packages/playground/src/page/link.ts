/** What a link carries: what was written, and what is looked at. */
export interface Shared {
  readonly rules: string;
  readonly pipeline: string;
  readonly events: string;
  readonly rule: number | null;
  readonly event: number | null;
  readonly tab: string;
}

/** The form of the fragment; another one would get another number. */
const prefix = '#1.';

/** The fragment of a link that opens the page as it is now. Fragments are never sent to a server. */
export async function printLink(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const deflated = await through(bytes, new CompressionStream('deflate-raw'));
  const text = Array.from(deflated, (byte) => String.fromCharCode(byte)).join('');
  return prefix + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Reads the fragment of a link.
 *
 * @returns `null` for none, a sentence for one that was damaged on the way
 */
export async function readLink(fragment: string): Promise<Shared | string | null> {
  if (fragment === '' || fragment === '#') return null;
  if (!fragment.startsWith(prefix)) return 'This link is of another version of the page, or of none.';
  try {
    const base64 = fragment.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/');
    const deflated = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bytes = await through(deflated, new DecompressionStream('deflate-raw'));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isShared(value) ? value : 'This link lacks a part of what it should carry.';
  } catch {
    return 'This link is damaged: a part of it is missing or changed.';
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const passed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(passed).arrayBuffer());
}

function isShared(value: unknown): value is Shared {
  if (typeof value !== 'object' || value === null) return false;
  const { rules, pipeline, events, rule, event, tab } = value as Readonly<Record<string, unknown>>;
  return (
    [rules, pipeline, events, tab].every((each) => typeof each === 'string') &&
    (rule === null || Number.isSafeInteger(rule)) &&
    (event === null || Number.isSafeInteger(event))
  );
}
