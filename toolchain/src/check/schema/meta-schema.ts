const schema = { $ref: '#' } as const;
const schemas = { type: 'array', minItems: 1, items: schema } as const;
const schemaMap = { type: 'object', additionalProperties: schema } as const;
const count = { type: 'integer', minimum: 0 } as const;
const number = { type: 'number' } as const;
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const names = { type: 'array', items: text, uniqueItems: true } as const;
const anchor = { type: 'string', pattern: '^[A-Za-z_][-A-Za-z0-9._]*$' } as const;
const types = { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] } as const;

/** What each keyword of JSON Schema 2020-12 takes: its meta-schema in one piece. */
export const metaSchema = {
  type: ['object', 'boolean'],
  properties: {
    $schema: text,
    $id: { type: 'string', pattern: '^[^#]*#?$' },
    $ref: text,
    $anchor: anchor,
    $dynamicRef: text,
    $dynamicAnchor: anchor,
    $vocabulary: { type: 'object', additionalProperties: flag },
    $comment: text,
    $defs: schemaMap,
    definitions: schemaMap,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: schema,
    if: schema,
    then: schema,
    else: schema,
    dependentSchemas: schemaMap,
    prefixItems: schemas,
    items: schema,
    contains: schema,
    properties: schemaMap,
    patternProperties: schemaMap,
    additionalProperties: schema,
    propertyNames: schema,
    unevaluatedItems: schema,
    unevaluatedProperties: schema,
    contentSchema: schema,
    type: {
      anyOf: [types, { type: 'array', items: types, minItems: 1, uniqueItems: true }],
    },
    enum: { type: 'array' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    maximum: number,
    exclusiveMaximum: number,
    minimum: number,
    exclusiveMinimum: number,
    maxLength: count,
    minLength: count,
    pattern: text,
    maxItems: count,
    minItems: count,
    uniqueItems: flag,
    maxContains: count,
    minContains: count,
    maxProperties: count,
    minProperties: count,
    required: names,
    dependentRequired: { type: 'object', additionalProperties: names },
    format: text,
    contentEncoding: text,
    contentMediaType: text,
    title: text,
    description: text,
    deprecated: flag,
    readOnly: flag,
    writeOnly: flag,
    examples: { type: 'array' },
  },
} as const;
