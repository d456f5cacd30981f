import type { Pipeline, Source } from '@sigmazuh/pipeline';

/** Where a Sigma field's value is in an event of the Wazuh Common Schema. */
export type FieldPlace =
  | string
  /** `DOMAIN\name`, which the decoders part. */
  | { readonly kind: 'account'; readonly domain: string; readonly name: string }
  /** `SHA256=…,IMPHASH=…`, which the decoders part; by the name in front of `=`. */
  | { readonly kind: 'hashes'; readonly byName: Readonly<Record<string, string>> }
  /** A field whose values the decoders write anew where they look like this, so that these cannot be found. */
  | { readonly kind: 'rewritten'; readonly field: string; readonly values: RegExp }
  /** Values that the decoders write in other words. */
  | { readonly kind: 'renamed'; readonly field: string; readonly values: Readonly<Record<string, string>> };

/** Values that an event of a source has; all fields must have one of theirs. */
export type EventMarks = Readonly<Record<string, readonly string[]>>;

/** Events of one Sigma log source, as Wazuh 5 decodes them. */
export interface EventSource extends Source {
  /** Title of the integration whose decoders make these events; the rule's `logsource.product`. */
  readonly integration: string;
  /** The integration's category: its events are in `wazuh-events-v5-CATEGORY`. */
  readonly category: string;
  /**
   * Ways to tell the events from others of that data stream, any of which will do, beside what `when` asks for; none =
   * `when` alone tells them.
   */
  readonly marks: readonly EventMarks[];
  /** Of several fields any may hold the value. */
  readonly fields: Readonly<Record<string, FieldPlace | readonly FieldPlace[]>>;
}

/** A source of this package's own, told by its marks. */
export type BuiltInSource = Omit<EventSource, 'name' | 'when'>;

/** What a pipeline file says of events in Wazuh 5. */
export type Wazuh5Pipeline = Pipeline<EventSource>;
