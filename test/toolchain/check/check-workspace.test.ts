import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkWorkspace } from '#toolchain/check/check-workspace.ts';
import { ruleInfos } from '#toolchain/check/rules.ts';
import { compareDiagnostics } from '#toolchain/diagnostic.ts';
import { formatDiagnostic } from '#toolchain/errors.ts';
import { resolveBundle } from '#toolchain/model/bundle.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import type { Workspace } from '#toolchain/model/workspace.ts';
import { agentCases } from './agent-cases.ts';
import { channelCases } from './channel-cases.ts';
import { soundFiles } from './check-case.ts';
import { configCases } from './config-cases.ts';
import { deliveryCases } from './delivery-cases.ts';
import { fleetCases } from './fleet-cases.ts';
import { flowCases } from './flow-cases.ts';
import { linkCases } from './link-cases.ts';
import { parcelCases } from './parcel-cases.ts';
import { promiseCases } from './promise-cases.ts';
import { patternCases } from './pattern-cases.ts';
import { readingCases } from './reading-cases.ts';
import { schemaCases } from './schema-cases.ts';
import { schemaSafetyCases } from './schema-safety-cases.ts';
import { structureCases } from './structure-cases.ts';
import { unsatisfiableCases } from './unsatisfiable-cases.ts';
import { suppressCases } from './suppress-cases.ts';
import { topicCases } from './topic-cases.ts';

const groups = {
  patternCases,
  topicCases,
  readingCases,
  structureCases,
  schemaCases,
  schemaSafetyCases,
  unsatisfiableCases,
  channelCases,
  deliveryCases,
  fleetCases,
  linkCases,
  parcelCases,
  promiseCases,
  agentCases,
  flowCases,
  configCases,
  suppressCases,
};
const cases = Object.values(groups).flat();

/** Found while files are read from a disk, or not worth a file of that size here. */
const foundElsewhere = new Set([
  'FILE_ENCODING',
  'FILE_LINK_OUTSIDE',
  'FILE_NAME_UNKNOWN',
  'FILE_TOO_DEEP',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'IMPORT_UNRESOLVED',
  'INCLUDE_UNRESOLVED',
]);

describe('checkWorkspace', () => {
  for (const [name, group] of Object.entries(groups)) {
    describe(name, () => {
      for (const { about, files, findings } of group) {
        it(`judges ${about}`, () => {
          assert.deepEqual(findingsIn(workspaceOf(files)), findings);
        });
      }
    });
  }

  it('finds nothing in nothing', () => {
    assert.deepEqual(checkWorkspace(createWorkspace({ folder: '', files: [] })), []);
  });

  it('has a case for every rule', () => {
    const found = new Set(cases.flatMap(({ findings }) => findings.map((line) => line.split(' ')[1])));
    const silent = ruleInfos.map(({ id }) => id).filter((id) => !found.has(id) && !foundElsewhere.has(id));
    assert.deepEqual(silent, []);
  });

  it('has only codes that the registry lists', () => {
    const ids = new Set(ruleInfos.map(({ id }) => id));
    assert.equal(ids.size, ruleInfos.length);
    assert.ok([...ids].every((id) => /^[A-Z]+(?:_[A-Z]+)*$/.test(id)));
    const found = cases.flatMap(({ findings }) => findings.map((line) => line.split(' ')[1] ?? ''));
    assert.deepEqual(
      found.filter((code) => !ids.has(code)),
      [],
    );
  });

  it('tells of imported files only what is an error', () => {
    const files = Object.entries(soundFiles).map(([path, text]) => ({
      path: `../far/${path}`,
      text,
      imported: true,
    }));
    const spare = { path: '../far/messages/spare.v1.schema.json', text: '{}', imported: true };
    const twice = { path: 'agents/stock.agent.yaml', text: 'agent: stock\n' };
    const workspace = createWorkspace({ folder: '', files: [...files, spare, twice] });
    assert.deepEqual(
      checkWorkspace(workspace).map(({ code, file }) => `${file} ${code}`),
      ['agents/stock.agent.yaml AGENT_DUPLICATE'],
    );
  });

  it('never throws and keeps its places inside the files, whatever is broken', () => {
    const paths = Object.keys(soundFiles);
    const damage = fc.record({
      path: fc.constantFrom(...paths),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(12),
      insert: fc.oneof(
        fc.constant(''),
        fc.string({ maxLength: 4 }),
        fc.constantFrom('\t', '{', ']', ': ', '- ', '&a ', '*a', '"', '\r\n', '#'),
      ),
      truncate: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const files = new Map(Object.entries(soundFiles));
        for (const { path, at, remove, insert, truncate } of damages) {
          const text = files.get(path) ?? '';
          const start = Math.floor(at * text.length);
          const rest = truncate ? '' : text.slice(start + remove);
          files.set(path, text.slice(0, start) + insert + rest);
        }
        const workspace = workspaceOf(Object.fromEntries(files));
        assertPlaces(workspace, files);
        resolveBundle(workspace);
      }),
      { numRuns: 300 },
    );
  });
});

function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const all = Object.entries({ ...soundFiles, ...files });
  return createWorkspace({ folder: '', files: all.map(([path, text]) => ({ path, text })) });
}

function findingsIn(workspace: Workspace): readonly string[] {
  return checkWorkspace(workspace).map((diagnostic) => {
    const related = (diagnostic.related ?? []).map(({ message, file, range: { start } }) => {
      return `; ${message} ${file}:${start.line + 1}:${start.column + 1}`;
    });
    return formatDiagnostic(diagnostic) + related.join('');
  });
}

function assertPlaces(workspace: Workspace, files: ReadonlyMap<string, string>): void {
  const diagnostics = checkWorkspace(workspace);
  assert.deepEqual(diagnostics, [...diagnostics].sort(compareDiagnostics));
  for (const { file, range, related = [] } of diagnostics) {
    for (const place of [{ file, range }, ...related]) {
      const length = files.get(place.file)?.length ?? -1;
      const { start, end } = place.range;
      assert.ok(
        start.offset >= 0 && start.offset <= end.offset && end.offset <= length,
        JSON.stringify(place),
      );
    }
  }
}
