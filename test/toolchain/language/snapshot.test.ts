import assert from 'node:assert/strict';
import { marked } from './support/marked.ts';

const path = 'channels/a.channel.yaml';
const sound = 'channels:\n  one: {}\n  two: {}\n';
const broken = 'channels:\n  one: { "x\n  two: {}\n';

describe('createSnapshot', () => {
  it('keeps the names of a file while its text does not parse', () => {
    const { session } = marked({ [path]: sound });
    assert.equal(session.snapshot().steady, session.snapshot().workspace);
    session.change(path, broken);
    const { workspace, steady } = session.snapshot();
    assert.notEqual(workspace.channels.length, 2);
    assert.deepEqual(
      steady.channels.map(({ name }) => name),
      ['one', 'two'],
    );
  });

  it('moves ranges of the text that parsed to where they are now', () => {
    const { session } = marked({ [path]: sound });
    session.snapshot().workspace.documents.at(0);
    session.change(path, broken);
    const snapshot = session.snapshot();
    const before = snapshot.steadyDocument(path)?.document.locate('/channels/two', 'key');
    assert.ok(before);
    const { start, end } = snapshot.toPresent(path, before);
    assert.equal(broken.slice(start.offset, end.offset), 'two');
    assert.deepEqual([start.line, start.column], [2, 2]);
  });

  it('takes the present text of a file that never parsed', () => {
    const { snapshot } = marked({ [path]: broken });
    assert.equal(snapshot.steady, snapshot.workspace);
  });
});
