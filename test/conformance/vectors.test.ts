import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { errorSchema } from '@parley/schemas';
import { hashSchema } from '#toolchain/model/hash.ts';
import { difference } from './outcome.ts';
import { runVector } from './operations.ts';
import { protocol } from './protocol.ts';
import { createSchemaJudge, schemas } from './schemas.ts';
import { nameOf, readVectorFiles } from './vectors.ts';

const judge = createSchemaJudge(schemas);
const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, schemas: [errorSchema] });
const isVectorFile = ajv.compile(
  JSON.parse(readFileSync('schemas/vectors/vectors.schema.json', 'utf8')) as object,
);

describe('vectors', () => {
  for (const file of readVectorFiles()) {
    describe(file.path, () => {
      it('keeps the form of a vector file', () => {
        const { path, ...content } = file;
        assert.equal(isVectorFile(content), true, JSON.stringify(isVectorFile.errors));
        assert.equal(path.replaceAll('\\', '/').split('/')[2], file.subject);
        assert.equal(new Set(file.vectors.map(nameOf)).size, file.vectors.length, 'two vectors of one name');
      });

      for (const vector of file.vectors) {
        it(nameOf(vector), () => {
          const outcome = runVector(protocol, vector);
          if (outcome !== undefined) assert.equal(difference(vector, outcome), undefined);
          const accepted = judge.judge(vector);
          if (accepted !== undefined) assert.equal(accepted, vector.valid, 'the JSON Schema says otherwise');
          if (vector.operation === 'hash') {
            const { hash } = vector.expect as { hash: string };
            assert.equal(hashSchema(vector.input.schema), hash);
          } else {
            assert.ok(outcome !== undefined || accepted !== undefined, 'nothing ran the vector');
          }
        });
      }
    });
  }
});
