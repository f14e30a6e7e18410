import { isDeepStrictEqual } from 'node:util';
import { topicMatches } from '@parley/runtime/transport';
import { asEvent, comparePacket, usualProperties, type Comparison } from './packets.ts';
import { bind, mismatch } from './pattern.ts';
import type { Incoming, Outgoing, Scenario, Step } from './scenario.ts';
import { createScope, fill, type Scope } from './scope.ts';
import type { Output, Stage } from './stage.ts';

/** What is left out where a scenario does not say: heartbeats. */
const usuallyIgnored = ['parley/v1/agents/+/+/health'];

/** Plays a scenario on a stage. Throws with the step, what was expected and what came. */
export async function play(scenario: Scenario, stage: Stage): Promise<void> {
  if (scenario.begin !== 'later') await stage.start();
  await stage.begin();
  const player = new Player(scenario, stage);
  for (const [index, step] of scenario.steps.entries()) {
    try {
      await player.take(step);
    } catch (caught) {
      const reason = caught instanceof Error ? caught.message : String(caught);
      throw new Error(`step ${index} ${describe(step)}: ${reason}`, { cause: caught });
    }
  }
  player.end();
}

class Player {
  readonly #scenario: Scenario;
  readonly #stage: Stage;
  readonly #scope: Scope;

  constructor(scenario: Scenario, stage: Stage) {
    this.#scenario = scenario;
    this.#stage = stage;
    this.#scope = createScope(stage.startMs, stage.slackMs);
  }

  async take(step: Step): Promise<void> {
    const stage = this.#stage;
    await stage.advance(this.#untilMs(step), this.#isMet(step));
    this.#dropIgnored();
    if (step.out !== undefined) this.#expectOut(step, step.out);
    else if (step.acknowledged !== undefined) this.#expectAcknowledged(step);
    else if (step.unacknowledged !== undefined) this.#expectUnacknowledged(step.unacknowledged);
    else if (step.result !== undefined) this.#expectResult(step);
    else if (step.nothing === true) this.#expectNothing();
    else await this.#act(step);
  }

  /** Nothing may be left over. */
  end(): void {
    this.#dropIgnored();
    this.#expectNothing();
    const [left] = this.#stage.outcomes;
    if (left !== undefined) throw new Error(`at the end: a result that no step expects: ${show(left)}`);
  }

  async #act(step: Step): Promise<void> {
    const stage = this.#stage;
    if (step.in !== undefined) await this.#publish(step.in, step.as);
    else if (step.call !== undefined)
      stage.call({ ...step.call, data: fill(step.call.data, this.#scope) }, step.as ?? '');
    else if (step.abort !== undefined) stage.abort(step.abort);
    else if (step.agent !== undefined) await stage[step.agent]();
    else if (step.connection !== undefined)
      if (step.connection === 'lost') stage.lose();
      else stage.restore();
    else if (step.connect !== undefined) await stage.connect(step.connect);
    else if (step.disconnect !== undefined) await stage.disconnect(step.disconnect);
    else throw new Error('a step without anything to do');
    await stage.advance(this.#untilMs(step));
  }

  async #publish(incoming: Incoming, label: string | undefined): Promise<void> {
    const { topic, qos = 1, retain = false } = incoming;
    const payload = payloadOf(incoming, this.#scope);
    if (label !== undefined) this.#scope.payloads.set(label, payload);
    const given = fill(incoming.properties, this.#scope) ?? usualProperties(incoming);
    const properties = this.#stage.protocol === 5 ? { ...given } : {};
    await this.#stage.publish({ label, topic, payload, qos, retain, properties });
  }

  /** Topics keep their order: the first packet that is left of the topic is the one. */
  #expectOut(step: Step, out: Outgoing): void {
    const wanted = out.stream?.length ?? 1;
    let come = 0;
    while (come < wanted) {
      const output = this.#outputOn(out.topic);
      if (output === undefined) throw new Error(`expected a packet on ${out.topic}; ${this.#left()}`);
      const { wrong, entries } = this.#compare(step, output, come);
      if (wrong !== undefined) throw new Error(`${wrong}; got ${showOutput(output)}`);
      this.#take(output);
      come += entries;
    }
    if (out.repeated === true) this.#takeRepeated(step, out.topic);
  }

  /** More of the same, as long as it is the same. */
  #takeRepeated(step: Step, topic: string): void {
    let output = this.#outputOn(topic);
    while (output !== undefined && this.#compare(step, output, 0).wrong === undefined) {
      this.#take(output);
      output = this.#outputOn(topic);
    }
  }

  #compare(step: Step, output: Output, from: number): Comparison {
    const { protocol, contracts } = this.#stage;
    const expected = { out: step.out ?? { topic: '' }, from, protocol, contracts, scope: this.#scope };
    const { wrong = this.#wrongTime(step, output.atMs), entries } = comparePacket(output, expected);
    return wrong === undefined ? { entries } : { wrong, entries };
  }

  #outputOn(topic: string): Output | undefined {
    return this.#stage.outputs.find((output) => output.topic === topic);
  }

  #take(output: Output): void {
    this.#stage.outputs.splice(this.#stage.outputs.indexOf(output), 1);
  }

  #expectAcknowledged(step: Step): void {
    const { acknowledgements, seesAcknowledgements } = this.#stage;
    if (!seesAcknowledgements) return;
    const wanted = [step.acknowledged ?? []].flat();
    const come = acknowledgements.splice(0, wanted.length);
    const labels = come.map(({ label }) => label);
    if (!isDeepStrictEqual(labels, wanted))
      throw new Error(`expected the acknowledgements of ${show(wanted)} next, got ${show(labels)}`);
    for (const { atMs, label } of come) {
      const wrong = this.#wrongTime(step, atMs);
      if (wrong !== undefined) throw new Error(`${label}: ${wrong}`);
    }
  }

  #expectUnacknowledged(label: string): void {
    const come = this.#stage.acknowledgements.find((other) => other.label === label);
    if (come !== undefined) throw new Error(`"${label}" was acknowledged at ${come.atMs} ms`);
  }

  #expectResult(step: Step): void {
    const { of = '', ...expected } = step.result ?? {};
    const { outcomes } = this.#stage;
    const index = outcomes.findIndex(({ label }) => label === of);
    const [outcome] = index < 0 ? [] : outcomes.splice(index, 1);
    if (outcome === undefined) throw new Error(`"${of}" has no result yet`);
    const { atMs, sent, reply, error } = outcome;
    const got = Object.fromEntries(
      Object.entries({ sent, reply, error }).filter(([, value]) => value !== undefined),
    );
    bind(expected, got, this.#scope);
    const wrong =
      mismatch(expected, got, { path: 'result', scope: this.#scope }) ?? this.#wrongTime(step, atMs);
    if (wrong !== undefined) throw new Error(`${wrong}; got ${show(got)}`);
  }

  #expectNothing(): void {
    if (this.#stage.outputs.length > 0) throw new Error(`expected nothing more; ${this.#left()}`);
  }

  #dropIgnored(): void {
    const { ignore = usuallyIgnored } = this.#scenario;
    const { outputs } = this.#stage;
    const kept = outputs.filter(
      (output) => !isForTheBroker(output) && !ignore.some((filter) => topicMatches(filter, output.topic)),
    );
    outputs.splice(0, outputs.length, ...kept);
  }

  #left(): string {
    const { outputs } = this.#stage;
    return outputs.length === 0 ? 'nothing came' : `what came: ${outputs.map(showOutput).join('\n')}`;
  }

  #wrongTime(step: Step, atMs: number): string | undefined {
    const { slackMs } = this.#stage;
    const from = step.at ?? step.from ?? 0;
    const to = step.at ?? step.by ?? 0;
    if (atMs >= from - Math.min(slackMs, 10) && atMs <= to + slackMs) return undefined;
    return `it came at ${atMs} ms, expected ${from === to ? `${to}` : `${from} to ${to}`} ms`;
  }

  #isMet({ out, result }: Step): (() => boolean) | undefined {
    const { outputs, outcomes } = this.#stage;
    if (out !== undefined) return () => outputs.some(({ topic }) => topic === out.topic);
    return result === undefined ? undefined : () => outcomes.some(({ label }) => label === result.of);
  }

  /** In real time, what is expected may take a little. */
  #untilMs({ at, by, ...step }: Step): number {
    const untilMs = at ?? by ?? 0;
    const expectation = step.out ?? step.result;
    return expectation === undefined ? untilMs : untilMs + this.#stage.slackMs;
  }
}

/** What is between an agent and its broker alone: REQ-TOPIC-12, REQ-TOPIC-27. */
function isForTheBroker({ topic, payload }: Output): boolean {
  return topicMatches('parley/v1/probe/#', topic) || (topic.endsWith('/quicken') && payload.length === 0);
}

function payloadOf(incoming: Incoming, scope: Scope): Uint8Array {
  const { event, events, text, base64 } = incoming;
  if (text !== undefined) return Buffer.from(text);
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  const content = events?.map(asEvent) ?? (event === undefined ? undefined : asEvent(event));
  return Buffer.from(content === undefined ? '' : JSON.stringify(fill(content, scope)));
}

function describe({ at, from, by, ...step }: Step): string {
  const when = at === undefined ? `${from ?? 0}..${by ?? 0}` : `${at}`;
  return `at ${when} ms, ${show(step).slice(0, 160)}`;
}

function showOutput({ atMs, topic, payload }: Output): string {
  return `${topic} at ${atMs} ms: ${Buffer.from(payload).toString().slice(0, 1_000)}`;
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
