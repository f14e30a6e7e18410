import type { BrokerReport } from '@parley/runtime/probe';

/** What Mosquitto gets as it is installed, with one more thing that could not be found out. */
export const mosquittoReport: BrokerReport = {
  broker: {
    product: 'mosquitto',
    name: 'Mosquitto',
    version: '2.0.11',
    certainty: 'told',
    url: 'mqtt://localhost:1883',
  },
  protocols: [5, 4],
  grade: 'C',
  promises: {
    'at-most-once': 'A',
    'at-least-once': 'C',
    'exactly-once': 'C',
    durable: 'B',
    'share: broker': 'A',
  },
  findings: [
    {
      id: 'versions',
      title: 'Versions of MQTT',
      status: 'ok',
      grade: 'A',
      measured: '5 and 3.1.1',
      value: { protocols: '5 and 3.1.1' },
      meaning: 'Every client gets in.',
      touches: [],
      section: '3.1.2.2',
      tookMs: 0,
    },
    {
      id: 'queue',
      title: 'Messages kept for a receiver that is away',
      status: 'fail',
      grade: 'C',
      measured: '1000 of 1200, though 1200 were acknowledged',
      value: { sent: 1200, refused: 0, kept: 1000 },
      meaning:
        'Beyond 1000 messages a receiver that is away loses them, and nobody is told: only durable channels notice and send again.',
      touches: ['at-least-once', 'exactly-once'],
      tookMs: 1119,
    },
    {
      id: 'nagle',
      title: 'Small messages leave the broker at once',
      status: 'warn',
      grade: 'B',
      measured: '42.9 ms right after another one, 0.1 ms alone',
      value: { firstMs: 0.1, nextMs: 42.9 },
      meaning: 'The broker waits for TCP before it sends the next small message.',
      touches: ['at-least-once', 'exactly-once', 'durable'],
      tookMs: 444,
    },
    {
      id: 'will',
      title: 'The will of a client that crashed',
      status: 'unknown',
      grade: 'A',
      measured: 'no result within 20000 ms \u001b[31m<b>',
      value: null,
      meaning: 'It could not be found out.',
      touches: [],
      section: '3.1.2.5',
      tookMs: 20_000,
    },
  ],
  tookMs: 25_430,
};

export const unknownReport: BrokerReport = {
  ...mosquittoReport,
  broker: {
    product: undefined,
    name: 'A broker that does not say which',
    version: undefined,
    certainty: 'unknown',
    url: 'mqtts://broker.example',
  },
  findings: [],
  grade: 'A',
  promises: {
    'at-most-once': 'A',
    'at-least-once': 'A',
    'exactly-once': 'A',
    durable: 'A',
    'share: broker': 'A',
  },
};
