import assert from 'node:assert/strict';
import { checkWorkspace, createWorkspace, type Diagnostic, type Workspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import { channelMutants, collisionMutants, parameterMutants } from './channel-mutants.ts';
import { fileMutants } from './file-mutants.ts';
import { type Fleet, readFleet, type Spot, writeFleet } from './fleet.ts';
import type { Mutant, Operator } from './mutant.ts';
import { deletedReferenceMutants, misspeltMutants } from './reference-mutants.ts';
import { exampleMutants, memberMutants } from './schema-mutants.ts';
import { valueMutants } from './value-mutants.ts';

const folder = 'examples/vehicle-maintenance';
const operators: Readonly<Record<string, Operator>> = {
  channels: channelMutants,
  collisions: collisionMutants,
  parameters: parameterMutants,
  files: fileMutants,
  'misspelt references': misspeltMutants,
  'deleted references': deletedReferenceMutants,
  values: valueMutants,
  examples: exampleMutants,
};

describe('the check of a mutated fleet', () => {
  let fleet: Fleet;
  let sound: Workspace;
  before(async () => {
    const { files } = await readWorkspace(folder);
    fleet = readFleet(
      folder,
      files.map(({ path }) => path),
    );
    sound = createWorkspace(writeFleet(fleet));
  });

  it('finds nothing in the fleet itself', () => {
    assert.deepEqual(checkWorkspace(sound), []);
  });

  for (const [name, operator] of Object.entries(operators)) {
    it(`finds every fault of ${name} at its line`, function () {
      this.timeout(120_000);
      const mutants = operator(fleet);
      const missed = mutants.flatMap((mutant) => missedBy(mutant, sound));
      assert.ok(mutants.length > 0);
      assert.deepEqual(missed, []);
      report(this, countByOperator(mutants));
    });
  }

  it('notices most schema members that are dropped or of another type', function () {
    this.timeout(120_000);
    const mutants = memberMutants(fleet);
    const noticed = mutants.filter((mutant) => judge(mutant, sound).diagnostics.length > 0);
    assert.ok(noticed.length / mutants.length > 0.8, `${noticed.length} of ${mutants.length}`);
    report(this, `${noticed.length} of ${mutants.length} noticed`);
  });
});

function report(context: Mocha.Context, text: string): void {
  const { test } = context;
  if (test !== undefined) test.title += `: ${text}`;
}

function countByOperator(mutants: readonly Mutant[]): string {
  const counts = new Map<string, number>();
  for (const { operator } of mutants) counts.set(operator, (counts.get(operator) ?? 0) + 1);
  return [...counts].map(([operator, count]) => `${operator} ${count}`).join(', ');
}

/** What a mutant should have led to and did not, in words. */
function missedBy(mutant: Mutant, sound: Workspace): readonly string[] {
  const { workspace, diagnostics } = judge(mutant, sound);
  const found = diagnostics.map(({ file, range, code }) => `${file}:${range.start.line + 1} ${code}`);
  const label = `${mutant.operator}, ${mutant.at}`;
  if (mutant.wanted.length === 0) return found.length === 0 ? [] : [`${label}: found ${found.join(', ')}`];
  return mutant.wanted
    .filter((spots) => !spots.some((spot) => isFound(workspace, diagnostics, spot)))
    .map((spots) => `${label}: nothing at ${spots.map(formatSpot).join(' or ')}; found ${found.join(', ')}`);
}

function judge(
  mutant: Mutant,
  sound: Workspace,
): { workspace: Workspace; diagnostics: readonly Diagnostic[] } {
  const workspace = createWorkspace(writeFleet(mutant.fleet), sound);
  return { workspace, diagnostics: checkWorkspace(workspace) };
}

function isFound(workspace: Workspace, diagnostics: readonly Diagnostic[], { file, pointer }: Spot): boolean {
  const document = workspace.documents.find((entry) => entry.document.path === file)?.document;
  if (document === undefined) return false;
  const lines = (['key', 'value'] as const).map((part) => document.locate(pointer, part).start.line);
  return diagnostics.some((found) => found.file === file && lines.includes(found.range.start.line));
}

function formatSpot({ file, pointer }: Spot): string {
  return `${file}${pointer}`;
}
