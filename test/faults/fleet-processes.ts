import { FleetProcess, type FleetProcessOptions } from './fleet-process.ts';
import type { Fleet } from './fleet.ts';

type Given = Partial<Pick<FleetProcessOptions, 'from' | 'count' | 'keepAliveSeconds' | 'lanes' | 'state'>>;

/** The processes of one test, in the folders of its fleet; none outlives it. */
export class FleetProcesses {
  readonly #url: string;
  readonly #fleet: Fleet;
  readonly #processes: FleetProcess[] = [];

  constructor(url: string, fleet: Fleet) {
    this.#url = url;
    this.#fleet = fleet;
  }

  /** Resolves when it is online. All instances of a role write into one log. */
  async start(role: 'shop' | 'stock', instance: string, given: Given = {}): Promise<FleetProcess> {
    const state = await this.#fleet.folder(role);
    const log = await this.#fleet.folder(`${role}.log`);
    const started = new FleetProcess({ role, url: this.#url, state, instance, log, ...given });
    this.#processes.push(started);
    await started.ready();
    return started;
  }

  async close(): Promise<void> {
    await Promise.all(this.#processes.map((one) => one.kill()));
  }
}

/** What was sent and is not among what was handled. */
export function missing(sent: readonly number[], handled: readonly number[]): readonly number[] {
  const known = new Set(handled);
  return sent.filter((n) => !known.has(n));
}
