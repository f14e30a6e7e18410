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
      endedAt: '2026-01-01T00:00:00.150Z',
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
    workflows.fail('flow', 'timeout', 'no reply');
    assert.equal(workflows.find('flow'), undefined);
    see('1', 'Reading');
    workflows.fail('flow', 'timeout', 'no reply');
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
});
