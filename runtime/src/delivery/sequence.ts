/** Concrete topics that are counted; with more, counting begins anew under the next epoch. */
const maximumTopics = 100_000;

/** Gives each message its place in the stream of one instance on one topic: `"{epoch}.{n}"`. REQ-DEL-60 */
export class Sequence {
  readonly #counts = new Map<string, number>();
  #epoch: number;

  /** `epoch` must be higher than in every earlier life of the instance. */
  constructor(epoch: number) {
    this.#epoch = epoch;
  }

  next(topic: string): string {
    const known = this.#counts.get(topic);
    if (known === undefined && this.#counts.size >= maximumTopics) {
      this.#counts.clear();
      this.#epoch += 1;
    }
    const count = (known ?? 0) + 1;
    this.#counts.set(topic, count);
    return `${this.#epoch}.${count}`;
  }
}
