import { tool } from '../version.ts';

/** Who wrote a file of a pack. */
export interface PackMark {
  /** The pack's name. */
  readonly pack: string;
  readonly version: string;
}

/** The first line of every file that this tool writes; `packMarkOf` knows it again. */
export function markLine(pack: string): string {
  return `Written by ${tool.name} ${tool.version} as part of the pack "${pack}". Do not edit: the next build writes it anew.`;
}

/** The first key of every list that a pack ships: a list has no comments. */
export function listMark(pack: string): string {
  return `# Written by ${tool.name} ${tool.version} as part of the pack ${pack}`;
}

const listMarked = /^# Written by sigmazuh (\S+) as part of the pack ([a-z0-9-]+):\n/;

const mark = /^\uFEFF?\s*<!--\s*Written by sigmazuh (\S+) as part of the pack "([a-z0-9-]+)"\./;

/** What packs of version 0.1 looked like, which did not say who wrote them. */
const unmarked = { file: /^sigmazuh_\w+\.xml$/, text: /^\s*<group name="sigma,">/ };

/** Which pack a file of a manager belongs to; `null` for a file that this tool did not write. */
export function packMarkOf({
  name,
  text,
}: {
  readonly name: string;
  readonly text: string;
}): PackMark | null {
  const [, version, pack] = mark.exec(text) ?? listMarked.exec(text) ?? [];
  if (version !== undefined && pack !== undefined) return { pack, version };
  return unmarked.file.test(name) && unmarked.text.test(text) ? { pack: 'sigmazuh', version: '0.1.0' } : null;
}
