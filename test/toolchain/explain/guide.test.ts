import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explanations } from '#toolchain/explain/explanations.ts';
import { guidePlace } from '#toolchain/explain/guide.ts';

const index = 'docs/guide/rules.md';
const folder = 'docs/guide/rules';

describe('guidePlace', () => {
  it('leads to a heading of the guide for every rule', () => {
    for (const { rule } of explanations) {
      const [path = '', anchor = ''] = guidePlace(rule).split('#');
      assert.ok(anchorsOf(path).has(anchor), guidePlace(rule));
    }
  });
});

describe(folder, () => {
  for (const page of [index, ...readdirSync(folder).map((name) => `${folder}/${name}`)]) {
    it(`${page} has links that lead somewhere`, () => {
      const dead = linksOf(page).filter((link) => !leadsSomewhere(page, link));
      assert.deepEqual(dead, []);
    });
  }
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  return existsSync(target) && (anchor === undefined || anchorsOf(target).has(anchor));
}

function linksOf(page: string): readonly string[] {
  const links = [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link);
  return [...new Set(links)].filter((link) => !link.includes('://'));
}

const anchors = new Map<string, ReadonlySet<string>>();

/** As GitHub makes them of headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const known = anchors.get(page);
  if (known !== undefined) return known;
  const headings = [...withoutCode(page).matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
  anchors.set(page, new Set(headings));
  return new Set(headings);
}

function withoutCode(page: string): string {
  return readFileSync(page, 'utf8').replace(/^```.*?^```$/gmsu, '');
}
