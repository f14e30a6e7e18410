import { Queue } from './queue.ts';

/** A lower lane that was passed over this often goes next. */
const patience = 8;

/** Highest priority first, but no lane starves: one that was passed over eight times gets its turn. Within a lane first in, first out. */
export class PriorityQueue<Item> {
  readonly #lanes: readonly Queue<Item>[] = [new Queue(), new Queue(), new Queue(), new Queue()];
  readonly #passedOver = [0, 0, 0, 0];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** `priority` 0 low to 3 critical. */
  push(item: Item, priority: number): void {
    this.#lane(priority).push(item);
    this.#size += 1;
  }

  shift(): Item | undefined {
    if (this.#size === 0) return undefined;
    const chosen = this.#choose();
    this.#passedOver[chosen] = 0;
    this.#size -= 1;
    return this.#lane(chosen).shift();
  }

  #choose(): number {
    let chosen = -1;
    for (let lane = 3; lane >= 0; lane -= 1) {
      if (this.#lane(lane).size === 0) continue;
      if (chosen === -1) chosen = lane;
      else if (this.#countPass(lane) > patience) return lane;
    }
    return chosen;
  }

  #countPass(lane: number): number {
    const passes = (this.#passedOver[lane] ?? 0) + 1;
    this.#passedOver[lane] = passes;
    return passes;
  }

  #lane(index: number): Queue<Item> {
    const lane = this.#lanes[index];
    if (lane === undefined) throw new RangeError(`no priority ${index}`);
    return lane;
  }
}
