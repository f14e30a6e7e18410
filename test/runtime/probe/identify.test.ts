import assert from 'node:assert/strict';
import { identify } from '#runtime/probe/identify.ts';
import type { Finding } from '#runtime/probe/probe.ts';

function finding(id: string, measured: string, value: Finding['value'] = null): Finding {
  return { id, title: id, status: 'ok', grade: 'A', measured, value, meaning: '', touches: [], tookMs: 0 };
}

function told(topic: string, text: string): ReturnType<typeof identify> {
  return identify({ versions: new Map([[topic, text]]), protocols: [5, 4], findings: [] });
}

describe('identify', () => {
  it('takes the word of the broker', () => {
    const rows = [
      ['$SYS/broker/version', 'mosquitto version 2.0.11', 'mosquitto', '2.0.11'],
      ['$SYS/brokers/emqx@127.0.0.1/version', '5.8.1', 'emqx', '5.8.1'],
      ['$SYS/broker/version', 'parley embedded broker', 'parley', undefined],
      ['$SYS/broker/version', 'HiveMQ CE 2026.5', 'hivemq', '2026.5'],
    ] as const;
    for (const [topic, text, product, version] of rows) {
      const identity = told(topic, text);
      assert.deepEqual(
        [identity.product, identity.version, identity.certainty],
        [product, version, 'told'],
        text,
      );
    }
  });

  it('takes the word of CONNACK, too', () => {
    const limits = finding('limits', '', { userProperties: { broker: 'NATS 3.0.1' } });
    const { product, version } = identify({ versions: new Map(), protocols: [5], findings: [limits] });
    assert.deepEqual([product, version], ['nats', '3.0.1']);
  });

  it('guesses by what no other broker does', () => {
    const silent = finding('shared', 'granted, but nothing is delivered');
    const rows = [
      ['ejabberd', [5, 4], [finding('window', '1', 1)]],
      ['rabbitmq', [4], [finding('window', '10', 10), finding('retained', 'not found by wildcards')]],
      ['mosquitto', [5, 4], [finding('limits', '10 topic aliases', { topicAliasMaximum: 10 })]],
      ['nats', [4], [finding('window', '300 or more', 300), silent]],
    ] as const;
    for (const [product, protocols, findings] of rows) {
      const identity = identify({ versions: new Map(), protocols, findings });
      assert.deepEqual([identity.product, identity.certainty], [product, 'guessed']);
    }
  });

  it('says that it does not know', () => {
    assert.equal(told('$SYS/broker/version', 'something new 1.0').product, undefined);
    assert.equal(identify({ versions: new Map(), protocols: [5], findings: [] }).certainty, 'unknown');
  });
});
