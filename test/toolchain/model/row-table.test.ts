import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rules } from '#toolchain/check/rules.ts';
import { createChecker } from '#toolchain/check/checker.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import * as linkTables from '#toolchain/model/link-tables.ts';
import { type RowTable, isRowTable } from '#toolchain/model/row-table.ts';
import type { CreateTable, Workspace } from '#toolchain/model/workspace.ts';
import { type Files, anyEdit, soundWorkspace } from '../check/edits.ts';

/** Every table of rows that there is: those of names, and those that the rules make. */
const tables = rowTables();

describe('a table of rows', () => {
  it('is after any edits what it is when it is made from nothing, in the same order', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 8 }), (edits) => {
        let files = soundWorkspace;
        let workspace = create(files);
        for (const table of tables) workspace.table(table);
        for (const edit of edits) {
          files = edit(files);
          workspace = create(files, workspace);
          const cold = create(files);
          for (const table of tables) assert.deepEqual(written(workspace, table), written(cold, table));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('may be asked for only after several edits', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 2, maxLength: 8 }), (edits) => {
        let files = soundWorkspace;
        let workspace = create(files);
        for (const table of tables) workspace.table(table);
        for (const edit of edits) {
          files = edit(files);
          workspace = create(files, workspace);
        }
        const cold = create(files);
        for (const table of tables) assert.deepEqual(written(workspace, table), written(cold, table));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves that of the version before as it was', () => {
    fc.assert(
      fc.property(anyEdit, anyEdit, (one, other) => {
        const files = one(soundWorkspace);
        const before = create(files, create(soundWorkspace));
        for (const table of tables) before.table(table);
        const next = create(other(files), before);
        for (const table of tables) next.table(table);
        for (const table of tables) assert.deepEqual(written(before, table), written(create(files), table));
      }),
      { numRuns: 100 },
    );
  });

  it('stays the same object when none of its rows differs', () => {
    const workspace = create(soundWorkspace);
    const [path = '', file] = [...soundWorkspace].find(([name]) => name.endsWith('.schema.json')) ?? [];
    const changed = new Map(soundWorkspace).set(path, { path, text: `${file?.text ?? ''}\n` });
    const before = workspace.table(linkTables.receivers);
    assert.equal(create(changed, workspace).table(linkTables.receivers), before);
  });
});

function create(files: Files, previous?: Workspace): Workspace {
  return createWorkspace({ folder: '', files: [...files.values()] }, previous);
}

/** Objects of one version are none of another, so rows are compared by what they say. */
function written(workspace: Workspace, table: RowTable): readonly (readonly [string, string])[] {
  const rows = [...workspace.table(table)];
  // Who looks up finds what is there when one looks through.
  for (const [name, row] of rows) assert.equal(workspace.table(table).get(name), row);
  assert.equal(workspace.table(table).size, rows.length);
  return rows.map(([name, row]) => [name, JSON.stringify(row, withoutTrees)]);
}

/** A document is told by its path and text. */
function withoutTrees(_key: string, value: unknown): unknown {
  const isDocument = typeof value === 'object' && value !== null && 'locate' in value;
  if (isDocument && 'path' in value && 'text' in value) return `${String(value.path)} ${String(value.text)}`;
  return value instanceof Map ? [...value] : value;
}

/** A check of a workspace asks for all that its rules need. */
function rowTables(): readonly RowTable[] {
  const exported: readonly unknown[] = Object.values(linkTables);
  const found = new Set(exported.filter((each) => isTable(each)));
  const workspace = create(soundWorkspace);
  const watched: Workspace = Object.create(workspace, {
    table: {
      value: (table: CreateTable) => {
        if (isRowTable(table)) found.add(table);
        return workspace.table(table);
      },
    },
  }) as Workspace;
  createChecker().check(watched);
  assert.ok(rules.length > 0 && found.size > 15, `only ${found.size} tables`);
  return [...found];
}

function isTable(each: unknown): each is RowTable {
  return typeof each === 'function' && isRowTable(each as CreateTable);
}
