import assert from 'node:assert/strict';
import type { Aggregate, Changed } from '@parley/explorer';
import type { Snapshot } from '#cli/stats/snapshot.ts';
import { formatStatsJson } from '#cli/stats/stats-json.ts';
import { formatStats } from '#cli/stats/stats-text.ts';
import { createColors } from '#cli/terminal/colors.ts';
import { assertGolden } from '../golden.ts';

const nowMs = Date.UTC(2026, 1, 3, 4, 5, 6);
const state: Changed = {
  ...{
    connection: 'online',
    cause: undefined,
    sinceMs: 0,
    protocol: '5',
    refused: [],
    gaps: [],
    revision: 0,
  },
  counters: {
    ...{ received: 12_040, kept: 10_000, evicted: 2040, dropped: 0, missing: 3, repeated: 2 },
    ...{ excluded: 1500, truncated: 0 },
    ...{ bytes: 0, memory: 0, memoryLimit: 0, perSecond: 42.2 },
  },
};
const figure = (
  name: string,
  [messages, bad]: readonly [number, number],
  more: Partial<Aggregate> = {},
): Aggregate => ({
  ...{ name, messages, bad, perSecond: 0.4, sizeP50: 412, sizeP95: 1300 },
  ...{ latencyP50: undefined, latencyP95: undefined, lastAtMs: nowMs - 2000 },
  ...more,
});
const snapshot: Snapshot = {
  ...{ atMs: nowMs, forMs: 75_000, broker: 'local (mqtt://localhost:1883)', query: 'size>1', state },
  figures: {
    channels: [
      figure('analysis.request', [9000, 1], { perSecond: 38, latencyP95: 41.4 }),
      figure('parts.order', [120, 0], { latencyP95: 2041, sizeP95: 4_100_000 }),
      figure('\u001b[2Jevil\u202e', [1, 1], { lastAtMs: nowMs - 7_200_000 }),
      figure('', [7, 7]),
    ],
    agents: [figure('orchestrator', [9000, 1]), figure('ledger', [128, 8], { latencyP95: 999.6 })],
    total: 9128,
  },
};
const colors = createColors({}, {});
const formatted = (columns?: number, rows?: number, of = snapshot) =>
  formatStats(of, { colors, columns, rows });

describe('formatStats', () => {
  it('tells the accounting, channels and agents', () => {
    assertGolden('stats.txt', `${formatted().join('\n')}\n`);
  });

  it('fits a terminal, and counts what has no room', () => {
    const many = Array.from({ length: 50 }, (_, at) => figure(`channel.${String(at)}`, [50 - at, 0]));
    const lines = formatted(78, 20, { ...snapshot, figures: { ...snapshot.figures, channels: many } });
    assert.ok(lines.length <= 19, String(lines.length));
    assert.ok(lines.every((line) => line.length <= 78));
    assert.ok(lines.some((line) => /^and 4\d more$/.test(line)));
  });

  it('lets nothing from a message steer the terminal', () => {
    assert.doesNotMatch(formatted().join(''), /[\u0000-\u001f\u007f-\u009f\u202e]/u);
  });

  it('says that there is no connection, and that nothing came', () => {
    const lost = { ...snapshot, state: { ...state, connection: 'offline' } } as const;
    assert.match(formatted(undefined, undefined, lost).join('\n'), /connection lost/);
    const none = { ...snapshot, figures: { channels: [], agents: [], total: 0 } };
    assert.equal(formatted(undefined, undefined, none).filter((line) => line === 'nothing yet').length, 2);
  });
});

describe('formatStatsJson', () => {
  it('is one line with what the help promises', () => {
    assertGolden('stats.json', `${JSON.stringify(JSON.parse(formatStatsJson(snapshot)), null, 2)}\n`);
    assert.doesNotMatch(formatStatsJson(snapshot), /\n|\u001b/);
  });
});
