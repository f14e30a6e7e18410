import { checkWorkspace, createWorkspace } from '@parley/toolchain';
import { type FleetGraph, createGraph } from '@parley/toolchain/graph';
import { generateWorkspace } from '../../bench/check/parley-files.ts';

type Files = Readonly<Record<string, string>>;

/** The picture of a workspace in memory, with what its check finds. */
export function graphOf(files: Files, folder = '/fleets/shop'): FleetGraph {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  const workspace = createWorkspace({ folder, files: list });
  return createGraph(workspace, checkWorkspace(workspace));
}

/** The picture of a generated fleet. */
export function graphOfSize(files: number): FleetGraph {
  return graphOf(
    Object.fromEntries(generateWorkspace({ seed: 7, files }).map(({ path, text }) => [path, text])),
    `/fleets/generated-${files}`,
  );
}

/** A request with its reply, an event, a backup, an observer; nothing is wrong. */
export const shop: Files = {
  'messages/order.v1.schema.json': '{ "type": "object" }',
  'messages/order.v2.schema.json': '{ "type": "object" }',
  'messages/price.v1.schema.json': '{ "type": "object" }',
  'messages/quote.v1.schema.json': '{ "type": "object" }',
  'channels/shop.channel.yaml': [
    'channels:',
    '  order.placed:',
    '    description: An order, as customers place it.',
    '    address: shop/orders',
    '    messages: [order.v1, order.v2]',
    '  quote.request:',
    '    address: shop/quotes',
    '    messages: [quote.v1]',
    '    idempotent: true',
    '    reply: { channel: quote.answer, timeout: 30s }',
    '  quote.answer: { messages: [price.v1] }',
    '',
  ].join('\n'),
  'agents/customer.agent.yaml':
    'agent: customer\nsends:\n  order.placed: { messages: [order.v2] }\n  quote.request: {}\n',
  'agents/pricing.agent.yaml':
    'agent: pricing\nversion: 2.0.0\nreceives:\n  quote.request: { timeout: 1s }\nbackup: pricing-2\n',
  'agents/pricing-2.agent.yaml': 'agent: pricing-2\nreceives:\n  quote.request: { timeout: 1s }\n',
  'agents/ledger.agent.yaml': 'agent: ledger\nexternal: true\nreceives:\n  order.placed: {}\n',
  'agents/watch.agent.yaml': 'agent: watch\nreceives:\n  order.*: {}\n  parley.events.error: {}\n',
};

/** Everything is named that is not there, and one file cannot be read. */
export const brokenShop: Files = {
  ...shop,
  'channels/shop.channel.yaml': (shop['channels/shop.channel.yaml'] ?? '')
    .replace('[quote.v1]', '[qoute.v1]')
    .replace('channel: quote.answer', 'channel: quote.awnser'),
  'agents/customer.agent.yaml': 'agent: customer\nsends:\n  order.placd: {}\n  quote.request: {}\n',
  'agents/pricing.agent.yaml': 'agent: pricing\nreceives:\n  quote.request: {}\nbackup: pricing-3\n',
  'agents/lost.agent.yaml': 'agent: [\n',
};

/** Names that are words or signs of the formats; they are findings, and are drawn. */
export const nastyNames: readonly string[] = [
  'end',
  'graph',
  'subgraph',
  'node',
  'edge',
  'click',
  'default',
  'a"b',
  "it's",
  'a\\b\\N',
  '<b>&amp;</b>',
  '</title><script>alert(1)</script>',
  '#quot;',
  '`code`',
  '1. item',
  '- item',
  '"; drop',
  ']]>',
  '--> x',
  '%% x',
  '%%{init: {}}%%',
  'ünïcödé',
  '日本語の名前',
  '🚚🧑‍🏭',
  'tab\tline\nbreak',
  'bidi\u202eoverride',
  'lone\ud800surrogate',
  '{{x}}',
  '|x|',
  'x'.repeat(500),
  '__proto__',
  'constructor',
  ' ',
];

/** One agent that sends on a channel of each such name, and one agent of each such name. */
export const nasty: Files = Object.fromEntries([
  ['messages/order.v1.schema.json', '{ "type": "object" }'],
  [
    'channels/nasty.channel.json',
    JSON.stringify({
      channels: Object.fromEntries(
        nastyNames.map((name) => [name, { address: 'x', description: name, messages: ['order.v1', name] }]),
      ),
    }),
  ],
  [
    'agents/sender.agent.json',
    JSON.stringify({
      agent: 'sender',
      sends: Object.fromEntries(nastyNames.map((name) => [name, { messages: [name] }])),
    }),
  ],
  ...nastyNames.map((name, index) => [
    `agents/nasty-${index}.agent.json`,
    JSON.stringify({ agent: name, description: name, receives: { [name]: {} }, backup: name }),
  ]),
]) as Files;
