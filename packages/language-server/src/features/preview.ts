import type { ExaminerClient } from '../examine/examiner-client.ts';
import type { Conversion } from '../examine/protocol.ts';

/** The request, and the command, that answers with what a rule becomes. */
export const previewMethod = 'sigmazuh.convert';

/** What is asked: `position` says which rule of a file is meant; without it the first. */
export interface PreviewWish {
  readonly uri: string;
  readonly target?: string;
  readonly position?: { readonly line: number; readonly character: number };
}

export interface PreviewAnswer {
  readonly target: string;
  /** `null` when the rule is refused; `told` says why then. */
  readonly text: string | null;
  readonly told: readonly string[];
  /** What an editor may colour the text as. */
  readonly language: 'xml' | 'json' | 'yaml';
}

const languages: Readonly<Record<string, PreviewAnswer['language']>> = { opensearch: 'json', wazuh5: 'yaml' };

/** Reads what a client sent, which may be anything. */
export function previewWishOf(sent: unknown): PreviewWish | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const { uri, target, position }: { uri?: unknown; target?: unknown; position?: unknown } = sent;
  if (typeof uri !== 'string') return null;
  return {
    uri,
    ...(typeof target === 'string' ? { target } : {}),
    ...(isPosition(position) ? { position } : {}),
  };
}

function isPosition(value: unknown): value is NonNullable<PreviewWish['position']> {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character }: { line?: unknown; character?: unknown } = value;
  return typeof line === 'number' && typeof character === 'number';
}

/** What a rule becomes, for the target that is asked for. */
export async function preview(
  examiner: ExaminerClient,
  shown: { readonly path: string; readonly text: string; readonly folders: readonly string[] },
  target: string,
  offset: number,
): Promise<PreviewAnswer> {
  const conversion: Conversion | null = await examiner.convert({ ...shown, target, offset });
  const { text, told } = conversion ?? {
    text: null,
    told: ['the rule could not be converted: see the log of the server'],
  };
  return { target, text, told, language: languages[target] ?? 'xml' };
}
