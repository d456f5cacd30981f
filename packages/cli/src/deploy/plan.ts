import { packMarkOf, readRuleFile } from '@sigmazuh/wazuh';
import { isChangedByHand } from './seal.ts';
import type { DeployedFile, DeployTarget, FileKind } from './target.ts';
import { fileKinds } from './target.ts';

/** One change, with what was there before it. */
export type DeployStep =
  | { readonly do: 'write'; readonly file: DeployedFile; readonly before: string | null }
  | { readonly do: 'remove'; readonly kind: FileKind; readonly name: string; readonly before: string };

export interface DeployPlan {
  /** In the order in which they are done: what rules need comes before them, what is gone goes last. */
  readonly steps: readonly DeployStep[];
  /** Files that are as they should be. */
  readonly kept: readonly DeployedFile[];
  /** Files of others under names that the pack needs. */
  readonly conflicts: readonly { readonly kind: FileKind; readonly name: string }[];
  /** Files of the pack that somebody has changed on the manager since, and that a step would replace or remove. */
  readonly changedByHand: readonly { readonly kind: FileKind; readonly name: string }[];
  /** Rules of others with ids of the pack. */
  readonly collisions: readonly Collision[];
}

/** Of two rules with one id a manager loads the one that it reads first, and leaves the other out. */
export interface Collision {
  readonly id: number;
  /** The file of somebody else. */
  readonly name: string;
  readonly leftOut: 'its rule' | 'the rule of the pack';
}

/** A file as it lies on a manager. */
type PresentFile = DeployedFile;

/**
 * Reads the user's own rules and decoders, and of the lists, which may be long, those that are wanted and those that
 * are this pack's and nobody's rules ask any more.
 *
 * @param pack the pack's name
 */
export async function presentFiles(
  target: DeployTarget,
  wanted: readonly DeployedFile[],
  pack: string,
): Promise<readonly PresentFile[]> {
  const files: PresentFile[] = [];
  const read = async (kind: FileKind, name: string): Promise<void> => {
    files.push({ kind, name, text: await target.read(kind, name) });
  };
  for (const kind of ['decoders', 'rules'] as const) {
    for (const name of await target.list(kind)) await read(kind, name);
  }
  const wantedLists = new Set(wanted.flatMap(({ kind, name }) => (kind === 'lists' ? [name] : [])));
  const stay = listsAskedBy([...wanted, ...files.filter((file) => packMarkOf(file)?.pack !== pack)]);
  // Who may not read lists has none deployed; any other trouble comes again with the next request.
  const lists = await target.list('lists').catch((error: unknown) => {
    if (wantedLists.size > 0) throw error;
    return [];
  });
  for (const name of lists) {
    if (wantedLists.has(name)) await read('lists', name);
    else if (!stay.has(name)) {
      const text = await target.readStart('lists', name);
      const isObsolete = packMarkOf({ name, text })?.pack === pack && (await target.canRemove('lists', name));
      if (isObsolete) await read('lists', name);
    }
  }
  return files;
}

/** The lists that rules name, also in conditions that only look as if they asked them. */
function listsAskedBy(files: readonly DeployedFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ kind, text }) =>
      kind === 'rules' ? [...text.matchAll(/etc\/lists\/([^<\s]+)/g)].map(([, name = '']) => name) : [],
    ),
  );
}

/**
 * What has to be done so that of this pack these files lie there and no others. A file is this tool's when it says so
 * itself (`packMarkOf`); files of others, and of other packs, are left alone.
 *
 * @param pack the pack's name
 */
export function planDeployment(
  wanted: readonly DeployedFile[],
  present: readonly PresentFile[],
  pack: string,
): DeployPlan {
  const there = new Map(present.map((file) => [keyOf(file.kind, file.name), file]));
  const isOwn = (file: PresentFile): boolean => packMarkOf(file)?.pack === pack;
  const writes: DeployStep[] = [];
  const kept: DeployedFile[] = [];
  const conflicts: { kind: FileKind; name: string }[] = [];
  for (const file of [...wanted].sort(byLoading)) {
    const before = there.get(keyOf(file.kind, file.name));
    if (before !== undefined && before.text === file.text) kept.push(file);
    else if (before !== undefined && !isOwn(before)) conflicts.push({ kind: file.kind, name: file.name });
    else writes.push({ do: 'write', file, before: before?.text ?? null });
  }
  const names = new Set(wanted.map(({ kind, name }) => keyOf(kind, name)));
  const removals = present
    .filter((file) => isOwn(file) && !names.has(keyOf(file.kind, file.name)))
    .sort((one, other) => byLoading(other, one))
    .map(({ kind, name, text }): DeployStep => ({ do: 'remove', kind, name, before: text }));
  const files = new Map(wanted.flatMap((file) => idsIn(file).map((id) => [id, file.name] as const)));
  const collisions = present
    .filter((file) => !isOwn(file) && !names.has(keyOf(file.kind, file.name)))
    .flatMap((file) => idsIn(file).flatMap((id) => collisionOf(id, file.name, files.get(id)) ?? []));
  const steps = [...writes, ...removals];
  const changedByHand = steps.flatMap((step) => {
    const { kind, name } = step.do === 'write' ? step.file : step;
    return step.before !== null && isChangedByHand({ text: step.before }) ? [{ kind, name }] : [];
  });
  return { steps, kept, conflicts, changedByHand, collisions };
}

function collisionOf(id: number, name: string, own: string | undefined): Collision | null {
  if (own === undefined) return null;
  return { id, name, leftOut: name < own ? 'the rule of the pack' : 'its rule' };
}

/** The ids that rules of a file have; a rule that takes another's place means its id. */
function idsIn({ kind, text }: DeployedFile): readonly number[] {
  if (kind !== 'rules') return [];
  return readRuleFile(text).flatMap(({ id, overwrite }) => (overwrite === 'yes' ? [] : [id]));
}

const keyOf = (kind: FileKind, name: string): string => `${kind}/${name}`;

function byLoading(one: DeployedFile, other: DeployedFile): number {
  const kinds = fileKinds.indexOf(one.kind) - fileKinds.indexOf(other.kind);
  return kinds !== 0 ? kinds : one.name < other.name ? -1 : 1;
}
