import { ParleyError } from '../../errors.ts';

/** What a channel may keep unconfirmed. */
export interface DurableLimits {
  readonly records: number;
  readonly bytes: number;
}

/** How much each channel keeps unconfirmed. */
export class Taken {
  readonly #byChannel = new Map<string, { records: number; bytes: number }>();

  /** Throws `overloaded` when so many bytes more are too much. */
  assertRoom(channel: string, bytes: number, limits: DurableLimits): void {
    const taken = this.#byChannel.get(channel);
    if (taken === undefined) return;
    if (taken.records < limits.records && taken.bytes + bytes <= limits.bytes) return;
    const sizes = `${String(taken.records)} messages with ${String(taken.bytes)} bytes`;
    throw new ParleyError('overloaded', `${channel}: ${sizes} wait for their confirmation`);
  }

  add(channel: string, bytes: number): void {
    const taken = this.#byChannel.get(channel) ?? { records: 0, bytes: 0 };
    taken.records += 1;
    taken.bytes += bytes;
    this.#byChannel.set(channel, taken);
  }

  remove(channel: string, bytes: number): void {
    const taken = this.#byChannel.get(channel);
    if (taken === undefined) return;
    taken.records -= 1;
    taken.bytes -= bytes;
  }
}
