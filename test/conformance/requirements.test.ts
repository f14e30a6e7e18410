import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { errorSchema } from '@parley/schemas';
import { readScenarios } from './scenarios/scenario.ts';
import { readVectorFiles } from './vectors.ts';

const definition = /\*\*(REQ-[A-Z]+-[1-9][0-9]*)\*\*/g;
const citation = /\bREQ-[A-Z]+-[1-9][0-9]*\b/g;

const pages = globSync('docs/spec/*.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const vectors = readVectorFiles().flatMap((file) => file.vectors);
const scenarios = readScenarios().map(({ scenario }) => scenario);
const definitions = pages.flatMap(({ text }) =>
  [...text.matchAll(definition)].map((match) => match[1] ?? ''),
);
const defined = new Set(definitions);
const sources = citationsIn(globSync('{runtime,toolchain,explorer,cli}/src/**/*.ts'));
/** What proves: vectors, scenarios and tests. */
const proven = new Set([
  ...vectors.map((vector) => vector.requirement),
  ...scenarios.flatMap((scenario) => scenario.requirements),
  ...citationsIn(globSync('test/**/*.ts', { exclude: ['test/conformance/*.ts', 'test/bench/**'] })),
]);

describe('requirements', () => {
  it('have a number each of their own', () => {
    assert.deepEqual(
      definitions.filter((id, index) => definitions.indexOf(id) !== index),
      [],
    );
  });

  it('are each proven by a vector, a scenario or a test', () => {
    const unproven = [...defined].filter((id) => !proven.has(id));
    assert.deepEqual(unproven, []);
  });

  it('are each cited in the code that fulfils them', () => {
    const uncited = [...defined].filter((id) => !sources.includes(id));
    assert.deepEqual(uncited, []);
  });

  it('exist wherever something cites one', () => {
    const cited = [...proven, ...sources, ...citationsIn(pages.map(({ path }) => path))];
    assert.deepEqual(
      cited.filter((id) => !defined.has(id)),
      [],
    );
  });
});

describe('the specification', () => {
  it('lists the error codes as the schema does', () => {
    const page = readFileSync('docs/spec/errors.md', 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z_]+)`\s+\| (.+?)\s+\|$/gm)].map((row) => [row[1], row[2]]);
    assert.deepEqual(
      rows,
      errorSchema.oneOf.map(({ const: code, description }) => [code, description]),
    );
  });

  it('shows only examples that are vectors', () => {
    const shown = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/```json\n(.*?)```/gs)].map((block) => ({
        path,
        value: JSON.parse(block[1] ?? '') as unknown,
      })),
    );
    const known = [
      ...vectors.filter(({ valid }) => valid).flatMap(({ input }) => [input.data, input.event]),
      ...scenarios,
    ];
    const strays = shown.filter(({ value }) => !known.some((example) => isDeepStrictEqual(example, value)));
    assert.ok(shown.length > 0);
    assert.deepEqual(strays, []);
  });

  it('links only to what exists', () => {
    const links = pages.flatMap(({ text }) =>
      [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((link) => link[1] ?? ''),
    );
    const broken = links.filter((link) => globSync(`docs/spec/${link}`).length === 0);
    assert.deepEqual(broken, []);
  });
});

function citationsIn(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => readFileSync(path, 'utf8').match(citation) ?? []);
}
