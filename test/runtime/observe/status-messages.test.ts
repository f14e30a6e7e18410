import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { statusMessages } from '@parley/runtime';

const folder = 'schemas/library/messages';

const built = [
  statusMessages.initialised(),
  statusMessages.initialised({ version: '1.2.0', detail: 'model loaded' }),
  statusMessages.started({ capabilities: ['diagnosis'], version: '1.2.0' }),
  statusMessages.dataRead({ source: 'telemetry', records: 2, bytes: 512, durationMs: 1.5 }),
  statusMessages.operationCompleted({ operation: 'diagnosis', durationMs: 3, summary: 'fine' }),
  statusMessages.operationFailed({ operation: 'diagnosis', reason: 'no', code: 'no_data', durationMs: 3 }),
  statusMessages.monitoring({ target: 'truck-7', metrics: { oil: 104.5 }, condition: 'degraded' }),
  statusMessages.optimised({ target: 'route', measure: 'km', before: 182, after: 151 }),
  statusMessages.finished({ outcome: 'completed', durationMs: 1, completed: 1, failed: 0, detail: 'all' }),
];

describe('statusMessages', () => {
  for (const { type, data } of built) {
    it(`builds a ${type} that its schema accepts: ${JSON.stringify(data)}`, () => {
      const schema = JSON.parse(readFileSync(`${folder}/${type}.schema.json`, 'utf8')) as object;
      const validate = new Ajv2020({ strict: false }).compile(schema);
      assert.ok(validate(data), JSON.stringify(validate.errors));
    });
  }

  it('has a builder for every message of the library', () => {
    const types = globSync(`${folder}/*.schema.json`).map((path) => basename(path, '.schema.json'));
    assert.deepEqual(new Set(built.map(({ type }) => type)), new Set(types));
    assert.equal(Object.keys(statusMessages).length, types.length);
  });
});
