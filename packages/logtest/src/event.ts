import type { ByteText } from './bytes.ts';

/**
 * What comes in: a log line as an agent or syslog delivers it, or a Windows event, as the agent sends it or as the
 * decoder has printed it.
 */
export interface LogEvent {
  readonly id?: string | number;
  readonly log?: string;
  readonly winevt?: { readonly Event?: string; readonly Message?: string };
  /** A Windows event behind the decoder, the JSON text `{"win":{…}}` that managers keep as `full_log`. */
  readonly decodedWinevt?: string;
  /** Where it was read, e.g. `/var/log/auth.log`; also what `<location>` sees. */
  readonly location?: string;
  /** Arrival at the manager, seconds since the epoch; the engine's clock where missing. */
  readonly time?: number;
  readonly agent?: { readonly id?: string; readonly name?: string; readonly ip?: string };
  /** Events of one session share one event memory; the default is one for all. */
  readonly session?: string;
}

export const staticFieldNames = [
  'srcip',
  'dstip',
  'srcgeoip',
  'dstgeoip',
  'srcport',
  'dstport',
  'srcuser',
  'dstuser',
  'protocol',
  'action',
  'id',
  'url',
  'data',
  'extra_data',
  'status',
  'system_name',
] as const;
export type StaticFieldName = (typeof staticFieldNames)[number];

/** `queue: 'windows'` is the queue `f` of the agent's eventchannel collector; `category` is the decoder's type. */
export type DecoderCategory =
  | 'syslog'
  | 'firewall'
  | 'ids'
  | 'web-log'
  | 'squid'
  | 'windows'
  | 'ossec'
  | 'host-information'
  | 'unknown';

/** An event after pre-decoding and decoding: all that rules may look at. */
export interface DecodedEvent {
  readonly source: LogEvent;
  /** The whole line as received. */
  readonly fullLog: ByteText;
  /** The part after pre-decoding, what `<match>` and `<regex>` search. */
  readonly log: ByteText;
  /** Bytes of what the agent sent, where `log` is made from it. */
  readonly size?: number;
  readonly location: ByteText;
  readonly time: number;
  readonly agentId: string;
  /** `hostname` is the agent's name when one sent the event; without it and a header, it is missing (the manager). */
  readonly predecoder: {
    readonly timestamp?: ByteText;
    readonly hostname?: ByteText;
    readonly programName?: ByteText;
  };
  /** Name of the decoder, and of its parent; `null` when none matched. */
  readonly decoder: { readonly name: ByteText; readonly parent: ByteText | null } | null;
  /** Which template rule (1–7) the event enters by. */
  readonly category: DecoderCategory;
  readonly static: { readonly [name in StaticFieldName]?: ByteText };
  /** Dynamic fields in decoding order; of a name that occurs twice the first value counts. */
  readonly fields: ReadonlyMap<ByteText, ByteText>;
  /** What the further occurrences of a name held (`dup_fields` of a verdict); rules never see it. */
  readonly duplicateFields?: readonly (readonly [name: ByteText, value: ByteText])[];
  /** Set when the engine drops the event before any rule sees it; a verdict's `outcome` then. */
  readonly failure?: 'winevt_decode_failed';
  /** The decoder's `<fts>` field names when it has them. */
  readonly fts: readonly string[];
}
