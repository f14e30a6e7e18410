import { ConnectError } from './connect-error.ts';
import { substituteVariables } from './substitute.ts';

/** The part of the configuration that names brokers. */
export interface BrokerSettings {
  readonly broker?: string | undefined;
  readonly brokers?: Readonly<Record<string, BrokerEntry>> | undefined;
  /** The file that says so. */
  readonly document?: { readonly path: string } | undefined;
}

interface BrokerEntry {
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly protocol?: 4 | 5 | undefined;
  /** Files, named from the workspace's folder; or PEM text, as a variable may hold it. */
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly rejectUnauthorized?: boolean | undefined;
  readonly servername?: string | undefined;
}

/** Where to connect; `label` is for people and never holds credentials. */
export interface BrokerTarget extends BrokerEntry {
  readonly label: string;
}

const defaultUrl = 'mqtt://localhost:1883';
const schemes = ['mqtt:', 'mqtts:', 'ws:', 'wss:'];

/** The broker to talk to: what the user names, else `PARLEY_BROKER`, else the configuration, else localhost. */
export function resolveBroker(
  named: string | undefined,
  settings: BrokerSettings,
  env: NodeJS.ProcessEnv = process.env,
): BrokerTarget {
  const wanted = firstText(named, env.PARLEY_BROKER) ?? configured(settings, env);
  if (wanted !== undefined) return isUrl(wanted) ? fromUrl({ url: wanted }) : fromName(wanted, settings, env);
  const names = Object.keys(settings.brokers ?? {});
  const only = names.length === 1 ? names[0] : undefined;
  return only === undefined ? fromUrl({ url: defaultUrl }) : fromName(only, settings, env);
}

function firstText(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== '');
}

function configured(settings: BrokerSettings, env: NodeJS.ProcessEnv): string | undefined {
  const text = firstText(settings.broker);
  if (text === undefined) return undefined;
  return substituteVariables(text, env, { file: fileOf(settings), key: 'broker' });
}

function fileOf({ document }: BrokerSettings): string {
  return document?.path ?? 'parley.config.yaml';
}

function fromName(name: string, settings: BrokerSettings, env: NodeJS.ProcessEnv): BrokerTarget {
  const brokers = settings.brokers ?? {};
  const entry = Object.hasOwn(brokers, name) ? brokers[name] : undefined;
  if (entry === undefined) throw unknownBroker(name, Object.keys(brokers));
  const file = fileOf(settings);
  const filled = Object.entries(entry).map(([key, value]: readonly [string, unknown]) => [
    key,
    typeof value === 'string'
      ? substituteVariables(value, env, { file, key: `brokers.${name}.${key}` })
      : value,
  ]);
  return fromUrl(Object.fromEntries(filled) as BrokerEntry);
}

function unknownBroker(name: string, known: readonly string[]): ConnectError {
  const hint =
    known.length > 0
      ? `Known brokers: ${known.join(', ')}. Or give a URL such as ${defaultUrl}.`
      : `Give a URL such as ${defaultUrl}, or name brokers in parley.config.yaml.`;
  return new ConnectError(`no broker named "${name}"`, { hint });
}

function isUrl(text: string): boolean {
  return text.includes('://');
}

function fromUrl(entry: BrokerEntry): BrokerTarget {
  const url = URL.canParse(entry.url) ? new URL(entry.url) : undefined;
  if (url === undefined || !schemes.includes(url.protocol)) {
    throw new ConnectError(`"${withoutCredentials(entry.url)}" is no broker URL`, {
      hint: `A broker URL looks like ${defaultUrl}; schemes: ${schemes.join(' ')}`,
    });
  }
  return { ...entry, label: withoutCredentials(entry.url) };
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/.*@/su, '//').replace(/\?.*$/su, '');
}
