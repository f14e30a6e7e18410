import type { BundleChannel } from '@parley/schemas';
import type { SourceDocument } from '../source/document.ts';
import { isObject } from '../source/pointer.ts';
import { choiceField, field, flagField, numberField, objectField, textField, textsField } from './fields.ts';
import { placeholdersOf } from './names.ts';
import { type Place, below } from './place.ts';
import { parseDuration, parseSize } from './units.ts';

/** One channel as its file declares it, defaults filled in, nothing linked yet. */
export interface ChannelDeclaration {
  readonly name: string;
  readonly place: Place;
  /** What the file says, as it is. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly imported: boolean;
  readonly resolved: ChannelContract;
}

/** A channel of the bundle; its messages are not looked up yet. */
type ChannelContract = Omit<BundleChannel, 'messages'> & { readonly messages: readonly string[] };

/** A name that must not come back. */
export interface ReservedName {
  readonly name: string;
  readonly place: Place;
}

const deliveries = {
  words: ['at-most-once', 'at-least-once', 'exactly-once'],
  fallback: 'at-least-once',
} as const;
const shares = { words: ['one', 'every', 'broker'], fallback: 'one' } as const;
const priorities = { words: ['low', 'normal', 'high', 'critical'], fallback: 'normal' } as const;
const overflows = { words: ['slow', 'shed', 'reject'], fallback: 'slow' } as const;
const stabilities = { words: ['draft', 'alpha', 'beta', 'stable'], fallback: 'stable' } as const;
const journals = { words: ['fsync', 'interval', 'none'], fallback: 'fsync' } as const;

const dayMs = 86_400_000;

/** The channels of a channel file that have the shape of one. */
export function readChannels(document: SourceDocument, imported: boolean): readonly ChannelDeclaration[] {
  return Object.entries(objectField(document.value, 'channels')).map(([name, value]) => {
    const raw = isObject(value) ? value : {};
    const place = below({ document, pointer: '' }, 'channels', name);
    return { name, place, raw, imported, resolved: resolveChannel(name, raw) };
  });
}

/** The reserved names of a channel file. */
export function readReserved(document: SourceDocument): readonly ReservedName[] {
  const names = field(document.value, 'reserved');
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: unknown, index) => {
    const place = below({ document, pointer: '' }, 'reserved', index);
    return typeof name === 'string' ? [{ name, place }] : [];
  });
}

function resolveChannel(name: string, raw: Readonly<Record<string, unknown>>): ChannelContract {
  const description = textField(raw, 'description');
  const delivery = choiceField(raw, 'delivery', deliveries);
  const address = textField(raw, 'address') ?? null;
  return {
    name,
    ...(description === undefined ? {} : { description }),
    address,
    parameters: resolveParameters(address, objectField(raw, 'parameters')),
    messages: textsField(raw, 'messages') ?? [],
    share: choiceField(raw, 'share', shares),
    delivery,
    windowMs: delivery === 'exactly-once' ? (parseDuration(raw.window) ?? dayMs) : null,
    durable: resolveDurable(raw.durable),
    retain: flagField(raw, 'retain', false),
    priority: choiceField(raw, 'priority', priorities),
    ttlMs: parseDuration(raw.ttl) ?? (delivery === 'at-most-once' ? null : dayMs),
    orderBy: textField(raw, 'orderBy') ?? null,
    idempotent: flagField(raw, 'idempotent', false),
    overflow: choiceField(raw, 'overflow', overflows),
    batch: resolveBatch(raw.batch),
    ...resolveLimits(raw),
    ...resolveRole(raw),
  };
}

function resolveLimits(
  raw: Readonly<Record<string, unknown>>,
): Pick<ChannelContract, 'maxBytes' | 'rate' | 'hops'> {
  const perSecond = numberField(raw.rate, 'perSecond', undefined);
  const rate =
    perSecond === undefined ? null : { perSecond, burst: numberField(raw.rate, 'burst', perSecond) };
  return { maxBytes: parseSize(raw.maxBytes) ?? 256 * 1024, rate, hops: numberField(raw, 'hops', 32) };
}

function resolveRole(
  raw: Readonly<Record<string, unknown>>,
): Pick<ChannelContract, 'stage' | 'final' | 'stability' | 'deprecated' | 'reply'> {
  const reply = textField(raw.reply, 'channel');
  const timeoutMs = parseDuration(field(raw.reply, 'timeout')) ?? 30_000;
  return {
    stage: textField(raw, 'stage') ?? null,
    final: flagField(raw, 'final', false),
    stability: choiceField(raw, 'stability', stabilities),
    deprecated: resolveDeprecated(raw.deprecated),
    reply: reply === undefined ? null : { channel: reply, timeoutMs },
  };
}

/** A placeholder without a schema of its own takes any text; a schema without a placeholder has no use. */
function resolveParameters(
  address: string | null,
  schemas: Readonly<Record<string, unknown>>,
): ChannelContract['parameters'] {
  const names = address === null ? Object.keys(schemas) : placeholdersOf(address);
  return Object.fromEntries(
    names.map((name) => {
      const schema = field(schemas, name);
      return [name, isObject(schema) || typeof schema === 'boolean' ? schema : { type: 'string' }];
    }),
  );
}

function resolveDurable(value: unknown): ChannelContract['durable'] {
  if (value !== true && !isObject(value)) return null;
  return {
    journal: choiceField(value, 'journal', journals),
    records: numberField(value, 'records', 100_000),
    bytes: parseSize(field(value, 'bytes')) ?? 256 * 1024 ** 2,
  };
}

function resolveBatch(value: unknown): ChannelContract['batch'] {
  if (value !== true && !isObject(value)) return null;
  return {
    messages: numberField(value, 'messages', 64),
    bytes: parseSize(field(value, 'bytes')) ?? 32 * 1024,
    lingerMs: parseDuration(field(value, 'linger')) ?? 2,
  };
}

function resolveDeprecated(value: unknown): ChannelContract['deprecated'] {
  if (value === true) return {};
  if (!isObject(value)) return null;
  const keys = ['since', 'sunset', 'use'] as const;
  return Object.fromEntries(
    keys.flatMap((key) => (typeof value[key] === 'string' ? [[key, value[key]]] : [])),
  );
}
