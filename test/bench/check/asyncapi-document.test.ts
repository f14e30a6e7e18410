import assert from 'node:assert/strict';
import { asyncApiDocument } from './asyncapi-document.ts';
import { type Fleet, createFleet } from './fleet.ts';

type Json = Readonly<Record<string, unknown>>;

function read(fleet: Fleet): Json {
  return JSON.parse(asyncApiDocument(fleet).text) as Json;
}

function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' ? [String(item)] : references(item)));
}

function resolve(document: Json, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
}

describe('asyncApiDocument', () => {
  for (const files of [4, 100]) {
    it(`tells all channels and messages of a fleet of ${files} files, and each reference leads somewhere`, () => {
      const fleet = createFleet({ seed: 1, files });
      const document = read(fleet);
      const count = (list: (area: Fleet['areas'][number]) => readonly unknown[]): number =>
        fleet.areas.flatMap(list).length;
      assert.equal(
        Object.keys(document.channels as Json).length,
        count(({ channels }) => channels),
      );
      const { messages } = document.components as Json;
      assert.equal(
        Object.keys(messages as Json).length,
        count((area) => area.messages),
      );
      const lost = references(document).filter((reference) => resolve(document, reference) === undefined);
      assert.deepEqual(lost, []);
    });
  }
});
