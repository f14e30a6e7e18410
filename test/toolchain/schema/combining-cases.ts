import type { KeywordCase } from './keyword-cases.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Keywords that combine schemas, and references. */
export const combiningCases: readonly KeywordCase[] = [
  { about: 'allOf', schema: { allOf: [{ minimum: 2 }, { maximum: 4 }] }, valid: [3, 'x'], invalid: [1, 5] },
  { about: 'allOf false', schema: { allOf: [true, false] }, valid: [], invalid: ['x'] },
  {
    about: 'anyOf',
    schema: { anyOf: [{ type: 'integer' }, { minimum: 2 }] },
    valid: [1, 2.5, 3],
    invalid: [1.5],
  },
  {
    about: 'oneOf',
    schema: { oneOf: [{ type: 'integer' }, { minimum: 2 }] },
    valid: [1, 2.5],
    invalid: [3, 1.5],
  },
  { about: 'oneOf of trues', schema: { oneOf: [true, true] }, valid: [], invalid: ['x'] },
  { about: 'not', schema: { not: { type: 'integer' } }, valid: ['x', 1.5], invalid: [1] },
  { about: 'not empty', schema: { not: {} }, valid: [], invalid: [1, {}] },
  {
    about: 'if, then, else',
    schema: { if: { exclusiveMaximum: 0 }, then: { minimum: -10 }, else: { multipleOf: 2 } },
    valid: [-1, 4],
    invalid: [-100, 3],
  },
  { about: 'then without if', schema: { then: { const: 0 } }, valid: [0, 'x'], invalid: [] },
  { about: 'if without then', schema: { if: { const: 0 } }, valid: [0, 'x'], invalid: [] },
  {
    about: '$ref to $defs',
    schema: { $defs: { a: { type: 'integer' } }, properties: { foo: { $ref: '#/$defs/a' } } },
    valid: [{ foo: 1 }],
    invalid: [{ foo: 'x' }],
  },
  {
    about: '$ref to itself',
    schema: { properties: { foo: { $ref: '#' } }, additionalProperties: false },
    valid: [{ foo: false }, { foo: { foo: {} } }],
    invalid: [{ bar: 1 }, { foo: { bar: 1 } }],
  },
  {
    about: '$ref with escapes',
    schema: {
      $defs: {
        'tilde~field': { type: 'integer' },
        'slash/field': { type: 'string' },
        'percent%field': { type: 'null' },
      },
      properties: {
        tilde: { $ref: '#/$defs/tilde~0field' },
        slash: { $ref: '#/$defs/slash~1field' },
        percent: { $ref: '#/$defs/percent%25field' },
      },
    },
    valid: [{ tilde: 1, slash: 'a', percent: null }],
    invalid: [{ tilde: 'x' }, { slash: 1 }, { percent: 1 }],
  },
  {
    about: '$ref beside other keywords',
    schema: { $defs: { a: { type: 'array' } }, properties: { foo: { $ref: '#/$defs/a', maxItems: 2 } } },
    valid: [{ foo: [] }],
    invalid: [{ foo: [1, 2, 3] }, { foo: 'x' }],
  },
  {
    about: '$ref to a property named $ref',
    schema: { properties: { $ref: { type: 'string' } } },
    valid: [{ $ref: 'a' }],
    invalid: [{ $ref: 2 }],
  },
  {
    about: '$anchor',
    schema: { $ref: '#foo', $defs: { a: { $anchor: 'foo', type: 'integer' } } },
    valid: [1],
    invalid: ['a'],
  },
  {
    about: '$id changes the base',
    schema: {
      $schema: dialect,
      $id: 'http://example.com/root.json',
      properties: { a: { $ref: 'item.json' }, b: { $ref: 'http://example.com/item.json#name' } },
      $defs: { x: { $id: 'item.json', type: 'integer', $defs: { n: { $anchor: 'name', type: 'string' } } } },
    },
    valid: [{ a: 1, b: 'x' }],
    invalid: [{ a: 'x' }, { b: 1 }],
  },
  {
    about: '$ref inside an embedded resource',
    schema: {
      $id: 'http://example.com/tree',
      type: 'object',
      properties: { nodes: { type: 'array', items: { $ref: 'node' } } },
      required: ['nodes'],
      $defs: {
        node: {
          $id: 'http://example.com/node',
          properties: { value: { type: 'number' }, subtree: { $ref: 'tree' } },
        },
      },
    },
    valid: [{ nodes: [{ value: 1, subtree: { nodes: [{ value: 2 }] } }] }],
    invalid: [{ nodes: [{ value: 1, subtree: { nodes: [{ value: 'x' }] } }] }, { nodes: [{ subtree: {} }] }],
  },
  {
    about: '$dynamicRef without a dynamic anchor above is a $ref',
    schema: {
      type: 'array',
      items: { $dynamicRef: '#items' },
      $defs: { foo: { $dynamicAnchor: 'items', type: 'string' } },
    },
    valid: [['a'], []],
    invalid: [[1]],
  },
  {
    about: '$dynamicRef to the outermost dynamic anchor',
    schema: {
      $id: 'http://example.com/strings',
      $ref: 'list',
      $defs: {
        foo: { $dynamicAnchor: 'items', type: 'string' },
        list: {
          $id: 'list',
          type: 'array',
          items: { $dynamicRef: '#items' },
          $defs: { items: { $dynamicAnchor: 'items' } },
        },
      },
    },
    valid: [['a']],
    invalid: [['a', 42]],
  },
  {
    about: '$dynamicRef of a recursive schema that is extended',
    schema: {
      $id: 'http://example.com/strict-tree',
      $dynamicAnchor: 'node',
      $ref: 'open-tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'open-tree',
          $dynamicAnchor: 'node',
          type: 'object',
          properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } },
        },
      },
    },
    valid: [{ children: [{ data: 1 }] }],
    invalid: [{ children: [{ daat: 1 }] }],
  },
  {
    about: 'recursion with unevaluatedProperties',
    schema: {
      $defs: { node: { properties: { next: { $ref: '#/$defs/node' } }, unevaluatedProperties: false } },
      $ref: '#/$defs/node',
    },
    valid: [{ next: { next: {} } }],
    invalid: [{ next: { nxt: {} } }],
  },
];

/** The formats that are asserted. */
export const formatCases: readonly KeywordCase[] = Object.entries({
  'date-time': [
    ['1963-06-19T08:30:06.283185Z', '1990-12-31T15:59:59-08:00', 12],
    ['1990-02-31T15:59:59Z', 'x', '2020-01-01'],
  ],
  date: [
    ['1963-06-19', '2020-02-29'],
    ['06/19/1963', '2021-02-29', '2020-1-1'],
  ],
  time: [
    ['08:30:06Z', '08:30:06.283185Z'],
    ['8:30:06', '24:00:00Z', '01:02:03'],
  ],
  duration: [
    ['P4DT12H30M5S', 'P1W', 'PT1S'],
    ['PT1D', 'P', 'P1S', '4D'],
  ],
  email: [
    ['joe.bloggs@example.com', 'te~st@example.com'],
    ['2962', '.test@example.com', 'a@'],
  ],
  hostname: [
    ['www.example.com', 'h', 'a-b.c1'],
    ['-a-host-name', 'a_b', 'a..b'],
  ],
  ipv4: [
    ['192.168.0.1', '87.10.0.1'],
    ['127.0.0.0.1', '256.256.256.256', '087.10.0.1'],
  ],
  ipv6: [
    ['::1', '::ffff:192.168.0.1', '1:2:3:4:5:6:7:8'],
    ['12345::', '::laptop', '1:1:1:1:1:1:1:1:1'],
  ],
  uri: [
    ['http://foo.bar/?baz=qux#quux', 'urn:oasis:names', 'mailto:a@b.c'],
    ['//foo.bar', '/abc', 'foo'],
  ],
  'uri-reference': [
    ['/abc', 'abc', '#fragment', 'http://a.b'],
    ['\\\\WINDOWS\\share', '#frag\\ment'],
  ],
  uuid: [
    ['2EB8AA08-AA98-11EA-B4AA-73B441D16380', '00000000-0000-0000-0000-000000000000'],
    ['2eb8aa08', '2eb8-aa08-aa98-11ea-b4aa73b44-1d16380'],
  ],
  'json-pointer': [
    ['', '/foo/bar~0/baz~1/%a', '/'],
    ['/foo/bar~', 'a', '#/a'],
  ],
  regex: [
    ['([abc])+\\s+$', '^a$'],
    ['^(abc]', '['],
  ],
} satisfies Record<string, [readonly unknown[], readonly unknown[]]>).map(([format, [valid, invalid]]) => ({
  about: `format ${format}`,
  schema: { format },
  valid: [...valid, 1, null],
  invalid,
}));

/** Annotations and unknown keywords, which judge nothing. */
export const silentCases: readonly KeywordCase[] = [
  {
    about: 'annotations',
    schema: { title: 'a', description: 'b', default: 1, examples: [2] },
    valid: ['x'],
    invalid: [],
  },
  {
    about: 'content',
    schema: { contentMediaType: 'application/json', contentEncoding: 'base64' },
    valid: ['{:}'],
    invalid: [],
  },
  { about: '$comment', schema: { $comment: 'x', deprecated: true, readOnly: true }, valid: [1], invalid: [] },
  { about: 'an own keyword', schema: { 'x-parley-unit': 'km' }, valid: [1], invalid: [] },
];
