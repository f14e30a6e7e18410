import type { MqttClient } from 'mqtt';
import { ParleyError } from '../../errors.ts';
import type { LinkSubscription } from '../link.ts';
import { toRefusal } from './failures.ts';

/** Some hosted brokers take no more filters than this in one packet. */
const filtersPerPacket = 8;

/** Asks for all at once, a few filters a packet; tells which the broker refused. */
export async function subscribeAll(
  client: MqttClient,
  subscriptions: readonly LinkSubscription[],
  broken: () => ParleyError,
): Promise<ReadonlyMap<string, ParleyError>> {
  const answers = await Promise.all(
    chunks(subscriptions).map((chunk) => subscribeChunk(client, chunk, broken)),
  );
  return new Map(answers.flatMap((answer) => [...answer]));
}

/** Rejects when the broker refuses one. */
export async function unsubscribeAll(
  client: MqttClient,
  filters: readonly string[],
  broken: () => ParleyError,
): Promise<void> {
  await Promise.all(chunks(filters).map((chunk) => unsubscribeChunk(client, chunk, broken)));
}

function subscribeChunk(
  client: MqttClient,
  chunk: readonly LinkSubscription[],
  broken: () => ParleyError,
): Promise<Map<string, ParleyError>> {
  const wanted = chunk.map(
    ({ filter, qos = 1, noLocal = false, retained = true, retainAsPublished = false, renewed }) => {
      return [
        filter,
        { qos, nl: noLocal, rap: retainAsPublished, rh: retained && !renewed ? 0 : 2 },
      ] as const;
    },
  );
  return new Promise((resolve, reject) => {
    client.subscribe(Object.fromEntries(wanted), (failure, _granted, suback) => {
      if (suback === undefined) {
        reject(broken());
        return;
      }
      if (failure !== null && suback.granted.length !== chunk.length) reject(broken());
      else resolve(refusedOf(chunk, suback.granted));
    });
  });
}

function refusedOf(
  chunk: readonly LinkSubscription[],
  granted: readonly unknown[],
): Map<string, ParleyError> {
  const refused = new Map<string, ParleyError>();
  for (const [index, { filter, qos = 1 }] of chunk.entries()) {
    const code = Number(granted[index]);
    if (code >= 0x80) refused.set(filter, toRefusal(`the subscription to "${filter}"`, code, 'refused'));
    else if (code < qos) refused.set(filter, lowered(filter, code, qos));
  }
  return refused;
}

/** Taken as it is, it would lose messages without a word. */
function lowered(filter: string, granted: number, asked: number): ParleyError {
  const reason = `the broker grants the subscription to "${filter}" QoS ${granted} where ${asked} is needed`;
  return new ParleyError('unsupported', reason);
}

function unsubscribeChunk(
  client: MqttClient,
  chunk: readonly string[],
  broken: () => ParleyError,
): Promise<void> {
  return new Promise((resolve, reject) => {
    client.unsubscribe([...chunk], (failure, answer) => {
      const codes = (answer as { granted?: readonly number[] } | undefined)?.granted ?? [];
      const refused = codes.findIndex((code) => code >= 0x80);
      if (failure) reject(broken());
      else if (refused === -1) resolve();
      else
        reject(
          toRefusal(`to end the subscription to "${chunk[refused] ?? ''}"`, codes[refused] ?? 0, 'refused'),
        );
    });
  });
}

function chunks<T>(items: readonly T[]): T[][] {
  const list: T[][] = [];
  for (let at = 0; at < items.length; at += filtersPerPacket)
    list.push(items.slice(at, at + filtersPerPacket));
  return list;
}
