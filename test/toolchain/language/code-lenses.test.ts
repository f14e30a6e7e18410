import assert from 'node:assert/strict';
import { codeLenses } from '#toolchain/language/code-lenses.ts';
import { marked } from './support/marked.ts';

const files = {
  'a.channel.yaml':
    'channels:\n  ask: { address: a, messages: [ask.v1], reply: { channel: answer } }\n  answer: {}\n',
  'b.agent.json': '{ "agent": "b", "receives": { "ask": {} } }',
  'c.agent.yaml': 'agent: c\nsends: { ask: {} }\n',
  'd.agent.yaml': 'external: true\nagent: d\nsends: { ask: {} }\n',
  'messages/ask.v1.schema.yaml': 'type: object\n',
  'messages/shared.schema.json': '{}',
  'parley.config.yaml': 'broker: local\n',
};

function lenses(path: string): readonly string[] {
  return codeLenses(marked(files).snapshot, path).map(
    ({ range, title, command, arguments: [symbol] }) =>
      `${range.start.line} ${title} (${command} ${symbol.kind} ${symbol.name})`,
  );
}

describe('codeLenses', () => {
  it('counts who takes part in a channel', () => {
    assert.deepEqual(lenses('a.channel.yaml'), [
      '1 2 senders, 1 receiver (parley.showUses channel ask)',
      '1 Publish… (parley.publish channel ask)',
      '1 Show messages (parley.showMessages channel ask)',
      '2 1 sender, 2 receivers (parley.showUses channel answer)',
      '2 Show messages (parley.showMessages channel answer)',
    ]);
  });

  it('runs agents that are no foreign clients', () => {
    assert.deepEqual(lenses('b.agent.json'), [
      '0 2 senders, 0 receivers (parley.showUses agent b)',
      '0 Run agent (parley.runAgent agent b)',
      '0 Show messages (parley.showMessages agent b)',
    ]);
    assert.deepEqual(lenses('d.agent.yaml'), [
      '1 0 senders, 1 receiver (parley.showUses agent d)',
      '1 Show messages (parley.showMessages agent d)',
    ]);
  });

  it('counts where a message travels', () => {
    assert.deepEqual(lenses('messages/ask.v1.schema.yaml'), [
      '0 1 channel, 2 senders, 1 receiver (parley.showUses message ask.v1)',
      '0 Publish… (parley.publish message ask.v1)',
      '0 Show messages (parley.showMessages message ask.v1)',
    ]);
  });

  it('stay where they are while a text does not parse', () => {
    const { session } = marked(files);
    codeLenses(session.snapshot(), 'a.channel.yaml');
    session.change('a.channel.yaml', files['a.channel.yaml'].replace('  answer', '  new: { "\n  answer'));
    const lenses = codeLenses(session.snapshot(), 'a.channel.yaml').filter(({ title }) =>
      title.includes(','),
    );
    const lines = lenses.map(({ range, title }) => `${range.start.line} ${title}`);
    assert.deepEqual(lines, ['1 2 senders, 1 receiver', '3 1 sender, 2 receivers']);
  });

  it('has nothing to say of other files', () => {
    assert.deepEqual(
      ['messages/shared.schema.json', 'parley.config.yaml', 'none.agent.yaml'].flatMap(lenses),
      [],
    );
  });
});
