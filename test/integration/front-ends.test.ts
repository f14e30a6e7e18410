import assert from 'node:assert/strict';
import type { Changed } from '@parley/explorer/protocol';
import type { TrafficAnswer } from '@parley/explorer/live';
import { type Transport, createFactory } from '@parley/runtime/transport';
import { buildPage, isPageOld } from '../../scripts/bundle/build-page.ts';
import { type RunningCli, startCli } from '../cli/run-cli.ts';
import { type TemporaryFolder, createFolder, shopFiles } from '../cli/workspace.ts';
import { type Mosquitto, describeWithMosquitto, startMosquitto } from '../support/mosquitto.ts';
import { type PageLine, openPage } from './front-ends/page-line.ts';

const now = Date.now();
const at = (ms: number) => new Date(now + ms).toISOString();
let ids = 0;

interface Sent {
  readonly topic: string;
  readonly payload: string;
  readonly verdict: string;
}

function sent(topic: string, verdict: string, event: Readonly<Record<string, unknown>>): Sent {
  const id = `m${String((ids += 1))}`;
  const envelope = { specversion: '1.0', id, source: '/agents/customer/c1', type: 'shop.order.v1' };
  return { topic, verdict, payload: JSON.stringify({ ...envelope, time: at(0), ...event }) };
}

const orders = 'shop/eu/order';
const inbox = 'parley/v1/inbox/customer/c1/control';
const fine = sent(orders, 'valid', { seq: '1.1', data: { id: 'o1' } });
const request = { type: 'shop.quote-request.v1', data: { item: 'tea' }, replyto: inbox, expirytime: at(-1) };
const reply = {
  source: '/agents/pricing/p1',
  channel: 'quote.reply',
  type: 'shop.quote.v1',
  data: { cents: 1 },
};

/** One of each verdict, and what has none. */
const traffic: readonly Sent[] = [
  fine,
  { ...fine, verdict: 'duplicate' },
  sent(orders, 'invalid', { seq: '1.5', data: { id: 5 } }),
  { topic: orders, payload: 'no json', verdict: 'malformed' },
  sent(orders, 'undeclared-message', { type: 'shop.quote.v1', data: { cents: 1 } }),
  sent(orders, 'wrong-version', { type: 'shop.order.v2', data: {} }),
  sent(orders, 'wrong-sender', { source: '/agents/pricing/p1', data: { id: 'o2' } }),
  sent(orders, 'over-limit', { data: { id: 'o3' }, note: 'x'.repeat(2000) }),
  sent(orders, 'late', { time: at(0), expirytime: at(-5), data: { id: 'o4' } }),
  sent(orders, 'expired', { time: at(-9000), expirytime: at(-5000), data: { id: 'o5' } }),
  sent('lab/oven', 'undeclared-channel', { data: {} }),
  // In time by what it says itself, and too late for who asked.
  sent('shop/quote', 'late', { ...request, id: 'asked' }),
  sent(inbox, 'late', { ...reply, causationid: 'asked' }),
];

const verdicts = traffic.map(({ verdict }) => verdict);
const bad = verdicts.filter((verdict) => verdict !== 'valid' && verdict !== 'duplicate').length;
const watched = ['--topic', 'lab/#', '--topic', 'noise/#', '--exclude', 'noise/#'];

describeWithMosquitto('of the same traffic', () => {
  let folder: TemporaryFolder;
  let broker: Mosquitto;
  let transport: Transport;
  let judged: readonly string[];
  let counted: StatsLine;
  let page: PageLine;
  const running: RunningCli[] = [];

  before(async function () {
    this.timeout(240_000);
    if (await isPageOld()) await buildPage();
    folder = createFolder(limitedShop());
    broker = await startMosquitto();
    transport = createFactory(broker.url).create({ clientId: 'publisher' });
    await transport.open();
    const tail = start('tail', '--json', '--count', String(traffic.length));
    const stats = start('stats', '--json', '--every', '100ms');
    const explore = start('explore');
    const [link = ''] = /http:\/\/\S+/.exec(await explore.printed(/http:\/\/\S+/)) ?? [];
    page = await openPage(link);
    await Promise.all([tail.printed(/Watching/), stats.printed(/Watching/)]);
    await publishUntil(page.isSubscribed);
    for (const { topic, payload } of traffic) await transport.publish({ topic, payload, qos: 1 });
    judged = verdictsIn((await tail.result).stdout);
    counted = await statsWith(stats, traffic.length);
    await page.whenReceived(traffic.length);
  });

  after(async function () {
    this.timeout(60_000);
    page.close();
    for (const { child, result } of running) {
      child.kill('SIGINT');
      await result;
    }
    await transport.close();
    await broker.close();
    folder.remove();
  });

  function start(verb: string, ...options: readonly string[]): RunningCli {
    const cli = startCli([verb, broker.url, ...watched, ...options], { cwd: folder.path });
    running.push(cli);
    return cli;
  }

  /** A little noise, until somebody has heard of it: of much the broker would drop something to whom it is too fast. */
  async function publishUntil(heard: Promise<unknown>): Promise<void> {
    const state = { isHeard: false };
    void heard.then(() => (state.isHeard = true));
    while (!state.isHeard) {
      await transport.publish({ topic: 'noise/x', payload: '1', qos: 1 });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('parley tail judges each message as is expected', () => {
    assert.deepEqual(judged, verdicts);
  });

  it('the page finds as many messages of each verdict', async () => {
    const found: Record<string, number> = {};
    for (const verdict of new Set(verdicts))
      found[verdict] = (await page.counts(`verdict:${verdict}`)).tabs.all;
    assert.deepEqual(found, countBy(verdicts));
    assert.equal((await page.counts('valid:false')).tabs.all, bad);
  });

  it('the page and parley stats have the same accounting', async () => {
    const { counters } = await page.whenReceived(traffic.length);
    assert.deepEqual(accounting(counters), {
      ...{ received: traffic.length, kept: traffic.length, evicted: 0, truncated: 0 },
      ...{ dropped: 0, missing: 3, repeated: 1 },
    });
    assert.deepEqual(accounting(counted.counters), accounting(counters));
    assert.ok(counted.counters.excluded > 0);
  });

  it('what VS Code tells of the channels is what parley stats tells', async () => {
    const editor = (await page.ask('traffic', {})) as TrafficAnswer;
    assert.equal(editor.bad, bad);
    const inEditor = editor.channels.map((one) => [one.channel, one.messages, one.bad] as const);
    const declared = counted.channels.filter(({ channel }) => channel !== null);
    const inTerminal = declared.map(
      ({ channel, messages, invalid }) => [channel, messages, invalid] as const,
    );
    assert.deepEqual(inTerminal.toSorted(), inEditor.toSorted());
    assert.deepEqual(
      inEditor.map(([channel, messages]) => [channel, messages]),
      [
        ['order.placed', 10],
        ['quote.request', 1],
        ['quote.reply', 1],
      ],
    );
  });
});

function limitedShop(): Readonly<Record<string, string>> {
  const file = 'channels/shop.channel.yaml';
  const messages = '    messages: [shop.order.v1]\n';
  return {
    ...shopFiles,
    [file]: (shopFiles[file] ?? '').replace(messages, `${messages}    maxBytes: 1KB\n`),
  };
}

function verdictsIn(lines: string): readonly string[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly verdict: string }).verdict);
}

/** How much noise there was before is different for each. */
function accounting({ received, kept, evicted, truncated, dropped, missing, repeated }: Counters) {
  return { received, kept, evicted, truncated, dropped, missing, repeated };
}

type Counters = Changed['counters'];

interface StatsLine {
  readonly counters: Counters;
  readonly channels: readonly {
    readonly channel: string | null;
    readonly messages: number;
    readonly invalid: number;
  }[];
}

function countBy(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The first line that knows of so many messages. */
async function statsWith(stats: RunningCli, received: number): Promise<StatsLine> {
  const pattern = new RegExp(`^.*"received":${String(received)},.*$`, 'm');
  const [line = ''] = pattern.exec(await stats.printed(pattern)) ?? [];
  return JSON.parse(line) as StatsLine;
}
