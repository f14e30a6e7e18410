import { InvalidArgumentError, Option } from 'commander';
import { groups } from './groups.ts';

/** Options of every verb that talks to a broker. */
export interface ConnectionOptions {
  readonly folder: string;
  readonly broker?: string;
}

/** `--folder` and `--broker`, which mean the same wherever they stand. */
export function connectionOptions(): readonly Option[] {
  return [
    new Option(
      '-b, --broker <name|url>',
      'a broker of the configuration, or a URL (default: $PARLEY_BROKER, else the configuration)',
    ).helpGroup(groups.connection),
    new Option('-C, --folder <folder>', 'the workspace, or a folder in it')
      .default('.', 'here')
      .helpGroup(groups.connection),
  ];
}

/** A whole number from 1 up. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError('It is no whole number from 1 up.');
}

/** A TCP port; 0 lets the system choose. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It is no port from 0 to 65535.');
}

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A duration as contracts write it, `30s`, in milliseconds. */
export function parseDuration(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/u.exec(text) ?? [];
  const factor = unitsMs[unit];
  const durationMs = Number(amount) * (factor ?? 0);
  if (factor !== undefined && durationMs >= 1 && durationMs < 2 ** 31) return durationMs;
  throw new InvalidArgumentError('It is no duration such as 500ms, 30s or 5m.');
}

/** A time of day, an ISO time, or how long ago; kept as text, since it counts from when the verb runs. */
export function parseMoment(text: string): string {
  if (/^\d{1,2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/u.test(text)) return text;
  if (/^\d{4}-\d{2}-\d{2}/u.test(text) && !Number.isNaN(Date.parse(text))) return text;
  if (/^\d+(?:\.\d+)?(?:ms|s|m|min|h|d)$/u.test(text)) return text;
  throw new InvalidArgumentError('It is no time such as 5m (ago), 14:31 or 2026-02-03T04:05:06Z.');
}

/** Collects `name=value` of a repeatable option. */
export function collectPair(text: string, before: Readonly<Record<string, string>> = {}) {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('It is not of the form name=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Collects the values of a repeatable option. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
