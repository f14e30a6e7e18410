import type { IClientOptions } from 'mqtt';

type IdProvider = NonNullable<IClientOptions['messageIdProvider']>;

/** Ids up to here are those of our messages. */
export const lastPublishId = 60_000;
const last = 65_535;

/** The packet ids of what mqtt.js sends itself: none of those that our messages have. */
export class OwnIds implements IdProvider {
  #last = lastPublishId;

  allocate(): number {
    this.#last = this.#last === last ? lastPublishId + 1 : this.#last + 1;
    return this.#last;
  }

  getLastAllocated(): number {
    return this.#last;
  }

  register(): boolean {
    return true;
  }

  deallocate(): void {
    // They come round after thousands of others.
  }

  clear(): void {
    this.#last = lastPublishId;
  }
}
