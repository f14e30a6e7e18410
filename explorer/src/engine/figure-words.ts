/** Figures as people read them: the same in a browser, in an editor and in a terminal. */
export interface FigureWords {
  /** `9,214`. */
  readonly count: (count: number) => string;
  /** `899 B`, `1.3 kB`, `4.1 MB`: decimal. */
  readonly size: (bytes: number) => string;
  /** `41 ms`, `2.00 s`, `1 min 40 s`. */
  readonly duration: (ms: number) => string;
  /** `98.2 %`; `100 %` only of all. */
  readonly share: (share: number) => string;
}

/** `locale`: default that of the user. */
export function createFigureWords(locale?: string): FigureWords {
  const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const digits = (fraction: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
  const [tenths, hundredths] = [digits(1), digits(2)];
  const count = (number: number) => counts.format(number);
  return {
    count,
    size: (bytes) => {
      if (bytes < 999.5) return `${count(bytes)} B`;
      return bytes < 999_950 ? `${tenths.format(bytes / 1000)} kB` : `${tenths.format(bytes / 1_000_000)} MB`;
    },
    duration: (ms) => {
      if (ms < 999.5) return `${count(ms)} ms`;
      if (ms < 59_995) return `${hundredths.format(ms / 1000)} s`;
      const seconds = Math.round(ms / 1000);
      return `${count(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
    },
    share: (share) => (share >= 1 ? '100 %' : `${tenths.format(percentOf(share))} %`),
  };
}

/** A share in percent, to a tenth. Never rounded up: what says 100 is all of it. */
export function percentOf(share: number): number {
  // A share of whole numbers may be a little less than it is: 0.29 * 1000 is 290 - 6e-14.
  return Math.floor(share * 1000 + 1e-9) / 10;
}

/** `0.4`, `12`: few digits, since it changes every second. */
export function formatPerSecond(perSecond: number): string {
  return perSecond >= 10 || Number.isInteger(perSecond)
    ? String(Math.round(perSecond))
    : perSecond.toFixed(1);
}
