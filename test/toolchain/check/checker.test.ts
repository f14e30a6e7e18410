import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkWorkspace } from '#toolchain/check/check-workspace.ts';
import { createChecker } from '#toolchain/check/checker.ts';
import { rules } from '#toolchain/check/rules.ts';
import { createWorkspace } from '#toolchain/model/create-workspace.ts';
import type { Workspace } from '#toolchain/model/workspace.ts';
import { lines } from './check-case.ts';
import { type Files, anyEdit, soundWorkspace } from './edits.ts';

describe('createChecker', () => {
  it('finds after every edit just what a check from nothing finds', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (edits) => {
        const checker = createChecker();
        let workspace = create(soundWorkspace);
        checker.check(workspace);
        let files = soundWorkspace;
        for (const edit of edits) {
          files = edit(files);
          workspace = create(files, workspace);
          assert.deepEqual(checker.check(workspace).findings, checkWorkspace(create(files)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('judges after a change only what depends on it', () => {
    const files = fleet(200);
    const checker = createChecker();
    const before = create(files);
    const first = checker.check(before);
    assert.equal(first.judged, first.units);
    const change = changed(files, 'messages/area7.done.v1.schema.json', (text) => `${text}\n`);
    const second = checker.check(create(change, before));
    assert.deepEqual(second.findings, first.findings);
    // The file, its message, its schema, the channel that carries it, and rules about the whole that look at messages.
    assert.ok(second.judged <= 4 + wholeRules, `${second.judged} of ${second.units}`);
    assert.equal(second.units, first.units);
  });

  it('judges with a schema all that refer to it', () => {
    const files = fleet(50);
    const checker = createChecker();
    const before = create(files);
    checker.check(before);
    const change = changed(files, 'messages/common.schema.json', (text) =>
      text.replace('"string"', '"integer"'),
    );
    const { findings, judged } = checker.check(create(change, before));
    assert.equal(findings.filter(({ code }) => code === 'SCHEMA_EXAMPLE_INVALID').length, 50);
    assert.ok(judged >= 50);
  });

  it('judges nothing again when nothing has changed', () => {
    const files = fleet(20);
    const checker = createChecker();
    const before = create(files);
    checker.check(before);
    assert.equal(checker.check(create(files, before)).judged, 0);
  });

  it('judges all again when other rules are chosen', () => {
    const files = fleet(5);
    const checker = createChecker();
    const before = create(files);
    const { units } = checker.check(before);
    const config = { path: 'parley.config.yaml', text: 'check: { use: [MINIMAL] }\n' };
    const { judged } = checker.check(create(new Map(files).set(config.path, config), before));
    assert.ok(judged > units / 2);
  });
});

function create(files: Files, previous?: Workspace): Workspace {
  return createWorkspace({ folder: '', files: [...files.values()] }, previous);
}

const wholeRules = rules.filter(({ each }) => each === 'workspace').length;

/** A fleet in which every agent sends to the next. */
function fleet(size: number): Files {
  const common = '{ "$defs": { "id": { "type": "string", "maxLength": 40 } } }';
  const files = new Map([['messages/common.schema.json', common]]);
  for (let index = 0; index < size; index++) {
    const [name, next] = [`area${index}`, `area${(index + 1) % size}`];
    const schema = {
      type: 'object',
      required: ['id'],
      properties: { id: { $ref: 'common.schema.json#/$defs/id' } },
      examples: [{ id: 'x' }],
    };
    files.set(`messages/${name}.done.v1.schema.json`, JSON.stringify(schema));
    const channel = lines(
      'channels:',
      `  ${name}.done:`,
      `    address: ${name}/done`,
      `    messages: [${name}.done.v1]`,
    );
    files.set(`channels/${name}.channel.yaml`, channel);
    const agent = lines(`agent: ${name}`, 'receives:', `  ${name}.done: {}`, 'sends:', `  ${next}.done: {}`);
    files.set(`agents/${name}.agent.yaml`, agent);
  }
  return new Map([...files].map(([path, text]) => [path, { path, text }]));
}

function changed(files: Files, path: string, change: (text: string) => string): Files {
  const text = change(files.get(path)?.text ?? '');
  return new Map(files).set(path, { path, text });
}
