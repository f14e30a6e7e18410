import assert from 'node:assert/strict';
import { complete } from '../support/complete.ts';
import { marked } from '../support/marked.ts';
import { shop } from '../support/shop.ts';

const documents: readonly (readonly [path: string, labels: readonly string[]])[] = [
  ['channels/pay.channel.yaml', ['channel', 'request and reply']],
  ['channels/pay.channel.json', ['channel', 'request and reply']],
  ['agents/clerk.agent.yaml', ['agent']],
  ['agents/clerk.agent.json', ['agent']],
  ['messages/pay.v1.schema.yaml', ['message']],
  ['messages/pay.v1.schema.json', ['message']],
  ['messages/shared/types.schema.yaml', ['definitions']],
  ['parley.config.json', ['configuration']],
];

/** What a document may only have when it is filled in. */
const unfinished =
  /^(?:VALUE_TYPE|VALUE_ILLEGAL|NAME_ILLEGAL|\w+_UNRESOLVED|SCHEMA_INVALID|CHANNEL_UNUSED|RESPONDER_MISSING)$/;

describe('documentCompletions', () => {
  for (const [path, labels] of documents) {
    it(`offers whole documents in an empty ${path}, and they have only what is to be filled in`, () => {
      const files = { ...shop, [path]: '‸' };
      if (path.startsWith('parley')) Reflect.deleteProperty(files, 'parley.config.yaml');
      const offers = complete(files);
      const offered = offers.items.filter(({ kind }) => kind === 'document').map(({ label }) => label);
      assert.deepEqual(offered, labels);
      for (const label of labels) {
        const { snapshot } = marked({ ...files, [path]: offers.take(label) });
        const errors = snapshot.findings.filter(
          ({ file, severity }) => file === path && severity === 'error',
        );
        const others = errors.filter(({ code }) => !unfinished.test(code));
        assert.deepEqual(others, [], offers.take(label));
      }
    });
  }

  it('writes blocks in YAML', () => {
    assert.equal(
      complete({ 'channels/pay.channel.yaml': '‸' }).takeSnippet('channel'),
      'channels:\n  ${1:pay}:\n    description: $2\n    address: ${3:pay}\n    messages: [$4]\n',
    );
  });

  it('offers none where something is written', () => {
    assert.deepEqual(
      complete({ 'agents/a.agent.yaml': 'agent: a\n‸' }).items.filter(({ kind }) => kind === 'document'),
      [],
    );
  });
});
