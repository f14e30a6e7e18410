import { type AgentsAnswer, type Travelled, formatPerSecond } from '@parley/explorer/live';
import { validShare } from '../../trees/valid-share.ts';

/** `12/s · 99.2 % valid · p95 34 ms · last seen 2 s ago`; undefined: nothing came. */
export function channelWords(travelled: Travelled | undefined, nowMs: number): string {
  if (travelled === undefined) return 'nothing yet';
  const { perSecond, p95, lastAtMs } = travelled;
  return [
    `${formatPerSecond(perSecond)}/s`,
    `${validShare(travelled)} % valid`,
    ...(p95 === undefined ? [] : [`p95 ${formatLatency(p95)}`]),
    ...(lastAtMs === undefined ? [] : [`last seen ${formatAgo(nowMs - lastAtMs)}`]),
  ].join(' · ');
}

/** `2 up · 12/s sent · 100 % valid · last seen 2 s ago`. */
export function agentWords(
  sent: Travelled | undefined,
  instances: AgentsAnswer['instances'],
  nowMs: number,
): string {
  const up = instances.filter(({ state }) => state === 'online').length;
  // A foreign client says nothing of itself.
  const presence = instances.length === 0 ? [] : [up === 0 ? 'none up' : `${String(up)} up`];
  if (sent === undefined) return [...presence, 'nothing sent yet'].join(' · ');
  const seen = sent.lastAtMs === undefined ? [] : [`last seen ${formatAgo(nowMs - sent.lastAtMs)}`];
  const rate = `${formatPerSecond(sent.perSecond)}/s sent`;
  return [...presence, rate, `${validShare(sent)} % valid`, ...seen].join(' · ');
}

function formatLatency(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  return ms < 10_000 ? `${String(Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

const steps = [
  ['s', 1000, 60],
  ['min', 60_000, 60],
  ['h', 3_600_000, 48],
] as const;

/** Few digits; the clock of a broker's machine is not asked. */
function formatAgo(ms: number): string {
  if (ms < 1000) return 'now';
  const step = steps.find(([, unitMs, most]) => ms < unitMs * most);
  if (step === undefined) return `${String(Math.floor(ms / 86_400_000))} days ago`;
  return `${String(Math.floor(ms / step[1]))} ${step[0]} ago`;
}
