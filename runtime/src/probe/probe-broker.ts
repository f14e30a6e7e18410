import type { Clock } from '../clock.ts';
import { ParleyError } from '../errors.ts';
import type { Random } from '../random.ts';
import type { TransportFactory } from '../transport/transport.ts';
import { judgeDurability } from './durability.ts';
import { gradeOf, gradePromises } from './grade.ts';
import { identify, readVersions, type Identity } from './identify.ts';
import type { Finding, Grade, Outcome, Probe, Promised } from './probe.ts';
import { delivery } from './probes/delivery.ts';
import { expiry } from './probes/expiry.ts';
import { limits } from './probes/limits.ts';
import { nagle } from './probes/nagle.ts';
import { queue } from './probes/queue.ts';
import { retained, will } from './probes/retained.ts';
import { redelivery, sessions, takeover } from './probes/sessions.ts';
import { shared } from './probes/shared.ts';
import { size } from './probes/size.ts';
import { inflightWindow, receiveMaximum } from './probes/windows.ts';
import { Scene } from './scene.ts';
import { versionFinding } from './versions.ts';

export interface ProbeOptions {
  /** Connections with one version of the protocol. */
  readonly connect: (protocol: 4 | 5) => TransportFactory;
  /** Those to try. Default: both. */
  readonly protocols?: readonly (4 | 5)[];
  /** In front of `/probe/...`, where all messages of the probes go. REQ-TOPIC-27 */
  readonly prefix: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal?: AbortSignal;
  /** Called before each probe. */
  readonly onProgress?: (progress: {
    readonly title: string;
    readonly done: number;
    readonly of: number;
  }) => void;
}

export interface BrokerReport {
  readonly broker: Identity & { readonly url: string };
  readonly protocols: readonly (4 | 5)[];
  readonly grade: Grade;
  readonly promises: Readonly<Record<Promised, Grade>>;
  readonly findings: readonly Finding[];
  readonly tookMs: number;
}

const probes: readonly Probe[] = [
  delivery,
  limits,
  sessions,
  redelivery,
  takeover,
  inflightWindow,
  receiveMaximum,
  queue,
  expiry,
  retained,
  will,
  shared,
  size,
  nagle,
];
const probeMs = 20_000;

/**
 * Finds out what a broker does, by doing it: see docs/guide/brokers.md. Rejects when there is no connection, or no right to use
 * `{prefix}/probe/#`. Takes some seconds and some thousand small messages; leaves nothing on the broker.
 */
export async function probeBroker(options: ProbeOptions): Promise<BrokerReport> {
  const startedAt = options.clock.monotonic();
  const stage = new Stage(options);
  const { protocols, factory, finding } = await stage.greet();
  const known = probes.filter(({ needs }) => needs === undefined || protocols.includes(needs));
  const findings: Finding[] = [finding];
  for (const [done, probe] of known.entries()) {
    options.onProgress?.({ title: probe.title, done, of: known.length });
    const found = await stage.run(probe, factory);
    findings.push(found);
    // Nothing else can be found out where no message arrives.
    if (found.grade === 'F') break;
  }
  const versions = await stage.scene(factory, readVersions);
  const broker = identify({ versions, protocols, findings });
  findings.push(judgeDurability(broker));
  return {
    broker: { ...broker, url: factory.url },
    protocols,
    grade: gradeOf(findings),
    promises: gradePromises(findings),
    findings,
    tookMs: Math.round(options.clock.monotonic() - startedAt),
  };
}

interface Greeting {
  readonly protocols: readonly (4 | 5)[];
  readonly factory: TransportFactory;
  readonly finding: Finding;
}

/** Gives each probe a scene of its own, and clears it. */
class Stage {
  readonly #options: ProbeOptions;

  constructor(options: ProbeOptions) {
    this.#options = options;
  }

  /** Connects with each version. Rejects when none is taken. */
  async greet(): Promise<Greeting> {
    const protocols: (4 | 5)[] = [];
    const failures = new Map<4 | 5, ParleyError>();
    for (const protocol of this.#options.protocols ?? ([5, 4] as const)) {
      try {
        await this.scene(this.#options.connect(protocol), (scene) => scene.enter('hello'));
        protocols.push(protocol);
      } catch (caught) {
        failures.set(protocol, ParleyError.from(caught));
      }
    }
    const [best] = protocols;
    if (best === undefined)
      throw failures.get(4) ?? failures.get(5) ?? new ParleyError('internal', 'no version was tried');
    return { protocols, factory: this.#options.connect(best), finding: versionFinding(protocols, failures) };
  }

  async run(probe: Probe, factory: TransportFactory): Promise<Finding> {
    const { clock } = this.#options;
    const startedAt = clock.monotonic();
    const outcome = await this.scene(factory, (scene) => probe.run(scene)).catch((caught: unknown) =>
      failed(probe, ParleyError.from(caught), this.#options),
    );
    return toFinding(probe, outcome, Math.round(clock.monotonic() - startedAt));
  }

  async scene<Result>(factory: TransportFactory, play: (scene: Scene) => Promise<Result>): Promise<Result> {
    const { clock, prefix, signal } = this.#options;
    const word = randomWord(this.#options.random);
    const late = new AbortController();
    const signals = [late.signal, ...(signal === undefined ? [] : [signal])];
    const scene = new Scene({
      factory,
      clock,
      root: `${prefix}/probe/${word}`,
      name: `parley-probe-${word}`,
      signal: AbortSignal.any(signals),
    });
    const deadline = new Promise<never>((_, reject) => {
      late.signal.addEventListener('abort', () => {
        reject(new ParleyError('timeout', `no result within ${probeMs} ms`));
      });
      signal?.addEventListener('abort', () => {
        reject(new ParleyError('cancelled', 'the probing was ended'));
      });
    });
    const cancel = clock.after(probeMs, () => {
      late.abort();
    });
    try {
      return await Promise.race([play(scene), deadline]);
    } finally {
      cancel();
      // A broker that does not let us clear up does not let us report that either.
      await scene.clear().catch(() => undefined);
    }
  }
}

/** The first probe needs what every probe needs: without the right to it there is nothing to report. */
function failed(probe: Probe, error: ParleyError, { prefix, signal }: ProbeOptions): Outcome {
  if (signal?.aborted === true) throw error;
  if (probe === delivery && error.code === 'not_authorized') {
    const reason = `this user may not publish to and subscribe to ${prefix}/probe/#, which the probes need: ${error.reason}`;
    throw new ParleyError('not_authorized', reason, { cause: error });
  }
  return {
    status: 'unknown',
    measured: error.reason,
    value: null,
    meaning: 'It could not be found out.',
    touches: [],
  };
}

function toFinding({ id, title, section }: Probe, outcome: Outcome, tookMs: number): Finding {
  return {
    grade: 'A',
    touches: [],
    ...outcome,
    id,
    title,
    ...(section === undefined ? {} : { section }),
    tookMs,
  };
}

function randomWord(random: Random): string {
  const bytes = new Uint8Array(6);
  random.fill(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
