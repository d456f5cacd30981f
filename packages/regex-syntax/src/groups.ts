import { RegexMistake } from './tree.ts';

/** The groups of an expression that capture, and what refers to them. */
export class Groups {
  readonly #names = new Set<string>();
  readonly #references: { readonly group: number | string; readonly offset: number }[] = [];
  #count = 0;

  /** Those that are opened so far. */
  get count(): number {
    return this.#count;
  }

  /** @param name empty for one that has none */
  open(name: string): void {
    this.#count += 1;
    this.#names.add(name);
  }

  /** A reference by name or number: `-1` is the last group that was opened, `+1` the next one. */
  refer(group: string, offset: number): void {
    const isNumber = /^[-+]?\d+$/.test(group);
    this.#references.push({ group: isNumber ? this.#absolute(group) : group, offset });
  }

  /** @throws {RegexMistake} where a group is referred to that is not there */
  checkReferences(): void {
    const missing = this.#references.find(({ group }) =>
      typeof group === 'string' ? !this.#names.has(group) : group < 0 || group > this.#count,
    );
    if (missing === undefined) return;
    throw new RegexMistake(`there is no group ${missing.group} to refer to`, missing.offset);
  }

  #absolute(group: string): number {
    const number = Number(group);
    if (group.startsWith('+')) return this.#count + number;
    if (number >= 0) return number;
    return this.#count + number < 0 ? number : this.#count + 1 + number;
  }
}
