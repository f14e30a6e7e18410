import assert from 'node:assert/strict';
import { agentCommand, isRunHere } from '#toolchain/model/agent-command.ts';

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

describe('isRunHere', () => {
  const own = { name: 'a', external: false, imported: false };

  it('leaves agents of other workspaces to them', () => {
    assert.equal(isRunHere(own, 'node {agent}.ts'), true);
    assert.equal(isRunHere({ ...own, imported: true }, { a: 'node a.ts' }), false);
  });

  it('leaves a foreign client to others, unless it is named', () => {
    const foreign = { ...own, external: true };
    assert.equal(isRunHere(foreign, 'node {agent}.ts'), false);
    assert.equal(isRunHere(foreign, null), false);
    assert.equal(isRunHere(foreign, { b: 'node b.ts' }), false);
    assert.equal(isRunHere(foreign, { a: 'node a.ts' }), true);
  });
});
