import assert from 'node:assert/strict';
import { agentCommand } from '#toolchain/model/agent-command.ts';

describe('agentCommand', () => {
  it('puts the agent into the command', () => {
    assert.equal(agentCommand('node src/{agent}.ts --name {agent}', 'a'), 'node src/a.ts --name a');
  });

  it('takes a command by agent', () => {
    assert.equal(agentCommand({ a: 'python {agent}.py' }, 'a'), 'python a.py');
    assert.equal(agentCommand({ a: 'x' }, 'toString'), undefined);
  });

  it('has none without the key', () => {
    assert.equal(agentCommand(null, 'a'), undefined);
  });
});
