import assert from 'node:assert/strict';
import { agentSchema, channelsSchema, configSchema, envelopeSchema, systemSchemas } from '@parley/schemas';
import { loadContracts } from '@parley/toolchain/node';
import { generateFiles } from '@parley/toolchain/generate';
import { compile } from '../toolchain/generate/compiler.ts';
import { messagesOnly } from '../toolchain/generate/fleet/defaults.ts';
import { readVectorFiles, type Vector } from './vectors.ts';

const documentSchemas = { agent: agentSchema, channels: channelsSchema, config: configSchema };
/** The schemas of the protocol as messages of a workspace. */
const own = {
  ...systemSchemas,
  'document.agent.v1': agentSchema,
  'document.channels.v1': channelsSchema,
  'document.config.v1': configSchema,
  'document.envelope.v1': envelopeSchema,
};

interface Value {
  readonly title: string;
  readonly type: string;
  readonly value: unknown;
}

/** The valid vectors that hold a whole document or message. */
function valuesOfVectors(): Value[] {
  return readVectorFiles().flatMap(({ vectors }) =>
    vectors.filter(({ valid }) => valid).flatMap((vector) => valueOf(vector) ?? []),
  );
}

function valueOf({ description, operation, input }: Vector): Value | undefined {
  if (operation === 'system-message')
    return { title: description, type: String(input.type), value: input.data };
  if (operation !== 'document' || !(String(input.schema) in documentSchemas)) return undefined;
  return { title: description, type: `document.${String(input.schema)}.v1`, value: input.document };
}

function valuesOfExamples(messages: Readonly<Record<string, { readonly schema: unknown }>>): Value[] {
  return Object.entries(messages).flatMap(([type, { schema }]) =>
    ((schema as { examples?: readonly unknown[] }).examples ?? []).map((value, index) => ({
      title: `example ${index + 1}`,
      type,
      value,
    })),
  );
}

/** A constant for each value, of the type that was generated for its message. */
function print(values: readonly Value[]): string {
  const lines = values.map(
    ({ title, type, value }, index) =>
      `/** ${title} */\nexport const v${index}: m.${typeName(type)} = ${JSON.stringify(value)};`,
  );
  return ["import type * as m from './messages.ts';", ...lines, ''].join('\n');
}

function typeName(type: string): string {
  return type.replace(/(^|[.-])([a-z])/gu, (_text, _separator, letter: string) => letter.toUpperCase());
}

describe('generated types', () => {
  it('take every valid vector of documents and system messages', async () => {
    const values = valuesOfVectors();
    assert.ok(values.length >= 30, `only ${values.length} values`);
    assert.deepEqual(errorsOf(await messagesOf(messagesOnly(own)), values), []);
  });

  for (const folder of ['examples/vehicle-maintenance', 'cli/templates']) {
    it(`take every example of ${folder}`, async () => {
      const bundle = await loadContracts(folder);
      const values = valuesOfExamples(bundle.messages);
      assert.ok(values.length >= 3, `only ${values.length} values`);
      assert.deepEqual(errorsOf(await messagesOf(bundle), values), []);
    });
  }
});

async function messagesOf(bundle: Parameters<typeof generateFiles>[0]): Promise<string> {
  const files = await generateFiles(bundle);
  return files.find(({ path }) => path === 'messages.ts')?.text ?? '';
}

function errorsOf(messages: string, values: readonly Value[]): string[] {
  const folder = 'test/conformance/generated';
  return compile({ [`${folder}/messages.ts`]: messages, [`${folder}/values.ts`]: print(values) });
}
