import assert from 'node:assert/strict';
import { compile } from '../compiler.ts';

const fixtures = 'test/toolchain/generate/fixtures';

describe('printAgents', () => {
  it('types what an agent does without an annotation', () => {
    assert.deepEqual(compile({}, { paths: [`${fixtures}/usage.ts`] }), []);
  });

  it('makes every misuse a compile error', () => {
    assert.deepEqual(compile({}, { paths: [`${fixtures}/misuse.ts`] }), []);
  });

  it('tells the misuse in words of the contract', () => {
    const file = `
      import { dataAnalysis } from '../golden/agents.ts';
      import { bus } from './bus.ts';
      const start = { parameters: { region: 'eu' } } as const;
      bus.agent(dataAnalysis, {}, start);
      bus.agent(dataAnalysis, { 'analysis.request': (request, context) => context.send('market.prices', []) }, start);
    `;
    const messages = compile({ [`${fixtures}/memory.ts`]: file }).join('\n');
    assert.match(
      messages,
      /Property ''analysis\.request'' is missing in type '\{\}' but required in type 'Handlers<DataAnalysis>'/,
    );
    assert.match(
      messages,
      /'"market\.prices"' is not assignable to parameter of type '"analysis\.progress" \| "sensor\.note"'/,
    );
  });
});
