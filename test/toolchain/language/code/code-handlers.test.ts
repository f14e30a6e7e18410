import assert from 'node:assert/strict';
import { handledPlaces, handlersAt } from '#toolchain/language/code/code-handlers.ts';
import { marked } from '../support/marked.ts';

const handler = `({ 'order.placed': async () => {} });\n`;
const agent = 'agents/front-desk.agent.yaml';
const contracts = {
  'channels/shop.channel.yaml':
    'channels:\n  order.placed: { messages: [] }\n  order.seen: { messages: [] }\n',
  [agent]: 'agent: front-desk\nreceives:\n  order.‸placed: {}\n',
};

function programs(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

function filesOf(config: string, texts: Readonly<Record<string, string>>): readonly string[] {
  const { snapshot, offset } = marked({ ...contracts, 'parley.config.yaml': config });
  return handlersAt(snapshot, agent, { offset, files: programs(texts) }).map(({ file }) => file);
}

describe('handlersAt', () => {
  const config = 'include: [channels, agents]\n';

  it('leads to the program that the configuration runs for the agent', () => {
    const texts = { 'src/front-desk.ts': handler, 'src/other.ts': handler };
    assert.deepEqual(filesOf(`${config}run: node src/{agent}.ts\n`, texts), ['src/front-desk.ts']);
  });

  it('leads to programs that name the generated declaration', () => {
    const texts = { 'src/a.ts': handler, 'src/b.ts': `bus.agent(frontDesk, ${handler});` };
    assert.deepEqual(filesOf(config, texts), ['src/b.ts']);
  });

  it('leads to all handlers of the channel where no program tells its agent', () => {
    assert.deepEqual(filesOf(config, { 'src/a.ts': handler, 'src/b.ts': `send('order.placed')` }), [
      'src/a.ts',
    ]);
  });
});

describe('handledPlaces', () => {
  it('lists the channels of a file that programs handle', () => {
    const { snapshot } = marked(contracts);
    const files = programs({ 'src/a.ts': handler });
    const found = handledPlaces(snapshot, 'channels/shop.channel.yaml', files);
    assert.deepEqual(
      found.map(({ channel, range, handlers }) => [channel, range.start.line, handlers.length]),
      [['order.placed', 1, 1]],
    );
  });
});
