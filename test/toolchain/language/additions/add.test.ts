import assert from 'node:assert/strict';
import { checkWorkspace, createWorkspace } from '@parley/toolchain';
import { type Addition, additionEdit, applyEdit } from '@parley/toolchain/language';

const files: Readonly<Record<string, string>> = {
  'messages/shop.order.v1.schema.json': `{
  "type": "object",
  "required": ["id"],
  "properties": {
    "id": { "type": "string" },
    "lines": { "type": "array", "items": { "$ref": "shared/line.schema.yaml" } }
  }
}
`,
  'messages/shop.till.v1.schema.json': '{ "type": "object" }\n',
  'messages/shared/line.schema.yaml': `# One line of an order.
type: object
properties:
  item: { enum: [tea, cake] } # what is sold
  count:
    type: integer
`,
  'channels/shop.channel.yaml': `# What the shop says.
channels:
  order.placed: # by customers
    address: shop/{region}/order
    parameters: &region
      region: { enum: [eu, us] }
    messages: [shop.order.v1]
  order.changed:
    address: shop/{region}/changed
    parameters: *region
    messages:
      - shop.order.v1 # the same
`,
  'agents/customer.agent.yaml': `agent: customer
sends:
  order.placed: {}  # keeps its comment
`,
  'agents/desk.agent.json':
    '{\n  "agent": "desk",\n  "receives": { "order.placed": {}, "order.changed": {} }\n}\n',
};

const base = {
  folder: '',
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
};

function errors(list: typeof base.files): readonly string[] {
  return checkWorkspace(createWorkspace({ folder: '', files: list }))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, file }) => `${code} ${file}`);
}

/** What became of the files that an addition changes; the check must have no error in them. */
function add(addition: Addition): Readonly<Record<string, string>> {
  const result = additionEdit(createWorkspace(base), addition);
  assert.ok(result.kind === 'edit', JSON.stringify(result));
  const after = applyEdit(base.files, result.edit);
  assert.deepEqual(errors([...after]), []);
  return Object.fromEntries(
    after.filter(({ path, text }) => files[path] !== text).map(({ path, text }) => [path, text]),
  );
}

function refusal(addition: Addition): string {
  const result = additionEdit(createWorkspace(base), addition);
  return result.kind === 'refused' ? result.reason : 'an edit';
}

const named = (name: string) => ({ name });

describe('additionEdit', () => {
  it('writes a channel beside those of its kind, its message into a file, and lets its senders send it', () => {
    const after = add({
      kind: 'channel',
      name: 'order.cancelled',
      address: 'shop/{region}/cancelled',
      parameters: { region: { type: 'string' } },
      messages: [
        { type: 'shop.cancelled.v1', schema: { type: 'object', properties: { id: { type: 'string' } } } },
      ],
      senders: ['customer', 'nobody'],
    });
    assert.deepEqual(Object.keys(after), [
      'channels/shop.channel.yaml',
      'agents/customer.agent.yaml',
      'messages/shop.cancelled.v1.schema.yaml',
    ]);
    assert.ok(
      after['channels/shop.channel.yaml']?.startsWith(files['channels/shop.channel.yaml']?.trimEnd() ?? '?'),
    );
    assert.match(
      after['channels/shop.channel.yaml'] ?? '',
      / {2}order\.cancelled:\n {4}address: shop\/\{region\}\/cancelled\n/,
    );
    assert.match(
      after['agents/customer.agent.yaml'] ?? '',
      /order\.placed: \{\} {2}# keeps its comment\n {2}order\.cancelled: \{\}/,
    );
  });

  it('lets a channel carry a message, in brackets and in lines', () => {
    const message = { type: 'shop.note.v1', schema: { type: 'object' } };
    assert.match(
      add({ kind: 'message', channel: 'order.placed', message })['channels/shop.channel.yaml'] ?? '',
      /messages: \[shop\.order\.v1, shop\.note\.v1\]/,
    );
    assert.match(
      add({ kind: 'message', channel: 'order.changed', message })['channels/shop.channel.yaml'] ?? '',
      /- shop\.order\.v1 # the same\n {6}- shop\.note\.v1/,
    );
  });

  it('adds a property where the others of the object are, through references', () => {
    const schema = { type: 'string' };
    const top = { kind: 'property', type: 'shop.order.v1', path: [], name: 'note', schema } as const;
    assert.match(add(top)['messages/shop.order.v1.schema.json'] ?? '', /"note": \{ "type": "string" \}/);
    const inner = { ...top, path: [named('lines'), 'items'] } as const;
    assert.equal(
      add(inner)['messages/shared/line.schema.yaml'],
      `${files['messages/shared/line.schema.yaml'] ?? ''}  note: { type: string }\n`,
    );
  });

  it('adds a word to an enum, of a message and of a parameter', () => {
    const path = [named('lines'), 'items', named('item')] as const;
    assert.match(
      add({ kind: 'value', type: 'shop.order.v1', path, value: 'scone' })[
        'messages/shared/line.schema.yaml'
      ] ?? '',
      /item: \{ enum: \[tea, cake, scone\] \} # what is sold/,
    );
    const moon = {
      kind: 'parameter-value',
      channel: 'order.placed',
      parameter: 'region',
      value: 'moon',
    } as const;
    assert.match(add(moon)['channels/shop.channel.yaml'] ?? '', /region: \{ enum: \[eu, us, moon\] \}/);
  });

  it('lets an agent send, and makes a file for one that is not declared', () => {
    const send = {
      kind: 'send',
      agent: 'desk',
      channel: 'order.changed',
      type: 'shop.order.v1',
      external: true,
    } as const;
    assert.match(add(send)['agents/desk.agent.json'] ?? '', /"sends": \{ "order\.changed": \{\} \}/);
    assert.deepEqual(add({ ...send, agent: 'till' }), {
      'agents/till.agent.yaml': 'agent: till\nexternal: true\nsends: { order.changed: {} }\n',
    });
  });

  it('refuses what is there, what has no place, and names that are none', () => {
    const schema = { type: 'object' };
    const property = { kind: 'property', type: 'shop.order.v1', path: [], name: 'id', schema } as const;
    assert.deepEqual(
      [
        refusal(property),
        refusal({ ...property, path: [named('nowhere')] }),
        refusal({
          kind: 'send',
          agent: 'customer',
          channel: 'order.placed',
          type: 'shop.order.v1',
          external: false,
        }),
        refusal({
          kind: 'send',
          agent: '../x',
          channel: 'order.placed',
          type: 'shop.order.v1',
          external: false,
        }),
        refusal({ kind: 'message', channel: 'order.placed', message: { type: '../../x' } }),
        refusal({ kind: 'channel', name: 'Order', address: 'a', parameters: {}, messages: [], senders: [] }),
        refusal({ kind: 'parameter-value', channel: 'order.placed', parameter: 'region', value: 'eu' }),
      ],
      [
        '"id" is declared already',
        'the schema of "shop.order.v1" has no place for it',
        '"customer" declares it already',
        '"../x" is no name of an agent',
        '"../../x" is no name of a message type',
        '"Order" is no name of a channel',
        '{region} has it already',
      ],
    );
  });

  it('leaves what belongs to another workspace alone', () => {
    const imported = base.files.map((file) => ({ ...file, imported: true }));
    const result = additionEdit(createWorkspace({ folder: '', files: imported }), {
      kind: 'message',
      channel: 'order.placed',
      message: { type: 'shop.note.v1' },
    });
    assert.deepEqual(result, {
      kind: 'refused',
      reason: 'the channel "order.placed" belongs to another workspace',
    });
  });
});
