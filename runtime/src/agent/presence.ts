import type { CardData, HealthData, StatusData } from '@parley/schemas';
import type { Environment } from '../environment.ts';
import { contentTypes } from '../protocol/envelope.ts';
import { formatTime } from '../protocol/time.ts';
import type { Transport, Will } from '../transport/transport.ts';
import { createProcessLoad } from '../presence/process-load.ts';
import type { Load } from '../presence/vitals.ts';
import type { LivingIdentity } from './identity.ts';
import { systemTypes, type WriteSystemMessage } from './system-messages.ts';

const properties = { contentType: contentTypes.event };

export type PresenceState = StatusData['state'];

export interface PresenceOptions {
  readonly identity: LivingIdentity;
  readonly environment: Environment;
  readonly write: WriteSystemMessage;
  /** Declaration, version and contract hashes: the content of the card. */
  readonly card: CardData;
  readonly load: () => Load;
  readonly intervalMs: number;
}

/** What an instance shows of itself: status and card retained, health as a heartbeat. */
export class Presence {
  readonly #options: PresenceOptions;
  #state: PresenceState = 'online';
  #since: string;
  readonly #processLoad = createProcessLoad();

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#since = formatTime(options.environment.clock.now());
  }

  /** The broker publishes it when the connection dies. REQ-PRES-2 */
  will(): Will {
    return {
      topic: this.#topics.status(...this.#names),
      payload: this.#status('offline', 'will'),
      qos: 1,
      retain: true,
    };
  }

  /** Status and card, as on every connect. */
  async publish(transport: Transport): Promise<void> {
    const { write, card } = this.#options;
    await Promise.all([
      transport.publish({
        topic: this.#topics.card(...this.#names),
        payload: write(systemTypes.card, card),
        retain: true,
        properties,
      }),
      this.#publishStatus(transport),
    ]);
  }

  /** How it shows itself from the first connect on. Default: online. */
  begin(state: PresenceState): void {
    this.#state = state;
  }

  async change(state: PresenceState, transport: Transport): Promise<void> {
    this.#state = state;
    this.#since = formatTime(this.#options.environment.clock.now());
    await this.#publishStatus(transport);
  }

  get load(): Load {
    return this.#options.load();
  }

  /** The heartbeat's content; `tickAgeMs` is how late the main loop was. REQ-PRES-4 */
  health(tickAgeMs = 0): HealthData {
    const { identity, intervalMs } = this.#options;
    return { incarnation: identity.incarnation, intervalMs, ...this.load, ...this.#processLoad(), tickAgeMs };
  }

  async beat(transport: Transport, tickAgeMs: number): Promise<void> {
    const payload = this.#options.write(systemTypes.health, this.health(tickAgeMs));
    await transport.publish({ topic: this.#topics.health(...this.#names), payload, qos: 0, properties });
  }

  get #topics(): LivingIdentity['topics'] {
    return this.#options.identity.topics;
  }

  get #names(): [string, string] {
    return [this.#options.identity.agent, this.#options.identity.instance];
  }

  async #publishStatus(transport: Transport): Promise<void> {
    const payload = this.#status(this.#state, this.#state === 'offline' ? 'clean' : undefined);
    await transport.publish({
      topic: this.#topics.status(...this.#names),
      payload,
      retain: true,
      properties,
    });
  }

  /** REQ-PRES-1, REQ-PRES-63 */
  #status(state: PresenceState, cause: StatusData['cause']): string {
    const { identity, write } = this.#options;
    const data: StatusData = { state, incarnation: identity.incarnation, since: this.#since };
    return write(systemTypes.status, cause === undefined ? data : { ...data, cause });
  }
}
