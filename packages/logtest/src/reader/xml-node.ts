import type { ByteText } from '../bytes.ts';

/** An element as Wazuh's own XML reader delivers it: no entities, content exactly as written, comments cut out. */
export interface XmlElement {
  readonly name: ByteText;
  readonly attributes: readonly { readonly name: ByteText; readonly value: ByteText }[];
  readonly content: ByteText;
  readonly children: readonly XmlElement[];
  readonly line: number;
}
