import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { bundleSchema } from '@parley/schemas';
import { hashSchema } from '#toolchain/model/hash.ts';
import { MemoryStage } from './scenarios/memory-stage.ts';
import { play } from './scenarios/play.ts';
import { contractsOf, readScenarios } from './scenarios/scenario.ts';

const ajv = new Ajv2020({ strictTypes: false, strictRequired: false });
const isScenario = ajv.compile(
  JSON.parse(readFileSync('schemas/vectors/scenarios.schema.json', 'utf8')) as object,
);
const isBundle = ajv.compile(bundleSchema);

describe('scenarios', () => {
  for (const { name, path, scenario } of readScenarios()) {
    describe(`${name}: ${scenario.description}`, () => {
      it(`keeps the form of a scenario`, () => {
        assert.equal(
          isScenario(JSON.parse(readFileSync(path, 'utf8'))),
          true,
          ajv.errorsText(isScenario.errors),
        );
        const contracts = contractsOf(scenario);
        assert.equal(isBundle(contracts), true, ajv.errorsText(isBundle.errors));
        for (const { type, schema, hash } of Object.values(contracts.messages))
          assert.equal(hash, hashSchema(schema), type);
      });

      for (const protocol of scenario.mqtt === 5 ? ([5] as const) : ([5, 4] as const)) {
        const over = protocol === 5 ? 'MQTT 5' : 'MQTT 3.1.1';
        it(`${scenario.requirements.join(', ')}: over ${over}`, async () => {
          const stage = new MemoryStage(scenario, protocol);
          try {
            await play(scenario, stage);
          } finally {
            await stage.close();
          }
        });
      }
    });
  }
});
