import assert from 'node:assert/strict';
import { codeHoverAt } from '#toolchain/language/code/code-hover.ts';
import { marked } from '../support/marked.ts';
import { shop } from '../support/shop.ts';

const { snapshot } = marked(shop);
const program = `context.request('order.placed'); const other = ['order.placed'];`;

describe('codeHoverAt', () => {
  it('tells the contract of the channel that a program asks on', () => {
    const found = codeHoverAt(snapshot, program, { offset: program.indexOf('placed') });
    assert.ok(found);
    assert.match(found.markdown, /shop\/\{region\}\/order/u);
    assert.equal(program.slice(found.range.start.offset, found.range.end.offset), 'order.placed');
  });

  it('tells nothing of other texts', () => {
    assert.equal(codeHoverAt(snapshot, program, { offset: program.lastIndexOf('placed') }), undefined);
  });
});
