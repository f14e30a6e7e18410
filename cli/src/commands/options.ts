import { Argument, InvalidArgumentError, Option } from 'commander';
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

/** What stands behind `tail`, `stats` and `explore`. */
export function watchArguments(): readonly Argument[] {
  return [
    new Argument('[broker]', 'a broker of the configuration, or a URL; the same as --broker'),
    new Argument('[query...]', 'only what this query finds; the same as --where'),
  ];
}

/** Both as they were written; which is which depends on the configuration. */
export function wordsOf(first: string | undefined, others: readonly string[]): readonly string[] {
  return first === undefined ? others : [first, ...others];
}

/** `--where`, `--topic` and `--exclude`: what is looked for, where else, and where not. */
export function watchOptions(group: string): readonly Option[] {
  return [
    new Option('--where <query>', 'a query of the explorer; see below. Repeatable: all must hold').argParser(
      collect,
    ),
    new Option('--topic <filter>', 'watch this topic filter too, as it stands in MQTT; repeatable').argParser(
      collect,
    ),
    new Option('--exclude <filter>', 'leave out what this topic filter matches; repeatable').argParser(
      collect,
    ),
  ].map((option) => option.helpGroup(group));
}

/** `--rows` and `--memory`: how much is kept of what comes. */
export function keepOptions(): readonly Option[] {
  return [
    new Option('--rows <n>', 'how many messages are kept (default: 100000)').argParser(parseCount),
    new Option('--memory <size>', 'how much memory they may take: 64MB, 1GB (default: 256MB)').argParser(
      parseMemory,
    ),
  ];
}

const units: Readonly<Record<string, number>> = { KB: 1000, MB: 1_000_000, GB: 1_000_000_000 };

/** A size in bytes, decimal as the explorer prints it; less than 8 MB would hold nothing. */
function parseMemory(text: string): number {
  const [, amount = '', unit = ''] = /^(\d+)(KB|MB|GB)$/u.exec(text) ?? [];
  const bytes = Number(amount) * (units[unit] ?? 0);
  if (bytes >= 8_000_000 && bytes <= 64_000_000_000) return bytes;
  throw new InvalidArgumentError('It is no size from 8MB to 64GB.');
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
