/** First in, first out, and readable from the newest on. */
export class Queue<Item> {
  #items: Item[] = [];
  #gone = 0;

  get length(): number {
    return this.#items.length - this.#gone;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  first(): Item | undefined {
    return this.#items[this.#gone];
  }

  shift(): void {
    if (this.length === 0) return;
    this.#gone += 1;
    // What is gone stays referenced until here, so it must never be more than what is left.
    if (this.#gone * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#gone);
      this.#gone = 0;
    }
  }

  *newestFirst(): IterableIterator<Item> {
    for (let index = this.#items.length - 1; index >= this.#gone; index -= 1) {
      const item = this.#items[index];
      if (item !== undefined) yield item;
    }
  }
}
