const vehicle = {
  description: 'One vehicle of the fleet. A comment cannot end here: */ as you see.',
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', minLength: 1 },
    maker: { type: 'string' },
    towed: { $ref: '#/$defs/vehicle' },
  },
  additionalProperties: false,
};

const reading = {
  type: 'object',
  required: ['name', 'value', 'at'],
  properties: {
    name: { enum: ['engine-temperature', 'oil-pressure', 'speed'] },
    value: { type: 'number' },
    at: { type: 'string', format: 'date-time' },
    'raw bytes': { type: 'array', items: { type: 'integer', minimum: 0, maximum: 255 } },
  },
  additionalProperties: false,
};

const refusal = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['reason'],
  properties: { reason: { type: 'string' }, retryAfterSeconds: { type: ['integer', 'null'] } },
  additionalProperties: false,
};

/** The schemas of the fleet by message type, as a workspace resolves them. */
export const fleetMessages: Readonly<Record<string, object | boolean>> = {
  'fleet.analysis-request.v1': {
    $id: 'https://fleet.example/messages/analysis-request',
    description: "One vehicle's readings, to be diagnosed.",
    type: 'object',
    required: ['vehicle', 'readings'],
    properties: {
      vehicle: { $ref: '#/$defs/vehicle', description: 'Whose readings.' },
      readings: { type: 'array', items: { $ref: '#/$defs/reading' }, minItems: 1 },
      window: {
        type: 'array',
        prefixItems: [{ type: 'string' }, { type: 'string' }],
        items: false,
        minItems: 2,
      },
      'x-trace': { type: 'boolean', deprecated: true },
    },
    additionalProperties: false,
    $defs: { vehicle, reading },
  },
  'fleet.diagnosis.v1': {
    type: 'object',
    required: ['vehicleId', 'risk'],
    properties: {
      vehicleId: { type: 'string' },
      risk: { type: 'number', minimum: 0, maximum: 1 },
      note: { type: 'string' },
    },
    additionalProperties: false,
  },
  'fleet.part-order.v1': {
    type: 'object',
    required: ['vehicle', 'parts'],
    properties: {
      vehicle: { $ref: '#/$defs/vehicle' },
      parts: {
        type: 'object',
        properties: { urgent: { type: 'boolean' } },
        additionalProperties: { type: 'integer', minimum: 1 },
      },
    },
    additionalProperties: false,
    $defs: { vehicle },
  },
  'fleet.order-accepted.v1': {
    type: 'object',
    required: ['order'],
    properties: { order: { type: 'string', pattern: '^[A-Z]{2}-\\d+$' } },
    additionalProperties: false,
  },
  'fleet.order-refused.v1': refusal,
  'fleet.progress.v1': {
    type: 'object',
    required: ['vehicleId', 'state'],
    properties: { vehicleId: { type: 'string' } },
    oneOf: [
      { required: ['percent'], properties: { state: { const: 'running' }, percent: { type: 'integer' } } },
      { required: ['result'], properties: { state: { const: 'done' }, result: { $ref: '#/$defs/result' } } },
    ],
    unevaluatedProperties: false,
    $defs: { result: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/$defs/result' } }] } },
  },
  'fleet.sensor-note.v1': { description: 'Anything a sensor says.' },
  // Two types whose names are one in PascalCase.
  'market.price-list.v1': { type: 'array', items: { type: 'number' } },
  'market.price.list.v1': { type: ['string', 'null'] },
};
