import assert from 'node:assert/strict';
import { createJsonLogger, ParleyError } from '@parley/runtime';
import { FakeClock } from '../support/fake-clock.ts';

function setUp(level?: 'debug') {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const logger = createJsonLogger(stream, { clock: new FakeClock(), ...(level && { level }) });
  return { logger, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('createJsonLogger', () => {
  it('writes one line of JSON each', () => {
    const { logger, lines } = setUp();
    logger.warn('it went\nwrong', { correlationId: 'flow', attempt: 2 });
    assert.deepEqual(lines, [
      '{"time":"2026-01-01T00:00:00.000Z","level":"warn","message":"it went\\nwrong","correlationId":"flow","attempt":2}\n',
    ]);
  });

  it('leaves out what is less urgent than wanted', () => {
    const { logger, parsed } = setUp();
    logger.debug('no');
    logger.info('yes');
    logger.error('yes');
    assert.deepEqual(
      parsed().map(({ level }) => level),
      ['info', 'error'],
    );
    const all = setUp('debug');
    all.logger.debug('yes');
    assert.equal(all.lines.length, 1);
  });

  it('says of an error its code, text and causes, nothing that else is in it', () => {
    const { logger, lines, parsed } = setUp();
    const cause = Object.assign(new Error('refused'), { config: { authorization: 'secret' } });
    const error = new ParleyError('timeout', 'no reply', { cause, details: { data: 'secret' } });
    logger.error('x', { error });
    logger.error('x', { error: { password: 'secret' } });
    logger.error('x', { error: 'text' });
    const [first, second, third] = parsed().map((line) => line.error as Record<string, unknown>);
    assert.deepEqual(
      [first?.type, first?.code, first?.message],
      ['ParleyError', 'timeout', '[timeout] no reply'],
    );
    assert.equal((first?.cause as Record<string, unknown>).message, 'refused');
    assert.equal(second?.message, 'something that is no error');
    assert.equal(third?.message, 'text');
    assert.doesNotMatch(lines.join(''), /secret/);
  });

  it('never throws, whatever it is given', () => {
    const { logger, parsed } = setUp();
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    logger.info('circle', { circle });
    logger.info('big', { big: 10n });
    assert.deepEqual(
      parsed().map(({ message, fields, big }) => [message, fields, big]),
      [
        ['circle', 'cannot be written', undefined],
        ['big', undefined, '10'],
      ],
    );
    const closed = createJsonLogger({
      write: () => {
        throw new Error('closed');
      },
    });
    closed.info('lost');
  });
});
