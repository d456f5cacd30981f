/** What a manager keeps in directories of their own. */
export const fileKinds = ['lists', 'decoders', 'rules'] as const;
export type FileKind = (typeof fileKinds)[number];

/** How much of a file is enough to know who wrote it. */
export const startBytes = 1_000;

/** A file on its way to a manager. */
export interface DeployedFile {
  readonly kind: FileKind;
  readonly name: string;
  readonly text: string;
}

/** Where packs are deployed: the user's own rules and decoders there, never the stock ones. */
export interface DeployTarget {
  /** How it is called in messages. */
  readonly name: string;
  list(kind: FileKind): Promise<readonly string[]>;
  read(kind: FileKind, name: string): Promise<string>;
  /** The beginning of a file, its first line at least: lists may be long. */
  readStart(kind: FileKind, name: string): Promise<string>;
  /** Whether `remove` can only mean the file in the user's own directory, wherever else files of that name may lie. */
  canRemove(kind: FileKind, name: string): Promise<boolean>;
  /** Writes or replaces; done twice is done once. */
  write(file: DeployedFile): Promise<void>;
  /** Done twice is done once. */
  remove(kind: FileKind, name: string): Promise<void>;
  /** The lists that `ossec.conf` declares; `null` where it cannot be read. */
  declaredLists(): Promise<readonly string[] | null>;
  /** What the manager has against what lies there now; empty when nothing. */
  validate(): Promise<readonly string[]>;
  /** Makes what lies there count. */
  activate(): Promise<void>;
  /** `null` where there is no manager to ask: a directory, in which files just lie. */
  readonly engine: ManagerEngine | null;
}

/** The manager's own engine, asked without touching what it does with real events. */
export interface ManagerEngine {
  /** What becomes of each event, in the order of arrival, with a memory of their own. */
  judge(events: readonly ManagerEvent[]): Promise<readonly ManagerVerdict[]>;
}

export interface ManagerEvent {
  readonly event: string;
  readonly format: 'syslog' | 'eventchannel';
}

export interface ManagerVerdict {
  readonly alert: boolean;
  /** `null` when no rule takes the event. */
  readonly rule: string | null;
}

/** A step did not work out; the message says what and what to do. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}
