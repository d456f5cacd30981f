import { ownEntry } from '@sigmazuh/parser';
import type { KnownValues, Pipeline, Source } from '@sigmazuh/pipeline';

/** Stands among decoders for none: nothing can ask for it, so a rule then asks for no decoder at all. */
export const noDecoder = '';

/** How a text looks in the fields of a source's events. */
export type FieldForm = 'windows' | 'json' | 'xml' | 'plain';

/**
 * Where the events of one Sigma log source arrive in Wazuh, and what becomes of their fields. A log source can have
 * several of these: process creation comes from Sysmon and from the Security log. Conditions (`when`) are tested where the
 * stock parents do not imply them; a Sigma field without a place is refused.
 */
export interface SourceMapping extends Source {
  /** Decoder types the events have, i.e. the template rules they enter by. */
  readonly enters: readonly string[];
  /** Decoders that may take the events, `noDecoder` among them; absent = any but `notDecodedAs`. */
  readonly decodedAs?: readonly string[];
  readonly notDecodedAs?: readonly string[];
  /** Values the events always have, beyond `when`; never tested. */
  readonly known?: KnownValues;
  /**
   * First parts of the names of all dynamic fields the events can have (`win`), or of those they cannot; a rule of
   * the manager that asks for another one is out of their way.
   */
  readonly fieldRoots?: { readonly kind: 'only' | 'without'; readonly names: readonly string[] };
  readonly form: FieldForm;
  /** Sigma field → Wazuh field, or fields of which any may hold the value. Names of static fields mean those. */
  readonly fields: Readonly<Record<string, FieldPlace | readonly FieldPlace[]>>;
  /** Sigma field, of whose places some hold more than its value → the one that is empty where the value is. */
  readonly emptyWhere?: Readonly<Record<string, FieldPlace>>;
  /** Sigma field → the Wazuh field whose value is meant instead wherever an event has it. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Sigma field → how it is told in other fields of these events. */
  readonly views?: Readonly<Record<string, FieldView>>;
  /** Sigma field → why Wazuh never delivers it, though the events have it; a rule that asks for it is refused. */
  readonly undelivered?: Readonly<Record<string, string>>;
  /** If given, the only Sigma fields that these events have, besides `fields`. */
  readonly onlyFields?: readonly string[];
  /** Sigma field → what a value of it holds besides, which a rule that asks for its start may not have thought of. */
  readonly remarks?: Readonly<Record<string, string>>;
  /** What such lines have in place of a value that was not sent. A rule that asks for it means that there is none. */
  readonly unsent?: string;
  /** Paths of JSON that are maps in every event, never lists; `user.**` is `user` and all maps below it. */
  readonly objects?: readonly string[];
  /** Wazuh fields that every event has. */
  readonly present?: readonly string[];
  /** What is in every one of these events and in few others, and is asked for. */
  readonly marker?: Marker;
  /** A place that every one of these events has and most others lack; asked for where a rule only excludes. */
  readonly telltale?: FieldPlace;
  /** `additional`: what of a rule cannot be written for it is written for the other sources, and the rule says so. */
  readonly role?: 'additional';
  /** What a manager or its agents need for these events to arrive, for the manifest. */
  readonly needs?: string;
  /** What a search without a field looks through. */
  readonly keywords: 'event' | 'line' | 'audit-line' | 'refused';
}

/** The source as a rule sees it that asks whether a field is empty. */
export function withEmptyPlace(field: string, source: SourceMapping): SourceMapping {
  const place = ownEntry(source.emptyWhere, field);
  return place === undefined ? source : { ...source, fields: { ...source.fields, [field]: place } };
}

/**
 * A field told by others: `part` = behind `NAME=` in a list of such parts, `labels` = by other words for the same, `account`
 * = `DOMAIN\\name` in two fields.
 */
export type FieldView =
  | { readonly kind: 'part'; readonly of: string; readonly name: string }
  | { readonly kind: 'labels'; readonly of: string; readonly labels: Readonly<Record<string, string>> }
  | { readonly kind: 'account'; readonly name: string; readonly domain: string };

/** A place that holds something, or words of which one is in the line (or in the place that `in` names). */
export type Marker = FieldPlace | MarkerWords;

export interface MarkerWords {
  readonly words: readonly string[];
  readonly in?: FieldPlace;
  /** Where a word has to stand; anywhere unless said otherwise. */
  readonly at?: 'start' | 'anywhere';
}

/** Values inside what the decoders leave whole: a URL, the line of a web server, Squid, ClamAV, sudo, sshd or auditd. */
export type LogPartName = (typeof logPartNames)[number];
export const logPartNames = [
  'url-absolute',
  'url-host',
  'url-stem',
  'url-query',
  'url-extension',
  'access-user',
  'access-referrer',
  'access-agent',
  'iis-method',
  'iis-user',
  'iis-agent',
  'iis-referrer',
  'iis-url',
  'iis-stem',
  'iis-query',
  'iis-extension',
  'squid-method',
  'squid-user',
  'squid-peer',
  'sudo-command',
  'sudo-directory',
  'sudo-terminal',
  'sudo-user',
  'sshd-address',
  'sshd-address-in-words',
  'sshd-port',
  'sshd-user',
  'clamav-file',
  'clamav-signature',
  'audit-command-line',
] as const;

/**
 * Where a value is: in a field of that name, in a part of the log that has a name, between two texts of the log (`before` directly in front of it, `after`
 * behind it and never in it), or under a key of an audit record.
 */
export type FieldPlace =
  | string
  | { readonly part: LogPartName }
  | { readonly between: readonly [before: string, after: string] }
  | { readonly audit: string };

/** A pipeline whose sources say where events arrive in Wazuh. */
export type WazuhPipeline = Pipeline<SourceMapping>;

/** The decoders of Sysmon for Linux, which stock Wazuh has none for, by the name that stands for them in pipelines. */
export const sysmonForLinuxName = 'sysmon-for-linux';
