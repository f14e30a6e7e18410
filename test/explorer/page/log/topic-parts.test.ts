import assert from 'node:assert/strict';
import { createTopicParts } from '../../../../explorer/page/src/log/topic-parts.ts';

describe('createTopicParts', () => {
  const parts = createTopicParts(['fleet/{region}/readings', 'fleet/all/{vehicle}']);
  /** Parameters in brackets, the tail after a bar. */
  const drawn = (topic: string) => {
    const { head, tail } = parts(topic);
    const show = ({ text, isParameter }: (typeof head)[number]) => (isParameter ? `[${text}]` : text);
    return `${head.map(show).join('')}|${show(tail)}`;
  };

  it('knows the parameters of addresses', () => {
    assert.equal(drawn('fleet/eu/readings'), 'fleet/[eu/]|readings');
    assert.equal(drawn('fleet/all/VH-1'), 'fleet/all/|[VH-1]');
  });

  it('knows agents and instances in the topics of the protocol', () => {
    assert.equal(drawn('parley/v1/inbox/a/a1/control'), 'parley/v1/inbox/[a/][a1/]|control');
    assert.equal(drawn('parley/v1/dead/a'), 'parley/v1/dead/|[a]');
    assert.equal(drawn('parley/v1/events/timeout'), 'parley/v1/events/|timeout');
  });

  it('leaves topics that nobody declares as they are', () => {
    assert.equal(drawn('fleet/eu/debug/ping'), 'fleet/eu/debug/|ping');
    assert.equal(drawn(''), '|');
    assert.equal(drawn('/'), '/|');
  });
});
