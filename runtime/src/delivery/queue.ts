/** First in, first out, at constant cost. */
export class Queue<Item> {
  #items: (Item | undefined)[] = [];
  #head = 0;

  get size(): number {
    return this.#items.length - this.#head;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  peek(): Item | undefined {
    return this.#items[this.#head];
  }

  shift(): Item | undefined {
    if (this.size === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head += 1;
    if (this.#head === this.#items.length) this.#reset([]);
    else if (this.#head > 1024 && this.#head * 2 > this.#items.length)
      this.#reset(this.#items.slice(this.#head));
    return item;
  }

  /** Takes out all that the test refuses and returns them. */
  keep(test: (item: Item) => boolean): Item[] {
    const kept: Item[] = [];
    const out: Item[] = [];
    for (const item of this.#items.slice(this.#head) as Item[]) (test(item) ? kept : out).push(item);
    this.#reset(kept);
    return out;
  }

  #reset(items: (Item | undefined)[]): void {
    this.#items = items;
    this.#head = 0;
  }
}
