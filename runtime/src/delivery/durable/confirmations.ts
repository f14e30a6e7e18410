import type { Clock } from '../../clock.ts';

/** A message on its way to the agents that must confirm it. */
export interface Passage {
  readonly route: { readonly topic: string };
  /** Whose end of it is not known. */
  readonly journey: { readonly missing: readonly string[] };
  /** Its place among all that went out; undefined while it is not on its way. */
  passage: number | undefined;
  /** Monotonic. */
  sentAtMs: number;
  attempts: number;
}

export interface ConfirmationsOptions {
  readonly clock: Clock;
  /** Messages that an agent has not confirmed, above which nothing more goes out to it. */
  readonly window: number;
}

interface Confirmer {
  outstanding: number;
  /** Monotonic: its last receipt, or when it was given something after it had nothing. */
  heardAtMs: number;
  /** Messages sent again since then to see whether it is back, and when the last one was. */
  probes: number;
  probedAtMs: number;
  /** It came back since then. */
  isBack: boolean;
  /** By topic, the last one that it confirmed, and when. */
  readonly latest: Map<string, Latest>;
}

interface Latest {
  passage: number;
  /** Monotonic. */
  atMs: number;
}

/** An agent that says nothing for so long does not slow the others down, and may have lost what it was sent. */
const silentMs = 5_000;
/** What must be over before a message counts as overtaken; twice as long after each time. */
const overtakenMs = 1_000;
const longestMs = 60_000;
/** After how much silence the oldest message goes out again alone, to see whether the agent is back; twice as long each time. */
const probeMs = 500;
/** Topics that are remembered of an agent; without one, the silence tells. */
const mostTopics = 1_000;

/** Who confirms how much: a queue at the broker must not overflow, and a message that later ones overtook is lost. */
export class Confirmations {
  readonly #options: ConfirmationsOptions;
  readonly #confirmers = new Map<string, Confirmer>();
  #passages = 0;

  constructor(options: ConfirmationsOptions) {
    this.#options = options;
  }

  /** Whether one more may go to these: as fast as those confirm who live; when none does, as many as a broker keeps. */
  hasRoom(agents: Iterable<string>): boolean {
    const { clock, window } = this.#options;
    let isLive = false;
    let isSilentFull = false;
    for (const agent of agents) {
      const confirmer = this.#confirmers.get(agent);
      if (confirmer === undefined || confirmer.outstanding < window) {
        isLive ||= confirmer === undefined || clock.monotonic() - confirmer.heardAtMs < silentMs;
      } else if (clock.monotonic() - confirmer.heardAtMs < silentMs) return false;
      else isSilentFull = true;
    }
    return isLive || !isSilentFull;
  }

  /** It goes out now. */
  depart(passage: Passage): void {
    this.#passages += 1;
    passage.passage = this.#passages;
    passage.sentAtMs = this.#options.clock.monotonic();
    for (const agent of passage.journey.missing) {
      const confirmer = this.#of(agent);
      if (confirmer.outstanding === 0) confirmer.heardAtMs = passage.sentAtMs;
      confirmer.outstanding += 1;
    }
  }

  /** It is not on its way any more. */
  cancel(passage: Passage): void {
    if (passage.passage === undefined) return;
    passage.passage = undefined;
    for (const agent of passage.journey.missing) this.#of(agent).outstanding -= 1;
  }

  /** An agent that was missing has it. */
  arrive(agent: string, { passage, route }: Passage): void {
    const confirmer = this.#of(agent);
    confirmer.heardAtMs = this.#options.clock.monotonic();
    confirmer.probes = 0;
    if (passage === undefined) return;
    confirmer.outstanding -= 1;
    const { latest, heardAtMs } = confirmer;
    const known = latest.get(route.topic);
    if (known === undefined) {
      if (latest.size >= mostTopics) latest.clear();
      latest.set(route.topic, { passage, atMs: heardAtMs });
    } else {
      known.passage = Math.max(passage, known.passage);
      known.atMs = heardAtMs;
    }
  }

  /** Somebody that has not confirmed it confirms nothing of its topic lately: what is merely slow is not sent again. */
  isUnheard({ route, journey }: Passage): boolean {
    const since = this.#options.clock.monotonic() - silentMs;
    for (const agent of journey.missing) {
      if ((this.#confirmers.get(agent)?.latest.get(route.topic)?.atMs ?? -Infinity) <= since) return true;
    }
    return journey.missing.length === 0;
  }

  /** Whether this one, the oldest that an agent lacks, goes out again for all. `asked` are the agents whose oldest was seen. */
  isProbe({ journey }: Passage, asked: Set<string>): boolean {
    if (asked.size === this.#confirmers.size) return false;
    const nowMs = this.#options.clock.monotonic();
    let isDue = false;
    for (const agent of journey.missing) {
      const confirmer = this.#of(agent);
      if (asked.has(agent)) continue;
      asked.add(agent);
      const quietMs = nowMs - Math.max(confirmer.heardAtMs, confirmer.probedAtMs);
      if (!confirmer.isBack && quietMs < Math.min(longestMs, probeMs * 2 ** confirmer.probes)) continue;
      confirmer.isBack = false;
      confirmer.probes += 1;
      confirmer.probedAtMs = nowMs;
      isDue = true;
    }
    return isDue;
  }

  /** The connection is new: nobody was asked over it yet, however often before. REQ-DEL-71 */
  restart(): void {
    const nowMs = this.#options.clock.monotonic();
    for (const confirmer of this.#confirmers.values()) {
      confirmer.probes = 0;
      confirmer.probedAtMs = nowMs;
    }
  }

  /** An agent says that it is there: what it lacks need not wait for its next turn. */
  back(agent: string): void {
    const confirmer = this.#confirmers.get(agent);
    if (confirmer === undefined) return;
    confirmer.probes = 0;
    confirmer.isBack = true;
  }

  /** Somebody confirmed a later one of its topic and not this one, for long enough. */
  isOvertaken({ passage, route, journey, sentAtMs, attempts }: Passage): boolean {
    if (passage === undefined) return false;
    const waitMs = Math.min(longestMs, overtakenMs * 2 ** Math.max(0, attempts - 1));
    if (this.#options.clock.monotonic() - sentAtMs < waitMs) return false;
    for (const agent of journey.missing) {
      if ((this.#confirmers.get(agent)?.latest.get(route.topic)?.passage ?? 0) > passage) return true;
    }
    return false;
  }

  #of(agent: string): Confirmer {
    const known = this.#confirmers.get(agent);
    if (known !== undefined) return known;
    const made: Confirmer = {
      outstanding: 0,
      heardAtMs: -Infinity,
      probes: 0,
      probedAtMs: -Infinity,
      isBack: false,
      latest: new Map(),
    };
    this.#confirmers.set(agent, made);
    return made;
  }
}
