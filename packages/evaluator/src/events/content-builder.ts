import { type EventContent, type Field, type FieldValue, fieldValue, type Scalar } from '../event.ts';
import { FoldableText } from '../text/text-pattern.ts';

/** Collects an event's fields by name, in the order of the event. */
export class ContentBuilder {
  readonly #values = new Map<string, FieldValue[]>();
  readonly #nested = new Set<string>();
  readonly #unsearched = new Set<FieldValue>();
  readonly #lines: FoldableText[] = [];
  #channel: string | undefined;

  /** The Windows log that the event is of. */
  setChannel(name: string): void {
    this.#channel = name;
  }

  /** One more value of the field. */
  add(name: string, scalar: Scalar): void {
    this.#push(name, fieldValue(scalar));
  }

  /** One more value of the field, which keywords do not see. */
  addUnsearched(name: string, scalar: Scalar): void {
    const value = fieldValue(scalar);
    this.#unsearched.add(value);
    this.#push(name, value);
  }

  #push(name: string, value: FieldValue): void {
    const values = this.#values.get(name);
    if (values === undefined) this.#values.set(name, [value]);
    else values.push(value);
  }

  /** The field is there, whether or not values follow. */
  addEmpty(name: string): void {
    if (!this.#values.has(name)) this.#values.set(name, []);
  }

  addNested(name: string): void {
    this.#nested.add(name);
  }

  /** A whole line, which keywords see beside the values. */
  addLine(line: string): void {
    this.#lines.push(new FoldableText(line));
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  build(): EventContent {
    const fields = new Map<string, Field>();
    for (const name of this.#nested) fields.set(name, { values: [], kind: 'nested' });
    // Empty lists beside maps leave a field what the maps make of it.
    for (const [name, values] of this.#values) {
      if (values.length > 0 || !this.#nested.has(name)) fields.set(name, { values, kind: 'value' });
    }
    const texts = Array.from(this.#values.values()).flatMap((values) =>
      values.flatMap((value) => (this.#unsearched.has(value) ? [] : (value.text ?? []))),
    );
    const channel = this.#channel;
    return { fields, texts: [...texts, ...this.#lines], ...(channel === undefined ? {} : { channel }) };
  }
}
