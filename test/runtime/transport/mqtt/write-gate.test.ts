import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { WriteGate } from '#runtime/transport/mqtt/write-gate.ts';

/** A socket that notes what reached it in one piece, and writing as mqtt-packet does: corked until the next tick. */
function setUp() {
  const segments: string[] = [];
  const stream = new Duplex({
    decodeStrings: false,
    read: () => undefined,
    write(chunk: string, _encoding, callback) {
      segments.push(chunk);
      callback();
    },
    writev(chunks, callback) {
      segments.push(chunks.map(({ chunk }) => String(chunk)).join(' '));
      callback();
    },
  });
  const gate = new WriteGate(stream);
  const write = (text: string): void => {
    stream.cork();
    process.nextTick(() => {
      stream.uncork();
    });
    stream.write(text);
  };
  const publish = (text: string): void => {
    gate.publishing();
    write(text);
    gate.published();
  };
  const acknowledge = (text: string): void => {
    gate.acknowledging();
    write(text);
  };
  return { segments, publish, acknowledge };
}

describe('WriteGate', () => {
  it('lets a lone publish leave at once', () => {
    const { segments, publish } = setUp();
    publish('a');
    assert.deepEqual(segments, ['a']);
  });

  it('sends what follows the first publish of a turn in one segment, over ticks and microtasks', async () => {
    const { segments, publish } = setUp();
    publish('a');
    publish('b');
    await Promise.resolve();
    publish('c');
    assert.deepEqual(segments, ['a']);
    await turn();
    assert.deepEqual(segments, ['a', 'b c']);
  });

  it('keeps the first publish too where the turn before had several, until a quiet turn', async () => {
    const { segments, publish } = setUp();
    publish('a');
    publish('b');
    await turn();
    publish('c');
    assert.deepEqual(segments, ['a', 'b']);
    await turn();
    publish('d');
    assert.deepEqual(segments, ['a', 'b', 'c', 'd']);
  });

  it('collects acknowledgements until the end of the turn', async () => {
    const { segments, acknowledge } = setUp();
    acknowledge('1');
    await Promise.resolve();
    acknowledge('2');
    assert.deepEqual(segments, []);
    await turn();
    assert.deepEqual(segments, ['1 2']);
  });

  it('takes waiting acknowledgements along with a lone publish, in the next tick', async () => {
    const { segments, publish, acknowledge } = setUp();
    acknowledge('1');
    publish('a');
    await new Promise<void>((resolve) => {
      process.nextTick(resolve);
    });
    assert.deepEqual(segments, ['1 a']);
  });
});
