import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  agentSchema,
  channelsSchema,
  configSchema,
  envelopeSchema,
  errorSchema,
  systemSchemas,
} from '@parley/schemas';
import type { Vector } from './vectors.ts';

type Schema = Readonly<Record<string, unknown>>;
type Judge = (data: unknown) => boolean;

/** The schemas under test: the package's, or a mutant's. */
export const schemas = {
  envelope: envelopeSchema as Schema,
  channels: channelsSchema as Schema,
  agent: agentSchema as Schema,
  config: configSchema as Schema,
  error: errorSchema as Schema,
  system: systemSchemas as Readonly<Record<string, Schema>>,
};
export type Schemas = typeof schemas;

export interface SchemaJudge {
  /** Whether the schemas accept what the vector holds; undefined where they say nothing about it. */
  judge(vector: Vector): boolean | undefined;
}

export function createSchemaJudge(tested: Schemas): SchemaJudge {
  const ajv = new Ajv2020({ strictTypes: false });
  const compiled = new Map<Schema, Judge>();
  const compile = (schema: Schema): Judge => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const made = ajv.compile(schema) as Judge;
    compiled.set(schema, made);
    return made;
  };
  const names = nameJudges(tested, compile);
  return {
    judge: ({ operation, input, expect, valid }) => {
      if (operation === 'send') return compile(tested.envelope)(input.event);
      if (operation === 'encode' && valid) return compile(tested.envelope)(expect);
      if (operation === 'name') return names.get(String(input.kind))?.(input.value);
      if (operation === 'error-code') return compile(tested.error)(input.value);
      if (operation === 'document') return compile(documentSchema(tested, input.schema))(input.document);
      if (operation !== 'system-message') return undefined;
      const schema = tested.system[String(input.type)];
      return schema !== undefined && compile(schema)(input.data);
    },
  };
}

function documentSchema(tested: Schemas, name: unknown): Schema {
  if (name === 'channels' || name === 'agent' || name === 'config') return tested[name];
  throw new Error(`no schema of documents is named ${String(name)}`);
}

/** The same names stand in the envelope's patterns and in the agent's file. */
function nameJudges(tested: Schemas, compile: (schema: Schema) => Judge): ReadonlyMap<string, Judge> {
  const attribute = (name: string): Judge =>
    compile((tested.envelope.properties as Record<string, Schema>)[name] ?? {});
  const agent = compile((tested.agent.properties as Record<string, Schema>).agent ?? {});
  const [headers = ''] = Object.keys(tested.envelope.patternProperties as object);
  return new Map<string, Judge>([
    ['agent', agent],
    ['instance', agent],
    ['type', attribute('type')],
    ['channel', attribute('channel')],
    ['source', attribute('source')],
    ['receiver', attribute('recipient')],
    ['header', compile({ type: 'string', pattern: headers })],
  ]);
}
