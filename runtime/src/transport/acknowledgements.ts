interface Slot {
  readonly settle: () => void;
  done: boolean;
}

/** Sends acknowledgements in the order of receipt, however they are given [MQTT-4.6.0-2]. One per link: a lost link takes its slots along. REQ-DEL-2 REQ-DEL-3 */
export class Acknowledgements {
  #slots: Slot[] = [];
  #first = 0;
  #open = true;

  /** Takes a place in the order; the returned function settles it. */
  expect(settle: () => void): () => void {
    const slot: Slot = { settle, done: false };
    this.#slots.push(slot);
    return () => {
      if (slot.done) return;
      slot.done = true;
      if (this.#slots[this.#first] === slot) this.#flush();
    };
  }

  /** From now on nothing is sent. */
  close(): void {
    this.#open = false;
    this.#slots = [];
  }

  #flush(): void {
    let slot = this.#slots[this.#first];
    while (this.#open && slot?.done === true) {
      this.#first += 1;
      slot.settle();
      slot = this.#slots[this.#first];
    }
    this.#compact();
  }

  #compact(): void {
    if (this.#first < 64 || this.#first * 2 < this.#slots.length) return;
    this.#slots = this.#slots.slice(this.#first);
    this.#first = 0;
  }
}
