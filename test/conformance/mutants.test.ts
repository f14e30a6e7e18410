import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorSchema, systemSchemas } from '@parley/schemas';
import { protocolMutants, schemaMutants } from './mutants.ts';
import type { Mutant } from './mutants.ts';
import { difference } from './outcome.ts';
import { runVector } from './operations.ts';
import { loadProtocol, protocol } from './protocol.ts';
import type { Protocol } from './protocol.ts';
import { createSchemaJudge, schemas } from './schemas.ts';
import type { Schemas } from './schemas.ts';
import { readVectorFiles } from './vectors.ts';
import type { Vector } from './vectors.ts';

const vectors = readVectorFiles().flatMap((file) => file.vectors);

describe('mutants of the protocol', () => {
  let folder = '';
  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'parley-mutants-')));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'junction');
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('no vector fails without a mutant', async () => {
    await cp('runtime/src/errors.ts', join(folder, 'none', 'errors.ts'));
    await cp('runtime/src/protocol', join(folder, 'none', 'protocol'), { recursive: true });
    const same = await loadProtocol(pathToFileURL(join(folder, 'none', 'protocol', '/')));
    assert.equal(firstFailure(same), undefined);
    assert.equal(firstFailure(protocol), undefined);
  });

  for (const [index, mutant] of protocolMutants.entries()) {
    it(`${mutant.file}: ${mutant.name}`, async () => {
      const home = join(folder, String(index));
      await cp('runtime/src/errors.ts', join(home, 'errors.ts'));
      await cp('runtime/src/protocol', join(home, 'protocol'), { recursive: true });
      const source = await readFile(join('runtime/src/protocol', mutant.file), 'utf8');
      await writeFile(join(home, 'protocol', mutant.file), mutate(source, mutant));
      const mutated = await loadProtocol(pathToFileURL(join(home, 'protocol', '/')));
      assert.ok(firstFailure(mutated), 'no vector noticed');
    });
  }
});

describe('mutants of the schemas', () => {
  for (const mutant of schemaMutants) {
    it(`${mutant.file}: ${mutant.name}`, async () => {
      const source = await readFile(join('schemas', mutant.file), 'utf8');
      const compact = JSON.stringify(JSON.parse(source));
      const schema = JSON.parse(mutate(compact, mutant)) as Record<string, unknown>;
      const judge = createSchemaJudge(withMutant(mutant.file.replace('.schema.json', ''), schema));
      const noticed = vectors.find((vector) => (judge.judge(vector) ?? vector.valid) !== vector.valid);
      assert.ok(noticed, 'no vector noticed');
    });
  }
});

function mutate(source: string, { from, to }: Mutant): string {
  assert.equal(source.split(from).length, 2, `${JSON.stringify(from)} must stand in the file once`);
  return source.replace(from, () => to);
}

function firstFailure(tested: Protocol): Vector | undefined {
  return vectors.find((vector) => fails(tested, vector));
}

/** A mutant may also throw what the real one never throws. */
function fails(tested: Protocol, vector: Vector): boolean {
  try {
    const outcome = runVector(tested, vector);
    return outcome !== undefined && difference(vector, outcome) !== undefined;
  } catch {
    return true;
  }
}

function withMutant(name: string, schema: Record<string, unknown>): Schemas {
  if (Object.hasOwn(schemas, name)) return { ...schemas, [name]: schema };
  const type = `parley.${name}.v1`;
  assert.ok(Object.hasOwn(systemSchemas, type), `${type} is no system message`);
  return { ...schemas, system: { ...schemas.system, [type]: { ...schema, $defs: { error: errorSchema } } } };
}
