import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createStreams } from '#explorer/capture/streams.ts';

describe('createStreams', () => {
  it('keeps by sender and topic', () => {
    const streams = createStreams<number>({ maxStreams: 10, maxLetters: 100 });
    streams.set('s', 'a', 1);
    streams.set('s', 'b', 2);
    streams.set('s', 'a', 3);
    assert.deepEqual(
      [streams.find('s', 'a'), streams.find('s', 'b'), streams.find('b', 's')],
      [3, 2, undefined],
    );
  });

  it('forgets what was met first when there are too many', () => {
    const streams = createStreams<number>({ maxStreams: 2, maxLetters: 100 });
    for (const [index, topic] of ['a', 'b', 'c'].entries()) streams.set('s', topic, index);
    assert.deepEqual(
      [streams.find('s', 'a'), streams.find('s', 'b'), streams.find('s', 'c')],
      [undefined, 1, 2],
    );
  });

  it('never keeps more letters than it may, whatever the names are', () => {
    const name = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 40 }), (all) => {
        const streams = createStreams<number>({ maxStreams: 100, maxLetters: 30 });
        for (const [sender, topic] of all) streams.set(sender, topic, 1);
        const found = new Set(
          all.filter((one) => streams.find(...one) !== undefined).map((one) => JSON.stringify(one)),
        );
        const left = [...found].map((text) => JSON.parse(text) as [string, string]);
        const senders = new Set(left.map(([sender]) => sender)).values();
        const letters = [...senders, ...left.map(([, topic]) => topic)].join('').length;
        assert.ok(letters <= 30, String(letters));
        const latest = all.at(-1);
        if (latest !== undefined) assert.equal(streams.find(...latest), 1);
      }),
    );
  });
});
