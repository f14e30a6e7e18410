import assert from 'node:assert/strict';
import { codeDefinitionAt, codeSymbolAt } from '#toolchain/language/code/code-definition.ts';
import { marked } from '../support/marked.ts';

const { snapshot } = marked({
  'channels/shop.channel.yaml': '‸channels:\n  order.placed: { messages: [] }\n',
});
const program = `agent.send('order.placed', {}); agent.send('order.unknown');`;

describe('from a program to the contracts', () => {
  it('leads from a channel that is handled or sent to its declaration', () => {
    const found = codeDefinitionAt(snapshot, program, program.indexOf('placed'));
    assert.deepEqual(
      found?.targets.map(({ file, range }) => [file, range.start.line, range.start.column]),
      [['channels/shop.channel.yaml', 1, 2]],
    );
    assert.equal(program.slice(found.origin.start.offset, found.origin.end.offset), 'order.placed');
  });

  it('leads nowhere from a name that no contract has, and from other code', () => {
    assert.equal(codeSymbolAt(snapshot, program, program.indexOf('unknown')), undefined);
    assert.equal(codeSymbolAt(snapshot, program, 1), undefined);
  });
});
