import assert from 'node:assert/strict';
import { Announcer } from '#runtime/agent/announcer.ts';
import { createEnvironment } from '#runtime/environment.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('Announcer', () => {
  it('announces so many, and tells of the rest in one', () => {
    const clock = new FakeClock();
    const texts: string[] = [];
    const announcer = new Announcer({
      environment: createEnvironment({ clock }),
      publish: (_, text) => {
        texts.push(text);
        return Promise.resolve();
      },
      limit: 2,
    });
    for (let index = 0; index < 100; index += 1) {
      void announcer.announce({
        topic: 't',
        code: 'invalid_data',
        write: (suppressed) => `${index} +${suppressed}`,
      });
    }
    void announcer.announce({ topic: 't', code: 'expired', write: () => 'another' });
    assert.deepEqual(texts, ['0 +0', '1 +0', 'another']);
    clock.advance(1000);
    assert.deepEqual(texts.slice(3), ['99 +98']);
    announcer.close();
    assert.equal(clock.timers, 0);
  });
});
