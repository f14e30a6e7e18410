import type { KeywordCase } from './keyword-cases.ts';

/** How references, identifiers and anchors find schemas. */
export const referenceCases: readonly KeywordCase[] = [
  {
    about: '$ref to a boolean',
    schema: { $ref: '#/$defs/no', $defs: { no: false } },
    valid: [],
    invalid: [1, {}],
  },
  {
    about: '$ref to an item of prefixItems',
    schema: { prefixItems: [{ type: 'integer' }, { $ref: '#/prefixItems/0' }] },
    valid: [[1, 2]],
    invalid: [[1, 'x']],
  },
  {
    about: '$ref to a $ref',
    schema: {
      $ref: '#/$defs/c',
      $defs: { a: { type: 'integer' }, b: { $ref: '#/$defs/a' }, c: { $ref: '#/$defs/b' } },
    },
    valid: [5],
    invalid: ['x'],
  },
  {
    about: '$ref through an empty key',
    schema: { $defs: { '': { $defs: { '': { type: 'number' } } } }, $ref: '#/$defs//$defs/' },
    valid: [1],
    invalid: ['1'],
  },
  {
    about: '$ref with a quoted key',
    schema: { properties: { 'a"b': { $ref: '#/$defs/a%22b' } }, $defs: { 'a"b': { type: 'number' } } },
    valid: [{ 'a"b': 1 }],
    invalid: [{ 'a"b': '1' }],
  },
  {
    about: '$ref and required on each way of a tree',
    schema: {
      $defs: {
        node: {
          type: 'object',
          required: ['name'],
          properties: { sons: { items: { $ref: '#/$defs/node' } } },
        },
      },
      $ref: '#/$defs/node',
    },
    valid: [{ name: 1, sons: [{ name: 2, sons: [] }] }],
    invalid: [{ name: 1, sons: [{ sons: [] }] }],
  },
  {
    about: 'the same schema twice at one place, which is no circle',
    schema: {
      $defs: { int: { type: 'integer' } },
      allOf: [
        { properties: { a: { $ref: '#/$defs/int' } } },
        { additionalProperties: { $ref: '#/$defs/int' } },
      ],
    },
    valid: [{ a: 1 }],
    invalid: [{ a: 'x' }],
  },
  {
    about: '$id relative to a folder',
    schema: {
      $id: 'http://example.com/deep/root.json',
      items: { $id: 'inner/', items: { $ref: 'leaf.json' } },
      $defs: { leaf: { $id: 'inner/leaf.json', type: 'integer' } },
    },
    valid: [[[1]]],
    invalid: [[['x']]],
  },
  {
    about: '$id as an absolute path, and in the URN scheme',
    schema: {
      $id: 'http://example.com/a/b.json',
      properties: { x: { $ref: '/c.json' }, y: { $ref: 'urn:example:d#/$defs/e' } },
      $defs: {
        c: { $id: '/c.json', type: 'integer' },
        d: { $id: 'urn:example:d', $defs: { e: { type: 'null' } } },
      },
    },
    valid: [{ x: 1, y: null }],
    invalid: [{ x: 'x' }, { y: 1 }],
  },
  {
    about: '$id with an empty fragment',
    schema: { $ref: 'http://example.com/a', $defs: { a: { $id: 'http://example.com/a#', type: 'integer' } } },
    valid: [1],
    invalid: ['x'],
  },
  {
    about: '$id in an enum or a const, which is data',
    schema: {
      $defs: {
        data: { enum: [{ $id: 'http://example.com/item', type: 'null' }] },
        real: { $id: 'http://example.com/item', type: 'string' },
      },
      anyOf: [{ $ref: '#/$defs/data' }, { $ref: 'http://example.com/item' }],
    },
    valid: ['a', { $id: 'http://example.com/item', type: 'null' }],
    invalid: [null, 1],
  },
  {
    about: 'properties with the names of keywords',
    schema: { properties: { $id: { type: 'integer' }, $anchor: { type: 'null' }, enum: { type: 'string' } } },
    valid: [{ $id: 1, $anchor: null, enum: 'x' }],
    invalid: [{ $id: 'x' }, { $anchor: 1 }],
  },
  {
    about: 'the same anchor in two resources',
    schema: {
      $id: 'http://example.com/two',
      $ref: 'child#name',
      $defs: {
        own: { $anchor: 'name', type: 'string' },
        child: { $id: 'child', $defs: { x: { $anchor: 'name', type: 'integer' } } },
      },
    },
    valid: [1],
    invalid: ['x'],
  },
  {
    about: 'an anchor with a base',
    schema: {
      $ref: 'http://example.com/x#here',
      $defs: { x: { $id: 'http://example.com/x', $defs: { y: { $anchor: 'here', type: 'boolean' } } } },
    },
    valid: [true],
    invalid: [1],
  },
  {
    about: 'a dynamic anchor that a $ref names',
    schema: { $ref: '#here', $defs: { x: { $dynamicAnchor: 'here', type: 'boolean' } } },
    valid: [true],
    invalid: [1],
  },
  {
    about: '$dynamicRef to a plain anchor, which nobody overrides',
    schema: {
      $id: 'http://example.com/root',
      $ref: 'list',
      $defs: {
        other: { $dynamicAnchor: 'items', type: 'string' },
        list: {
          $id: 'list',
          items: { $dynamicRef: '#items' },
          $defs: { items: { $anchor: 'items', type: 'integer' } },
        },
      },
    },
    valid: [[1]],
    invalid: [['x']],
  },
  {
    about: '$dynamicRef by a pointer, which nobody overrides',
    schema: {
      $id: 'http://example.com/pointer',
      $ref: 'list',
      $defs: {
        other: { $dynamicAnchor: 'items', type: 'string' },
        list: {
          $id: 'list',
          items: { $dynamicRef: '#/$defs/items' },
          $defs: { items: { $dynamicAnchor: 'items', type: 'integer' } },
        },
      },
    },
    valid: [[1]],
    invalid: [['x']],
  },
  {
    about: '$dynamicRef by the way that led to it',
    schema: {
      $id: 'http://example.com/ways',
      if: { properties: { kind: { const: 'numbers' } }, required: ['kind'] },
      then: { $ref: 'numbers' },
      else: { $ref: 'texts' },
      $defs: {
        list: {
          $id: 'list',
          properties: { list: { items: { $dynamicRef: '#item' } } },
          $defs: { item: { $dynamicAnchor: 'item' } },
        },
        numbers: {
          $id: 'numbers',
          $ref: 'list',
          $defs: { item: { $dynamicAnchor: 'item', type: 'number' } },
        },
        texts: { $id: 'texts', $ref: 'list', $defs: { item: { $dynamicAnchor: 'item', type: 'string' } } },
      },
    },
    valid: [{ kind: 'numbers', list: [1] }, { list: ['x'] }],
    invalid: [{ kind: 'numbers', list: ['x'] }, { list: [1] }],
  },
  {
    about: 'definitions, as $defs',
    schema: { $ref: '#/definitions/a', definitions: { a: { type: 'integer' } } },
    valid: [1],
    invalid: ['x'],
  },
];
