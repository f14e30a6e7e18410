/** What one run of a command costs. */
export interface Cost {
  readonly wallMs: number;
  /** User and system time of the command and its children. */
  readonly cpuMs: number;
  /** The largest resident set of one of its processes. */
  readonly peakMb: number;
}

/** The arguments that make `/usr/bin/time` write what it saw into a file, for GNU and for BSD. */
export function timeArguments(platform: NodeJS.Platform, file: string): readonly string[] {
  return platform === 'linux' ? ['-f', '%U %S %M', '-o', file] : ['-l', '-o', file];
}

/** Reads what `/usr/bin/time` wrote, by the arguments of `timeArguments`. */
export function parseTime(text: string): Omit<Cost, 'wallMs'> {
  // GNU writes a line of its own above when the command failed.
  const gnu = /(?:^|\n)([\d.]+) ([\d.]+) (\d+)\s*$/u.exec(text);
  if (gnu !== null) return toCost({ user: gnu[1], system: gnu[2], bytes: Number(gnu[3]) * 1024 });
  const times = /([\d.]+) user\s+([\d.]+) sys/u.exec(text);
  const memory = /(\d+)\s+maximum resident set size/u.exec(text);
  if (times === null || memory === null) throw new Error(`not the output of time: ${text}`);
  return toCost({ user: times[1], system: times[2], bytes: Number(memory[1]) });
}

interface Seen {
  readonly user: string | undefined;
  readonly system: string | undefined;
  readonly bytes: number;
}

function toCost({ user, system, bytes }: Seen): Omit<Cost, 'wallMs'> {
  return { cpuMs: Math.round((Number(user) + Number(system)) * 1_000), peakMb: bytes / 1024 ** 2 };
}

/** The median of each cost by itself. */
export function medianCost(costs: readonly Cost[]): Cost {
  return {
    wallMs: quantile(
      costs.map(({ wallMs }) => wallMs),
      0.5,
    ),
    cpuMs: quantile(
      costs.map(({ cpuMs }) => cpuMs),
      0.5,
    ),
    peakMb: quantile(
      costs.map(({ peakMb }) => peakMb),
      0.5,
    ),
  };
}

/** The value below which that share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
