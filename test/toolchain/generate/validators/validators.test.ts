import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as codegen from '@parley/runtime/codegen';
import ts from 'typescript';
import { createModel } from '#toolchain/generate/model.ts';
import { printValidators } from '#toolchain/generate/validators/validators.ts';
import { messagesOnly } from '../fleet/defaults.ts';
import { samples } from '../samples.ts';

type Validators = Readonly<Record<string, codegen.Validator>>;
type Schemas = Readonly<Record<string, object | boolean>>;

const run = promisify(execFile);

function print(schemas: Schemas): Promise<string> {
  return printValidators(createModel(messagesOnly(schemas), '.ts'));
}

/** Runs a generated module without writing it. */
async function validatorsOf(schemas: Schemas): Promise<Validators> {
  const { outputText } = ts.transpileModule(await print(schemas), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  });
  const exports: { validators?: Validators } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the module exists in memory only
  const load = new Function('exports', 'require', outputText) as (
    target: object,
    require: () => unknown,
  ) => void;
  load(exports, () => codegen);
  assert.ok(exports.validators);
  return exports.validators;
}

function judges(validators: Validators, type: string, value: unknown): boolean {
  const validate = validators[type];
  assert.ok(validate, `no validator for ${type}`);
  return validate(value);
}

const part = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', minLength: 2 },
    parts: { type: 'array', items: { $ref: '#/$defs/part' } },
  },
};

describe('printValidators', () => {
  it('judges as ajv does when it is given the schema as it is', async () => {
    const all = samples(7, 80);
    const validators = await validatorsOf(Object.fromEntries(all.map(({ type, schema }) => [type, schema])));
    for (const { type, schema, valid, invalid } of all) {
      const text = JSON.stringify(schema);
      for (const value of valid)
        assert.ok(judges(validators, type, value), `${text} refuses ${JSON.stringify(value)}`);
      for (const value of invalid)
        assert.ok(!judges(validators, type, value), `${text} takes ${JSON.stringify(value)}`);
    }
  });

  it('writes a module that plain Node loads with code generation switched off', async () => {
    const golden = new URL('../golden/validators.ts', import.meta.url).href;
    const script = `import { validators } from ${JSON.stringify(golden)};
      const data = [{ order: 'EU-12' }, { order: 'x' }];
      console.log(JSON.stringify(data.map((value) => validators['fleet.order-accepted.v1'](value))));`;
    const flags = [
      '--conditions=@parley/source',
      '--disallow-code-generation-from-strings',
      '--input-type=module',
    ];
    const root = fileURLToPath(new URL('../../../../', import.meta.url));
    const { stdout } = await run(process.execPath, [...flags, '-e', script], { cwd: root });
    assert.equal(stdout, '[true,false]\n');
  });

  it('needs no require, no eval and no library of its own', async () => {
    const text = await print({
      'all.v1': {
        type: 'object',
        properties: {
          list: { type: 'array', uniqueItems: true, items: { enum: [{ a: 1 }, 'b'] } },
          text: { type: 'string', minLength: 1, pattern: '^\\p{L}+$' },
          when: { type: 'string', format: 'date-time' },
          link: { type: 'string', format: 'uri-reference' },
          part: { $ref: '#/$defs/part' },
        },
        unevaluatedProperties: false,
        $defs: { part },
      },
    });
    assert.doesNotMatch(text, /require\(|\beval\b|new Function|ajv/);
    assert.match(
      text,
      /import \{ type Validator, formats, isEqual, textLength \} from '@parley\/runtime\/codegen';/,
    );
  });

  it('asserts the listed formats', async () => {
    const validators = await validatorsOf({ 'when.v1': { type: 'string', format: 'date-time' } });
    assert.equal(judges(validators, 'when.v1', '2026-01-02T03:04:05Z'), true);
    assert.equal(judges(validators, 'when.v1', 'yesterday'), false);
  });

  it('compiles once what several messages refer to', async () => {
    const big = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`name${index}`, { type: 'string', minLength: 1 }]),
    );
    const schema = (name: string): object => ({
      type: 'object',
      properties: { [name]: { $ref: '#/$defs/big' } },
      $defs: { big: { type: 'object', properties: big } },
    });
    const names = Array.from({ length: 20 }, (_, index) => `m${index}`);
    const one = await print({ 'm0.v1': schema('m0') });
    const twenty = await print(Object.fromEntries(names.map((name) => [`${name}.v1`, schema(name)])));
    assert.ok(twenty.length < one.length * 3, `${twenty.length} for twenty, ${one.length} for one`);
  });

  it('says in errors where the fault stands in the schema of the message', async () => {
    const validators = await validatorsOf({
      'order.v1': { properties: { part: { $ref: '#/$defs/part' } }, $defs: { part } },
    });
    assert.equal(judges(validators, 'order.v1', { part: { id: 'p1', parts: [{ id: 'x' }] } }), false);
    const [error] = validators['order.v1']?.errors ?? [];
    assert.equal(error?.schemaPath, '#/$defs/part/properties/id/minLength');
    assert.equal(error.instancePath, '/part/parts/0/id');
  });

  it('is not misled by properties that every object inherits', async () => {
    const validators = await validatorsOf({
      'inherited.v1': {
        type: 'object',
        required: ['constructor'],
        properties: { toString: { type: 'string' } },
      },
    });
    assert.equal(judges(validators, 'inherited.v1', {}), false);
    assert.equal(judges(validators, 'inherited.v1', { constructor: 1 }), true);
  });

  it('ignores annotations, own keywords and formats that are not listed', async () => {
    const schema = { type: 'object', properties: { id: { type: 'string' } } };
    const annotated = {
      ...schema,
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://fleet.example/m',
      title: 'T',
      description: 'require("x")',
      examples: [{}],
      'x-parley-note': 1,
      nullable: true,
    };
    const [plain, other] = await Promise.all([print({ 'a.v1': schema }), print({ 'a.v1': annotated })]);
    const body = (text: string): string => text.split('\n').slice(1).join('\n');
    assert.equal(body(plain), body(other));
  });

  it('judges messages that refer to themselves and boolean schemas', async () => {
    const validators = await validatorsOf({
      'tree.v1': { type: 'array', items: { $ref: '#' } },
      'any.v1': true,
      'none.v1': false,
    });
    assert.equal(judges(validators, 'tree.v1', [[], [[]]]), true);
    assert.equal(judges(validators, 'tree.v1', [[1]]), false);
    assert.equal(judges(validators, 'any.v1', 1), true);
    assert.equal(judges(validators, 'none.v1', 1), false);
  });

  it('keeps whole what has resources of its own inside', async () => {
    const inner = {
      $id: 'https://fleet.example/inner',
      type: 'object',
      properties: { next: { $ref: '#' } },
      required: ['n'],
    };
    const validators = await validatorsOf({
      'outer.v1': { type: 'object', properties: { inner: { $ref: '#/$defs/inner' } }, $defs: { inner } },
    });
    assert.equal(judges(validators, 'outer.v1', { inner: { n: 1, next: { n: 2 } } }), true);
    assert.equal(judges(validators, 'outer.v1', { inner: { n: 1, next: {} } }), false);
  });

  it('names the message whose schema cannot be compiled', async () => {
    await assert.rejects(print({ 'broken.v1': { pattern: '(' } }), /broken\.v1/);
    await assert.rejects(
      print({ 'broken.v1': { $ref: '#/$defs/absent' } }),
      /broken\.v1 refers to #\/\$defs\/absent/,
    );
  });
});
