import type { HealthData } from '@parley/schemas';

/** Measures the process between two calls: its share of one core, and its memory. */
export function createProcessLoad(): () => Pick<HealthData, 'cpu' | 'memoryBytes'> {
  let last = { usage: process.cpuUsage(), atMs: performance.now() };
  return () => {
    const { user, system } = process.cpuUsage(last.usage);
    const elapsedMs = performance.now() - last.atMs;
    const memoryBytes = process.memoryUsage.rss();
    last = { usage: process.cpuUsage(), atMs: performance.now() };
    if (elapsedMs < 1) return { memoryBytes };
    return { memoryBytes, cpu: Math.round((user + system) / elapsedMs) / 1000 };
  };
}
