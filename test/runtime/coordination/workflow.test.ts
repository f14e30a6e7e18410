import assert from 'node:assert/strict';
import { Workflows } from '#runtime/coordination/workflow.ts';

function setUp(capacity = 100) {
  let nowMs = Date.UTC(2026, 0, 1);
  const workflows = new Workflows({ now: () => nowMs, capacity });
  const see = (id: string, stage: string | null, given: { final?: boolean; flow?: string } = {}) => {
    workflows.see({ id, correlationId: given.flow ?? 'flow' }, { stage, final: given.final ?? false });
  };
  return {
    workflows,
    see,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('Workflows', () => {
  it('follows the stages to the end', () => {
    const { workflows, see, pass } = setUp();
    see('1', 'Reading');
    pass(100);
    see('2', null);
    see('3', 'Analysis');
    pass(50);
    assert.deepEqual([workflows.find('flow')?.state, workflows.find('flow')?.stage], ['running', 'Analysis']);
    see('4', 'Done', { final: true });
    assert.deepEqual(workflows.find('flow'), {
      correlationId: 'flow',
      state: 'completed',
      stage: 'Done',
      completed: [
        { stage: 'Reading', at: '2026-01-01T00:00:00.000Z', durationMs: 0 },
        { stage: 'Analysis', at: '2026-01-01T00:00:00.100Z', durationMs: 100 },
        { stage: 'Done', at: '2026-01-01T00:00:00.150Z', durationMs: 50 },
      ],
      startedAt: '2026-01-01T00:00:00.000Z',
      changedAt: '2026-01-01T00:00:00.150Z',
      endedAt: '2026-01-01T00:00:00.150Z',
      durationMs: 150,
      retries: 0,
      errors: [],
    });
  });

  it('counts a message once, sent or received', () => {
    const { workflows, see } = setUp();
    see('1', 'Reading');
    see('1', 'Reading');
    assert.equal(workflows.find('flow')?.completed.length, 1);
  });

  it('fails with what went wrong, and is not begun by a failure', () => {
    const { workflows, see } = setUp();
    workflows.fail({ correlationId: 'flow' }, 'timeout', 'no reply');
    assert.equal(workflows.find('flow'), undefined);
    see('1', 'Reading');
    workflows.fail({ correlationId: 'flow' }, 'timeout', 'no reply');
    const { state, errors } = workflows.find('flow') ?? {};
    assert.deepEqual([state, errors?.map(({ code }) => code)], ['failed', ['timeout']]);
  });

  it('forgets the one untouched longest', () => {
    const { workflows, see } = setUp(2);
    for (const [id, flow] of [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'a'],
      ['4', 'c'],
    ] as const)
      see(id, 'x', { flow });
    assert.deepEqual(
      ['a', 'b', 'c'].map((flow) => workflows.find(flow) !== undefined),
      [true, false, true],
    );
  });

  it('remembers no more steps than it may', () => {
    const { workflows, see } = setUp();
    for (let index = 0; index < 500; index += 1) see(String(index), 'x');
    assert.equal(workflows.find('flow')?.completed.length, 100);
  });

  describe('whose last message goes to a handler', () => {
    const last = { id: '9', correlationId: 'flow' };
    const step = { stage: 'Done', final: true };
    const stateAfter = (play: (workflows: Workflows) => void) => {
      const { workflows } = setUp();
      play(workflows);
      return workflows.find('flow')?.state;
    };

    it('completes when the handler is done, not before', () => {
      const taken = (workflows: Workflows) => {
        workflows.take(last, step);
      };
      assert.equal(stateAfter(taken), 'running');
      const handled = (workflows: Workflows) => {
        taken(workflows);
        workflows.settle(last, step, 'handled');
      };
      assert.equal(stateAfter(handled), 'completed');
      const cancelled = (workflows: Workflows) => {
        taken(workflows);
        workflows.settle(last, step, 'cancelled');
      };
      assert.equal(stateAfter(cancelled), 'running');
    });

    it('fails when the handler gives up, also where it was sent here', () => {
      for (const begin of ['see', 'take'] as const) {
        const failed = (workflows: Workflows) => {
          workflows[begin](last, step);
          workflows.fail(last, 'handler_failed', 'no');
          workflows.settle(last, step, 'failed');
        };
        assert.equal(stateAfter(failed), 'failed');
      }
    });

    it('goes on when a message that failed is handled after all', () => {
      const { workflows } = setUp();
      const first = { id: '1', correlationId: 'flow' };
      const begin = { stage: 'Reading', final: false };
      workflows.take(first, begin);
      workflows.fail(first, 'handler_failed', 'no');
      workflows.settle({ id: '2', correlationId: 'flow' }, begin, 'handled');
      assert.equal(workflows.find('flow')?.state, 'failed');
      workflows.settle(first, begin, 'handled');
      assert.deepEqual(
        [workflows.find('flow')?.state, workflows.find('flow')?.endedAt],
        ['running', undefined],
      );
      workflows.take(last, step);
      workflows.fail(last, 'handler_failed', 'no');
      workflows.settle(last, step, 'handled');
      const { state, errors } = workflows.find('flow') ?? {};
      assert.deepEqual([state, errors?.length], ['completed', 2]);
    });

    it('stays completed when something else fails afterwards', () => {
      const play = (workflows: Workflows) => {
        workflows.see(last, step);
        workflows.fail({ id: '10', correlationId: 'flow' }, 'timeout', 'late');
      };
      assert.equal(stateAfter(play), 'completed');
    });
  });

  it('counts retries, and knows a workflow by the id of a message without correlation', () => {
    const { workflows } = setUp();
    const first = { id: '1' };
    workflows.retry(first);
    workflows.take(first, { stage: 'Reading', final: false });
    workflows.retry(first);
    workflows.fail(first, 'handler_failed', 'no');
    const { retries, state } = workflows.find('1') ?? {};
    assert.deepEqual([retries, state], [1, 'failed']);
  });

  it('measures how long it takes to come to a stage', () => {
    const { workflows, see, pass } = setUp();
    for (let index = 1; index <= 100; index += 1) {
      see(`${index}a`, 'Reading', { flow: String(index) });
      pass(index);
      see(`${index}b`, 'Analysis', { flow: String(index) });
    }
    const analysis = workflows.stages().find(({ stage }) => stage === 'Analysis');
    assert.deepEqual(
      [analysis?.count, analysis?.p50Ms, analysis?.p95Ms, analysis?.longestMs],
      [100, 50, 95, 100],
    );
  });
});
