import { type Severity, severities } from '../diagnostic.ts';
import type { SourceDocument } from '../source/document.ts';
import { isObject } from '../source/pointer.ts';
import { field, flagField, objectField, textField, textsField } from './fields.ts';

/** The configuration of a workspace with every default filled in. */
export interface Config {
  /** The file, when there is one. */
  readonly document: SourceDocument | undefined;
  /** Folders or globs that hold the contracts. */
  readonly include: readonly string[];
  /** Other workspaces that take part: folders or installed packages. */
  readonly imports: readonly string[];
  /** Which command runs an agent, `{agent}` standing for its name; or one command by agent. */
  readonly run: string | Readonly<Record<string, string>> | null;
  /** The folder of the journal; null: memory only. */
  readonly state: string | null;
  readonly generate: { readonly out: string };
  /** The name of the broker in `brokers`, or a URL. */
  readonly broker: string;
  readonly brokers: Readonly<Record<string, BrokerConfig>>;
  readonly prefix: string;
  readonly tenant: string | null;
  readonly operators: readonly string[];
  readonly check: CheckConfig;
  readonly breaking: { readonly use: readonly string[]; readonly against: string };
}

/** The options of one broker, as written: `${VARIABLES}` are not filled in. */
export interface BrokerConfig {
  readonly url: string;
  readonly [option: string]: unknown;
}

/** Which rules run: `use` adds, `except` takes away; `ignore` and `ignoreOnly` leave out files. */
export interface CheckConfig {
  readonly use: readonly string[];
  readonly except: readonly string[];
  readonly ignore: readonly string[];
  readonly ignoreOnly: Readonly<Record<string, readonly string[]>>;
  /** By rule: a severity in place of its own. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** True: suppressions inside the files are findings and have no effect. */
  readonly disallowInlineIgnores: boolean;
  /** The file of findings that are known and wait to be mended. */
  readonly baseline: string;
}

const defaultBaseline = 'parley.baseline.json';

export const configNames = ['parley.config.yaml', 'parley.config.yml', 'parley.config.json'] as const;

/** Reads the configuration as far as it is legal; everything else falls back to the defaults. */
export function readConfig(document?: SourceDocument): Config {
  const value = document?.value;
  const state = toPath(textField(value, 'state') ?? '.parley');
  return {
    document,
    include: textsField(value, 'include')?.map(toPath) ?? ['messages', 'channels', 'agents'],
    imports: textsField(value, 'imports')?.map(toPath) ?? [],
    run: readRun(field(value, 'run')),
    state: state === 'none' ? null : state,
    generate: readGenerate(field(value, 'generate')),
    broker: textField(value, 'broker') ?? 'local',
    brokers: readBrokers(objectField(value, 'brokers')),
    prefix: textField(value, 'prefix') ?? 'parley/v1',
    tenant: textField(value, 'tenant') ?? null,
    operators: textsField(value, 'operators') ?? ['parley-cli', 'parley-explorer'],
    check: readCheck(field(value, 'check')),
    breaking: readBreaking(field(value, 'breaking')),
  };
}

function readGenerate(value: unknown): Config['generate'] {
  return { out: toPath(textField(value, 'out') ?? 'generated') };
}

function readBreaking(value: unknown): Config['breaking'] {
  return { use: textsField(value, 'use') ?? ['WIRE'], against: textField(value, 'against') ?? 'main' };
}

function readRun(value: unknown): Config['run'] {
  if (typeof value === 'string') return value;
  return isObject(value) ? onlyTexts(value) : null;
}

function onlyTexts(value: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function readBrokers(value: Readonly<Record<string, unknown>>): Config['brokers'] {
  const brokers: Record<string, BrokerConfig> = { local: { url: 'mqtt://localhost:1883' } };
  for (const [name, options] of Object.entries(value)) {
    const url = textField(options, 'url');
    if (isObject(options) && url !== undefined) brokers[name] = { ...options, url };
  }
  return brokers;
}

function readCheck(value: unknown): CheckConfig {
  const ignoreOnly = objectField(value, 'ignoreOnly');
  return {
    use: textsField(value, 'use') ?? ['STANDARD'],
    except: textsField(value, 'except') ?? [],
    ignore: textsField(value, 'ignore')?.map(toPath) ?? [],
    ignoreOnly: Object.fromEntries(
      Object.keys(ignoreOnly).map((rule) => [rule, textsField(ignoreOnly, rule)?.map(toPath) ?? []]),
    ),
    severities: readSeverities(objectField(value, 'severities')),
    disallowInlineIgnores: flagField(value, 'disallowInlineIgnores', false),
    baseline: toPath(textField(value, 'baseline') ?? defaultBaseline).replace(/^(?:\.\/)+/, ''),
  };
}

function readSeverities(value: Readonly<Record<string, unknown>>): CheckConfig['severities'] {
  const entries = Object.entries(value).flatMap(([rule, word]) => {
    const severity = severities.find((candidate) => candidate === word);
    return severity === undefined ? [] : [[rule, severity] as const];
  });
  return Object.fromEntries(entries);
}

/** A path written with backslashes has a finding of its own; it is understood all the same, so that none follows from it. */
function toPath(text: string): string {
  return text.replaceAll('\\', '/');
}
