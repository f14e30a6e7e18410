/** One packet of the story, at its moment. */
export interface Told {
  readonly atMs: number;
  readonly topic: string;
  readonly payload: string;
  readonly retain?: boolean;
}

/** Everything that a picture of the explorer shows happened on this morning. */
export const storyEndMs = Date.UTC(2026, 2, 2, 14, 32, 20);
export const storyStartMs = storyEndMs - 18 * 60_000;
const brokenSinceMs = Date.UTC(2026, 2, 2, 14, 28, 31);

/** Eighteen minutes of a fleet whose newest analysis instance breaks its contract: always the same. */
export function tellStory(): readonly Told[] {
  const story = new Story();
  for (const [agent, ...instances] of fleet) story.joins(agent, ...instances);
  for (let atMs = storyStartMs; atMs < storyEndMs; atMs += 1900) story.reading(atMs + story.upTo(1200));
  for (let atMs = storyStartMs; atMs < storyEndMs; atMs += 10_000) story.beats(atMs);
  story.stranger(storyEndMs - 4100);
  story.stranger(storyEndMs - 96_000);
  for (let number = 0; number < 12; number++) story.telemetry(storyEndMs - 38_000 + number * 3100, number);
  story.loses('manufacturing-insight/m1', storyEndMs - 8 * 60_000);
  return story.packets.filter(({ atMs }) => atMs <= storyEndMs).sort((left, right) => left.atMs - right.atMs);
}

const fleet = [
  ['orchestrator', 'o1'],
  ['data-analysis', 'a1', 'a2', 'a3'],
  ['data-analysis-standby', 's1'],
  ['customer-engagement', 'c1', 'c2'],
  ['scheduling', 's1', 's2'],
  ['feedback', 'f1'],
  ['manufacturing-insight', 'm1'],
] as const;

interface Event {
  readonly type: string;
  readonly from: string;
  readonly data: unknown;
  readonly more?: object;
  readonly retain?: boolean;
}

const place = 'fleet/eu/north';
const orchestratorInbox = 'parley/v1/inbox/orchestrator/o1/control';

class Story {
  readonly packets: Told[] = [];
  #seed = 20_260_302;
  #ids = 0;

  joins(agent: string, ...instances: readonly string[]): void {
    for (const instance of instances) this.#status(`${agent}/${instance}`, storyStartMs, { state: 'online' });
    const [instance] = instances;
    const data = { instance, epoch: 1, since: toTime(storyStartMs) };
    const event = { type: 'parley.front.v1', from: `${agent}/${instance ?? ''}`, data, retain: true };
    this.#say(storyStartMs, `parley/v1/agents/${agent}/front`, event);
  }

  loses(sender: string, atMs: number): void {
    this.#status(sender, atMs, { state: 'offline', cause: 'will' });
  }

  beats(atMs: number): void {
    for (const [agent, ...instances] of fleet) {
      if (agent === 'manufacturing-insight' && atMs > storyEndMs - 8 * 60_000) continue;
      for (const [index, instance] of instances.entries()) {
        const handled = Math.round((atMs - storyStartMs) / (420 + 40 * index));
        const data = {
          ...{ incarnation: 1, intervalMs: 10_000, inFlight: this.upTo(4), queued: this.upTo(9) },
          ...{ handled, failed: 0 },
        };
        const event = { type: 'parley.health.v1', from: `${agent}/${instance}`, data };
        this.#say(atMs + this.upTo(900), `parley/v1/agents/${agent}/${instance}/health`, event);
      }
    }
  }

  /** A client that no declaration names. */
  stranger(atMs: number): void {
    this.packets.push({ atMs, topic: 'fleet/eu/debug/ping', payload: 'ping from bench 4' });
  }

  /** What a gateway sends since its last update, and nobody declared. */
  telemetry(atMs: number, number: number): void {
    const [region = '', plant = ''] = [
      ['eu', 'us'][number % 2],
      ['north', 'south'][Math.floor(number / 2) % 2],
    ];
    const tyres = number % 3 === 0 ? { tyresBar: [2.1, 2.2, 2.1, 2.3] } : {};
    const data = {
      vehicleId: `VH-${String(2000 + number)}`,
      speedKmh: 38.5 + number,
      at: toTime(atMs),
      ...tyres,
    };
    const from = `vehicle-feed/g${String(1 + (number % 2))}`;
    this.#say(atMs, `fleet/${region}/${plant}/telemetry`, { type: 'fleet.telemetry.v1', from, data });
  }

  /** One vehicle's reading, and all that follows from it. */
  reading(atMs: number): void {
    const vehicle = `VH-${String(1000 + this.upTo(8999))}`;
    const more = { correlationid: this.#id(), subject: vehicle };
    const measurements = {
      ...{ quality: 'M', airTemperatureK: 298.1, processTemperatureK: 308.6 },
      ...{ rotationalSpeedRpm: 1282, torqueNm: 68.3, toolWearMin: this.upTo(220) },
    };
    const isWorn = this.upTo(10) > 6;
    const data = { vehicleId: vehicle, productId: 'M14860', measurements };
    const first = { type: 'fleet.vehicle-reading.v1', from: 'vehicle-feed/g1', data, more };
    this.#say(atMs, `${place}/readings`, { ...first, more: { ...more, channel: 'vehicle.reading' } });
    const analysis = this.#analysis(atMs + 8 + this.upTo(6), { vehicle, measurements, isWorn, more });
    const doneMs = isWorn ? this.#repair(analysis, { vehicle, more }) : analysis;
    const outcome = isWorn ? 'serviced' : 'healthy';
    const end = { vehicleId: vehicle, outcome };
    const completed = { ...more, channel: 'workflow.completed' };
    const event = {
      type: 'fleet.workflow-completed.v1',
      from: 'orchestrator/o1',
      data: end,
      more: completed,
    };
    this.#say(doneMs + 3, `${place}/completed`, event);
  }

  /** A whole number from 0 up to a limit. */
  upTo(limit: number): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#seed / 2 ** 32) * limit);
  }

  #analysis(atMs: number, { vehicle, measurements, isWorn, more }: Work & Reading): number {
    const instance = this.upTo(3) + 1;
    const failures = isWorn ? [{ mode: 'OSF', value: 12_548.7, limit: 12_000, unit: 'min Nm' }] : [];
    const answer = { vehicleId: vehicle, failures, safety: false, toolWorn: false };
    const ask = { channel: 'analysis.request', type: 'fleet.analysis-request.v1' };
    const asked = { ...ask, data: { vehicleId: vehicle, measurements }, topic: `${place}/analysis`, more };
    const isBroken = instance === 2 && isWorn && atMs > brokenSinceMs;
    const result = { channel: 'analysis.result', type: 'fleet.diagnosis.v1', more };
    if (!isBroken) {
      const from = `data-analysis/a${String(instance)}`;
      return this.#call(atMs, asked, { ...result, from, data: answer, tookMs: 30 + this.upTo(40) });
    }
    const kilowatts = { ...answer, failures: [{ mode: 'PWF', value: 9.7, limit: 9, unit: 'kW' }] };
    const reply = { ...result, from: 'data-analysis/a2', data: kilowatts, tookMs: 41 };
    const repliedMs = this.#call(atMs, asked, reply);
    this.#deadLetter(repliedMs + 2, { more, channel: 'analysis.result', sender: 'data-analysis/a2' });
    this.#event(atMs + 2000, 'timeout', more);
    if (this.upTo(3) > 0) this.#event(atMs + 2004, 'escalation', more);
    const again = { ...asked, attempt: 2 };
    return this.#call(atMs + 2010, again, { ...result, from: 'data-analysis/a1', data: answer, tookMs: 44 });
  }

  #repair(atMs: number, { vehicle, more }: Work): number {
    const engagement = {
      ...{ channel: 'engagement.request', type: 'fleet.engagement-request.v1', topic: `${place}/engagement` },
      ...{ data: { vehicleId: vehicle, modes: ['OSF'], safety: false }, more },
    };
    const accepted = {
      ...{ channel: 'engagement.answer', type: 'fleet.engagement-accepted.v1', more },
      ...{ from: `customer-engagement/c${String(1 + this.upTo(2))}`, tookMs: 190 + this.upTo(260) },
      data: { vehicleId: vehicle, acceptedAt: toTime(atMs + 200) },
    };
    const acceptedMs = this.#call(atMs + 4, engagement, accepted);
    const schedule = {
      ...{ channel: 'schedule.request', type: 'fleet.schedule-request.v1', topic: `${place}/schedule`, more },
      data: { vehicleId: vehicle, modes: ['OSF'], urgent: false },
    };
    const slot = { vehicleId: vehicle, workshop: 'eu/north', day: 1, slot: 1 + this.upTo(8) };
    const booked = {
      ...{ channel: 'schedule.answer', type: 'fleet.appointment.v1', data: slot, more },
      ...{ from: `scheduling/s${String(1 + this.upTo(2))}`, tookMs: 70 + this.upTo(30) },
    };
    const bookedMs = this.#call(acceptedMs + 5, schedule, booked);
    const appointment = { ...more, channel: 'customer.appointment' };
    const event = { type: 'fleet.appointment.v1', from: 'orchestrator/o1', data: slot, more: appointment };
    this.#say(bookedMs + 4, `${place}/appointments`, event);
    const rating = { vehicleId: vehicle, rating: 4, comment: 'Quick and friendly.' };
    const feedback = { ...more, channel: 'feedback.input' };
    const said = { type: 'fleet.feedback.v1', from: accepted.from, data: rating, more: feedback };
    this.#say(bookedMs + 300, `${place}/feedback`, said);
    return bookedMs + 310;
  }

  /** A request and its reply. */
  #call(atMs: number, request: Request, { tookMs, from, channel, type, data, more }: Reply): number {
    const id = this.#id();
    const asks = {
      ...{ ...request.more, id, channel: request.channel, replyto: orchestratorInbox },
      ...{ expirytime: toTime(atMs + 5000), ...(request.attempt && { attempt: request.attempt }) },
    };
    this.#say(atMs, request.topic, { ...request, from: 'orchestrator/o1', more: asks });
    const answers = { ...more, channel, causationid: id };
    this.#say(atMs + tookMs, orchestratorInbox, { type, from, data, more: answers });
    return atMs + tookMs;
  }

  #deadLetter(atMs: number, { more, channel, sender }: Broken): void {
    const data = {
      ...{ reason: 'invalid_message', agent: 'orchestrator', channel, topic: orchestratorInbox, attempts: 1 },
      ...{ message: '/failures/0/unit must be one of K, W, min Nm', original: 'e30=', size: 2, sender },
      ...{ firstAt: toTime(atMs), lastAt: toTime(atMs), correlationId: more.correlationid },
    };
    const event = { type: 'parley.dead-letter.v1', from: 'orchestrator/o1', data, more };
    this.#say(atMs, 'parley/v1/dead/orchestrator', event);
  }

  #event(atMs: number, kind: 'timeout' | 'escalation', more: Attributes): void {
    const facts = kind === 'timeout' ? { code: 'timeout', elapsedMs: 2000 } : { step: 'retry' };
    const message = kind === 'timeout' ? 'no valid reply within 2000 ms' : 'asked again';
    const data = { kind, message, agent: 'orchestrator', channel: 'analysis.request', ...facts };
    const known = { ...data, correlationId: more.correlationid };
    this.#say(atMs, `parley/v1/events/${kind}`, {
      type: 'parley.event.v1',
      from: 'orchestrator/o1',
      data: known,
      more,
    });
  }

  #status(sender: string, atMs: number, said: Readonly<Record<string, string>>): void {
    const data = { ...said, incarnation: 1, since: toTime(atMs) };
    const event = { type: 'parley.status.v1', from: sender, data, retain: true };
    this.#say(atMs, `parley/v1/agents/${sender}/status`, event);
  }

  #say(atMs: number, topic: string, { type, from, data, more, retain = false }: Event): void {
    const time = toTime(atMs);
    const event = {
      specversion: '1.0',
      id: this.#id(),
      source: `/agents/${from}`,
      type,
      time,
      ...more,
      data,
    };
    this.packets.push({ atMs, topic, payload: JSON.stringify(event), retain });
  }

  /** Looks like an id of a message; counts. */
  #id(): string {
    this.#ids += 1;
    const tail = (Math.imul(this.#ids, 0x9e37_79b1) >>> 0).toString(16).padStart(8, '0');
    return `019c2156-0d15-7cc1-8a2b-${this.#ids.toString(16).padStart(4, '0')}${tail}`;
  }
}

interface Attributes {
  readonly correlationid: string;
  readonly subject: string;
}

interface Work {
  readonly vehicle: string;
  readonly more: Attributes;
}

interface Reading {
  readonly measurements: unknown;
  readonly isWorn: boolean;
}

interface Broken {
  readonly more: Attributes;
  readonly channel: string;
  readonly sender: string;
}

interface Request {
  readonly channel: string;
  readonly topic: string;
  readonly type: string;
  readonly data: unknown;
  readonly more: Attributes;
  readonly attempt?: number;
}

interface Reply {
  readonly channel: string;
  readonly type: string;
  readonly from: string;
  readonly data: unknown;
  readonly tookMs: number;
  readonly more: Attributes;
}

function toTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
