import type { FleetMessage } from './fleet.ts';
import type { Property } from './property.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What the messages of an area have in common, each as a definition. */
export const sharedDefinitions = {
  id: { type: 'string', pattern: '^[a-z]{3}-[0-9]{6}$' },
  place: {
    type: 'object',
    additionalProperties: false,
    required: ['hall', 'row'],
    properties: {
      hall: { type: 'string', maxLength: 20 },
      row: { type: 'integer', minimum: 1, maximum: 400 },
      level: { type: 'integer', minimum: 0, maximum: 20 },
    },
  },
  line: {
    type: 'object',
    additionalProperties: false,
    required: ['part', 'quantity'],
    properties: {
      part: { type: 'string', pattern: '^[A-Z]{2}[0-9]{4}$' },
      quantity: { type: 'integer', minimum: 1, maximum: 10_000 },
      checked: { type: 'boolean' },
    },
  },
} as const satisfies Readonly<Record<string, Schema>>;

/** The schema of a message; `refer` tells how a shared definition is called from there. */
export function messageSchema(
  message: FleetMessage,
  refer: (definition: keyof typeof sharedDefinitions) => string,
): Schema {
  const toSchema = (property: Property): Schema => {
    const { description, kind } = property;
    switch (kind) {
      case 'id':
      case 'place':
        return { description, $ref: refer(kind) };
      case 'lines':
        return { description, type: 'array', maxItems: 50, items: { $ref: refer('line') } };
      case 'choice':
        return { description, enum: property.choices };
      default:
        return { description, ...plainSchemas[kind] };
    }
  };
  return {
    description: message.description,
    type: 'object',
    additionalProperties: false,
    required: message.properties.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(message.properties.map((property) => [property.name, toSchema(property)])),
    examples: [messageExample(message)],
  };
}

const plainSchemas = {
  text: { type: 'string', maxLength: 200 },
  count: { type: 'integer', minimum: 0, maximum: 100_000 },
  amount: { type: 'number', minimum: 0, maximum: 50_000 },
  flag: { type: 'boolean' },
  time: { type: 'string', format: 'date-time' },
  tags: { type: 'array', maxItems: 10, items: { type: 'string', maxLength: 20 } },
} as const;

function messageExample({ properties }: FleetMessage): Schema {
  return Object.fromEntries(
    properties.map(({ name, kind, choices }) => [name, choices[0] ?? exampleValues[kind]]),
  );
}

const exampleValues: Readonly<Record<Property['kind'], unknown>> = {
  id: 'abc-000123',
  place: { hall: 'north', row: 12 },
  lines: [{ part: 'AB1234', quantity: 3, checked: true }],
  text: 'left as it was found',
  choice: '',
  count: 17,
  amount: 812.5,
  flag: true,
  time: '2026-03-14T09:26:53Z',
  tags: ['fragile', 'tall'],
};
