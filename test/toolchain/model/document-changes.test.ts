import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import { changedDocuments } from '#toolchain/model/document-changes.ts';

const files = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('x', 'y'));

describe('changedDocuments', () => {
  it('names just the files that came, went, or have another text', () => {
    fc.assert(
      fc.property(files, files, (old, now) => {
        const before = createWorkspace({ folder: '', files: filesOf(old) });
        const after = createWorkspace({ folder: '', files: filesOf(now) }, before);
        const changes = changedDocuments(before.documents, after.documents);
        const said = changes.map((change) => [
          (change.before ?? change.after)?.document.path,
          change.before?.document.text,
          change.after?.document.text,
        ]);
        const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
        const wanted = names.filter((name) => old[name] !== now[name]);
        assert.deepEqual(
          said,
          wanted.map((name) => [pathOf(name), textOf(old[name]), textOf(now[name])]),
        );
      }),
    );
  });
});

function filesOf(
  texts: Readonly<Record<string, string>>,
): { readonly path: string; readonly text: string }[] {
  return Object.entries(texts).map(([name, text]) => ({ path: pathOf(name), text: textOf(text) ?? '' }));
}

function pathOf(name: string): string {
  return `agents/${name}.agent.yaml`;
}

function textOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `agent: ${text}\n`;
}
