import assert from 'node:assert/strict';
import type { Diagnostic as Finding } from '@parley/toolchain';
import fc from 'fast-check';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { Publisher } from '#language-server/diagnostics/publisher.ts';

const files = ['a b.agent.yaml', 'agents/a.agent.yaml', 'channels/ä.channel.yaml'];
const roots = ['file:///work/one', 'file:///work/two'];

describe('Publisher', () => {
  it('shows what was said last of each workspace, whatever was said before', () => {
    const findings = fc.array(fc.record({ file: fc.constantFrom(...files), line: fc.nat(2) }), {
      maxLength: 5,
    });
    const update = fc.record({ root: fc.constantFrom(...roots), findings });
    fc.assert(
      fc.property(fc.array(update, { maxLength: 6 }), (updates) => {
        const { publisher, shown } = watch();
        const last = new Map<string, readonly Finding[]>();
        for (const { root, findings: said } of updates) {
          const sorted = said.map(({ file, line }) => finding(file, line)).sort(byFile);
          last.set(root, sorted);
          publisher.update(root, sorted);
        }
        const wanted = [...last].flatMap(([root, said]) =>
          said.map(({ file, range }) => `${encodeURI(`${root}/${file}`)}:${range.start.line}`),
        );
        assert.deepEqual(linesOf(shown), [...new Set(wanted)].sort());
      }),
    );
  });

  it('sends only the files whose findings are others', () => {
    const { publisher, sent } = watch();
    publisher.update('file:///work', [finding('a', 1), finding('b', 1), finding('b', 2)]);
    publisher.update('file:///work', [finding('a', 1), finding('b', 1), finding('c', 1)]);
    assert.deepEqual(
      sent.map(({ uri, diagnostics }) => `${uri} ${diagnostics.length}`),
      ['file:///work/a 1', 'file:///work/b 2', 'file:///work/b 1', 'file:///work/c 1'],
    );
  });

  it('shows what two workspaces say of one file once, and what one of them says until it says so no more', () => {
    const { publisher, shown } = watch();
    publisher.update('file:///work/one', [finding('../two/a', 1)]);
    publisher.update('file:///work/two', [finding('a', 1), finding('a', 2)]);
    assert.deepEqual(linesOf(shown), ['file:///work/two/a:1', 'file:///work/two/a:2']);
    publisher.clear('file:///work/two');
    assert.deepEqual(linesOf(shown), ['file:///work/two/a:1']);
    publisher.clear('file:///work/one');
    assert.deepEqual(linesOf(shown), []);
  });
});

function watch() {
  const shown = new Map<string, PublishDiagnosticsParams>();
  const sent: PublishDiagnosticsParams[] = [];
  const publisher = new Publisher((params) => {
    shown.set(params.uri, params);
    sent.push(params);
  });
  return { publisher, shown, sent };
}

function linesOf(shown: ReadonlyMap<string, PublishDiagnosticsParams>): readonly string[] {
  return [...shown.values()]
    .flatMap(({ uri, diagnostics }) => diagnostics.map(({ range }) => `${uri}:${range.start.line}`))
    .sort();
}

function finding(file: string, line: number): Finding {
  const at = { line, column: 0, offset: line };
  return { file, code: 'SYNTAX', severity: 'error', message: 'wrong', range: { start: at, end: at } };
}

function byFile(left: Finding, right: Finding): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : 0;
}
