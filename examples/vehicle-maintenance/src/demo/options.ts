import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** A broker elsewhere; absent: the embedded one. */
  readonly broker: string | undefined;
  /** A CSV file; absent: generated readings. */
  readonly input: string | undefined;
  readonly readings: number;
  readonly seed: number;
  /** Goes on with live traffic until it is interrupted. */
  readonly stay: boolean;
  /** Kills agents while the readings run, and reckons by the ids of all workflows. */
  readonly chaos: boolean;
  /** How many processes die. */
  readonly kills: number;
  readonly help: boolean;
}

/** Wrong usage; the message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: npm run demo -- [options]

Runs a fleet of seven agents through the whole of predictive maintenance and ends with a table.

  --input FILE    readings from a CSV file in the columns of the AI4I 2020 data set
  --readings N    how many readings to generate without --input (default 2000)
  --seed N        the seed of the generated readings and of what customers decide (default 2020)
  --broker URL    a broker elsewhere, for example mqtt://localhost:1883 (default: the embedded one)
  --stay          keep running with live traffic until Ctrl-C, and print a link to the message explorer
  --chaos         kill agents at random while the readings run, restart them, and reckon every id at the end; without
                  --broker on a Mosquitto of its own
  --kills N       how many processes die with --chaos (default 40); --seed chooses when
  --help          this text

Exit code: 0 every count reconciles, 1 one does not or an agent crashed, 2 wrong usage, 3 an input could not be read
or the broker not be reached, 130 interrupted.
`;

/** Reads the command line. Throws a UsageError. */
export function parseOptions(parameters: readonly string[]): DemoOptions {
  const { values } = parse(parameters);
  if (values.input !== undefined && values.readings !== undefined) {
    throw new UsageError('--input and --readings exclude each other');
  }
  if (values.chaos === true && values.stay === true) {
    throw new UsageError('--chaos and --stay exclude each other');
  }
  return {
    broker: values.broker === undefined ? undefined : toBrokerUrl(values.broker),
    input: values.input,
    readings: toCount(values.readings ?? '2000', { name: '--readings', most: 10_000_000 }),
    seed: toCount(values.seed ?? '2020', { name: '--seed', most: 2 ** 32 - 1 }),
    stay: values.stay ?? false,
    chaos: values.chaos ?? false,
    kills: toCount(values.kills ?? '40', { name: '--kills', most: 10_000 }),
    help: values.help ?? false,
  };
}

const optionTypes = {
  broker: { type: 'string' },
  input: { type: 'string' },
  readings: { type: 'string' },
  seed: { type: 'string' },
  stay: { type: 'boolean' },
  chaos: { type: 'boolean' },
  kills: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(parameters: readonly string[]): ReturnType<typeof parseStrictly> {
  try {
    return parseStrictly(parameters);
  } catch (caught) {
    throw new UsageError(caught instanceof Error ? caught.message : String(caught), { cause: caught });
  }
}

function parseStrictly(parameters: readonly string[]) {
  return parseArgs({ args: [...parameters], options: optionTypes, strict: true, allowPositionals: false });
}

function toBrokerUrl(text: string): string {
  const scheme = URL.canParse(text) ? new URL(text).protocol : '';
  if (['mqtt:', 'mqtts:', 'ws:', 'wss:', 'tcp:'].includes(scheme)) return text;
  throw new UsageError(`--broker: ${JSON.stringify(text)} is no broker URL such as mqtt://localhost:1883`);
}

function toCount(text: string, { name, most }: { readonly name: string; readonly most: number }): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new UsageError(`${name}: ${JSON.stringify(text)} is no whole number from 0 to ${most}`);
}
