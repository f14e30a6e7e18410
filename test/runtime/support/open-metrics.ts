import assert from 'node:assert/strict';

interface Line {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface MetricFamily {
  readonly name: string;
  readonly kind: string;
  readonly unit: string | undefined;
  readonly lines: readonly Line[];
}

const metricName = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const text = String.raw`(?:[^"\\\n]|\\["\\n])*`;
const label = `[a-zA-Z_][a-zA-Z0-9_]*="${text}"`;
const meta = new RegExp(`^# (TYPE|UNIT|HELP) (${metricName}) (${text.replace('"', '')}.*)$`);
const sample = new RegExp(
  `^(${metricName})(?:\\{(${label}(?:,${label})*)?\\})? ([-+]?[0-9.]+(?:e[-+]?[0-9]+)?|NaN|[-+]Inf)$`,
);
const suffixes: Readonly<Record<string, readonly string[]>> = {
  counter: ['_total'],
  gauge: [''],
  histogram: ['_bucket', '_count', '_sum'],
  stateset: [''],
};

/** Reads OpenMetrics 1.0 text as strictly as the specification is; throws where it is broken. */
export function parseOpenMetrics(content: string): readonly MetricFamily[] {
  assert.ok(content.endsWith('\n# EOF\n') || content === '# EOF\n', 'ends with # EOF and a line feed');
  const families: (MetricFamily & {
    readonly lines: Line[];
    metas: Set<string>;
    unit: string | undefined;
  })[] = [];
  for (const line of content.split('\n').slice(0, -2)) {
    const [, keyword, name = '', rest = ''] = meta.exec(line) ?? [];
    const current = families.at(-1);
    if (keyword === 'TYPE') {
      assert.ok(rest in suffixes, line);
      assert.ok(!families.some((family) => family.name === name), `${name} is there once`);
      families.push({ name, kind: rest, unit: undefined, lines: [], metas: new Set() });
    } else if (keyword !== undefined) {
      assert.ok(
        current?.name === name && current.lines.length === 0,
        `${line}: after its TYPE, before samples`,
      );
      assert.ok(!current.metas.has(keyword), line);
      current.metas.add(keyword);
      if (keyword === 'UNIT') current.unit = rest;
    } else {
      assert.ok(current, line);
      current.lines.push(parseSample(line, current));
    }
  }
  for (const family of families) assertFamily(family);
  return families;
}

function parseSample(line: string, { name, kind }: MetricFamily): Line {
  const match = sample.exec(line);
  assert.ok(match, `no sample: ${line}`);
  const [, full = '', labelText = '', number = ''] = match;
  const suffix = full.slice(name.length);
  assert.ok(full.startsWith(name) && suffixes[kind]?.includes(suffix), `${line}: belongs to ${name}`);
  const labels: Record<string, string> = {};
  for (const [, key = '', value = ''] of labelText.matchAll(new RegExp(`([a-zA-Z0-9_]+)="(${text})"`, 'g'))) {
    assert.ok(!(key in labels), `${line}: a label twice`);
    labels[key] = value.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  }
  return { name: full, labels, value: Number(number.replace('Inf', 'Infinity')) };
}

function assertFamily(family: MetricFamily): void {
  const { name, kind, unit, lines } = family;
  assert.ok(lines.length > 0, `${name} has samples`);
  if (unit !== undefined) assert.ok(name.endsWith(`_${unit}`), `${name} ends with its unit`);
  const keys = lines.map(({ name: full, labels }) => full + JSON.stringify(Object.entries(labels).sort()));
  assert.equal(new Set(keys).size, keys.length, `${name}: no sample twice`);
  if (kind === 'counter') assert.ok(lines.every(({ value }) => value >= 0));
  if (kind === 'stateset')
    assert.ok(lines.every(({ labels, value }) => labels[name] !== undefined && (value === 0 || value === 1)));
  if (kind === 'histogram') assertHistogram(family);
}

function assertHistogram({ name, lines }: MetricFamily): void {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify({ ...line.labels, le: undefined });
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  for (const group of groups.values()) {
    const buckets = group.filter(({ name: full }) => full === `${name}_bucket`);
    const bounds = buckets.map(({ labels }) => labels.le ?? '');
    assert.ok(
      bounds.every((le) => le === '+Inf' || /[.e]/.test(le)),
      'bounds are floating point numbers',
    );
    const numbers = bounds.map((le) => Number(le.replace('+Inf', 'Infinity')));
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    const counts = buckets.map(({ value }) => value);
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
      'buckets add up',
    );
    assert.equal(bounds.at(-1), '+Inf');
    const count = group.find(({ name: full }) => full === `${name}_count`);
    assert.equal(count?.value, counts.at(-1));
  }
}
