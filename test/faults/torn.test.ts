import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectAsync } from 'mqtt';
import { readFrame } from '#runtime/journal/frame.ts';
import { decodeSegmentHeader, segmentHeaderBytes } from '#runtime/journal/segment.ts';
import { describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';
import { FleetProcesses } from './fleet-processes.ts';
import { Fleet } from './fleet.ts';

/** Every so many bytes, from an offset on: `npm run faults` takes each byte, in eight parts. */
const step = Number(process.env.PARLEY_TORN_STEP ?? 173);
const offset = Number(process.env.PARLEY_TORN_OFFSET ?? 0);
const lanes = 2;
const sends = 5;

describeWithMosquitto('a producer that was killed, and whose journal is torn in its last two records', () => {
  it(`sends what is whole, every ${step} bytes, from ${offset + 1} before its end on`, async function () {
    this.timeout(60_000 + (3_000 * 2_000) / step);
    const fleet = new Fleet();
    const brokers = await Promise.all(Array.from({ length: lanes }, () => startMosquitto()));
    try {
      const journal = await writeJournal(brokers[0]?.url ?? '', fleet);
      const cuts = cutsOf(journal.ends);
      let next = 0;
      const lane = async (url: string): Promise<void> => {
        for (let cut = cuts[next++]; cut !== undefined; cut = cuts[next++]) {
          const whole = journal.ends.filter((end) => end <= cut).length;
          const found = await sentAfterCut({ url, fleet, journal, cut, whole });
          assert.deepEqual(
            found,
            Array.from({ length: whole }, (_, n) => n),
            `${cut} bytes are left`,
          );
        }
      };
      await Promise.all(brokers.map(({ url }) => lane(url)));
      assert.ok(cuts.length > 0 && next >= cuts.length);
      if (this.test !== undefined) this.test.title += ` (${cuts.length} processes)`;
    } finally {
      await fleet.close();
      await Promise.all(brokers.map((broker) => broker.close()));
    }
  });
});

interface Written {
  readonly folder: string;
  readonly file: string;
  /** Where the record of each send ends. */
  readonly ends: readonly number[];
}

/** Some thousand of these waits go on beside the processes that they wait for. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(5);
}

/** A shop sends, one message after the other, and is killed. */
async function writeJournal(url: string, fleet: Fleet): Promise<Written> {
  const processes = new FleetProcesses(url, fleet);
  const shop = await processes.start('shop', 'i1', { count: sends, lanes: 1 });
  await until(() => shop.log.length === sends);
  await shop.kill();
  const folder = await fleet.folder('shop');
  const journal = join(folder, 'shop', 'i1', 'journal');
  const [file = ''] = (await readdir(journal)).filter((name) => name.endsWith('.journal'));
  return {
    folder,
    file: join('shop', 'i1', 'journal', file),
    ends: endsOf(await readFile(join(journal, file))),
  };
}

function endsOf(bytes: Buffer): readonly number[] {
  const seed = decodeSegmentHeader(bytes)?.seed ?? 0;
  const ends: number[] = [];
  let frame = readFrame(bytes, segmentHeaderBytes, seed);
  while (frame !== undefined) {
    if (Buffer.from(frame.body).includes(`"n":${ends.length}`)) ends.push(frame.end);
    frame = readFrame(bytes, frame.end, seed);
  }
  assert.equal(ends.length, sends);
  return ends;
}

/** What is left: from the whole journal less a byte down to where the last two records began. */
function cutsOf(ends: readonly number[]): readonly number[] {
  const from = ends[sends - 3] ?? 0;
  const to = (ends[sends - 1] ?? 0) - 1 - offset;
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => to - index * step);
}

interface Cut {
  readonly url: string;
  readonly fleet: Fleet;
  readonly journal: Written;
  readonly cut: number;
  readonly whole: number;
}

/** The numbers that a new process sends out of the journal. */
async function sentAfterCut({ url, fleet, journal, cut, whole }: Cut): Promise<readonly number[]> {
  const state = await fleet.folder(`torn-${cut}`);
  await cp(journal.folder, state, { recursive: true });
  await truncate(join(state, journal.file), cut);
  const processes = new FleetProcesses(url, fleet);
  const listener = await connectAsync(url);
  const found = new Set<number>();
  listener.on('message', (_topic, payload) => {
    const { data } = JSON.parse(payload.toString()) as { readonly data: { readonly n: number } };
    found.add(data.n);
  });
  await listener.subscribeAsync('orders', { qos: 1 });
  try {
    // One more, to see that it works, and that nothing else came before.
    await processes.start('shop', 'i1', { state, from: 1_000, count: 1 });
    await until(() => found.size > whole && found.has(1_000));
    return [...found].filter((n) => n !== 1_000);
  } finally {
    await processes.close();
    await listener.endAsync();
    await rm(state, { recursive: true });
  }
}
