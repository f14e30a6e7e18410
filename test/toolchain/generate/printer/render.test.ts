import assert from 'node:assert/strict';
import {
  group,
  hardLine,
  indent,
  join,
  line,
  lineAfter,
  lineBefore,
  softLine,
} from '#toolchain/generate/printer/document.ts';
import { render } from '#toolchain/generate/printer/render.ts';

const list = group('[', indent(softLine, join(['one', 'two'], [',', line])), lineAfter(','), ']');

describe('render', () => {
  it('keeps a group that fits on one line', () => {
    assert.equal(render(list, 10), '[one, two]');
  });

  it('breaks a group that does not fit at each of its breaks', () => {
    assert.equal(render(list, 9), '[\n  one,\n  two,\n]');
  });

  it('counts what stands before the group', () => {
    assert.equal(render(['x', list], 10), 'x[\n  one,\n  two,\n]');
  });

  it('breaks the groups around a hard line', () => {
    assert.equal(render(group('a', indent(line, 'b', hardLine, 'c'))), 'a\n  b\n  c');
  });

  it('breaks an outer group and keeps an inner one that fits', () => {
    assert.equal(
      render(group('(', indent(softLine, list, ' and more'), softLine, ')'), 20),
      '(\n  [one, two] and more\n)',
    );
  });

  it('begins broken lines with what stands for them alone', () => {
    const union = group(indent(lineBefore('| ', ' '), join(['aa', 'bb'], lineBefore('| ', ' | '))));
    assert.equal(render(['=', union], 20), '= aa | bb');
    assert.equal(render(['=', union], 5), '=\n  | aa\n  | bb');
  });

  it('leaves no space on an empty line', () => {
    assert.equal(render(indent('a', hardLine, hardLine, 'b')), 'a\n\n  b');
  });
});
