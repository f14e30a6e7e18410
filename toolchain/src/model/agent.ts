import type { BundleReceive, BundleSend } from '@parley/schemas';
import type { SourceDocument } from '../source/document.ts';
import { isObject } from '../source/pointer.ts';
import { field, flagField, numberField, objectField, textField, textsField } from './fields.ts';
import { isPattern, isReservedName } from './names.ts';
import { type Place, below } from './place.ts';
import { parseDuration, parseDurationRange } from './units.ts';

/** One agent as its file declares it, defaults filled in, nothing linked yet. */
export interface AgentDeclaration {
  readonly name: string;
  readonly place: Place;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly imported: boolean;
  readonly version: string | null;
  readonly description: string | undefined;
  readonly capabilities: readonly string[];
  readonly external: boolean;
  readonly parameters: readonly string[];
  readonly receives: readonly ReceiveDeclaration[];
  readonly sends: readonly SendDeclaration[];
  readonly backup: string | null;
  readonly escalation: readonly EscalationStep[];
}

const escalationSteps = ['retry', 'backup', 'manual'] as const;
type EscalationStep = (typeof escalationSteps)[number];

/** One key of `receives`: a channel, a pattern, or a reserved channel. */
export interface ReceiveDeclaration {
  readonly key: string;
  readonly place: Place;
  /** The subset of messages that is written there; undefined: all. */
  readonly messages: readonly string[] | undefined;
  readonly options: Omit<BundleReceive, 'channels' | 'messages'>;
}

/** One key of `sends`. */
export interface SendDeclaration {
  readonly key: string;
  readonly place: Place;
  readonly messages: readonly string[] | undefined;
  readonly options: Omit<BundleSend, 'messages'>;
}

/** The agent of an agent file; undefined when it has no name. */
export function readAgent(document: SourceDocument, imported: boolean): AgentDeclaration | undefined {
  const raw = document.value;
  const name = textField(raw, 'agent');
  if (!isObject(raw) || name === undefined) return undefined;
  const place: Place = { document, pointer: '' };
  const external = flagField(raw, 'external', false);
  return {
    name,
    place,
    raw,
    imported,
    version: textField(raw, 'version') ?? null,
    description: textField(raw, 'description'),
    capabilities: textsField(raw, 'capabilities') ?? [],
    external,
    parameters: textsField(raw, 'parameters') ?? [],
    receives: readReceives(raw, place, external),
    sends: readSends(raw, place),
    backup: textField(raw, 'backup') ?? null,
    escalation: (textsField(raw, 'escalation') ?? []).filter(isEscalationStep),
  };
}

function readReceives(raw: unknown, place: Place, external: boolean): readonly ReceiveDeclaration[] {
  return Object.entries(objectField(raw, 'receives')).map(([key, value]) => ({
    key,
    place: below(place, 'receives', key),
    messages: textsField(value, 'messages'),
    options: resolveReceive(key, value, external),
  }));
}

function resolveReceive(key: string, value: unknown, external: boolean): ReceiveDeclaration['options'] {
  const retry = field(value, 'retry');
  const backoff = parseDurationRange(field(retry, 'backoff')) ?? { min: 200, max: 5_000 };
  const reserved = isReservedName(key);
  return {
    concurrency: numberField(value, 'concurrency', 1),
    timeoutMs: parseDuration(field(value, 'timeout')) ?? 30_000,
    retry: {
      attempts: numberField(retry, 'attempts', 3),
      minBackoffMs: backoff.min,
      maxBackoffMs: backoff.max,
    },
    // Patterns never hold receipts, foreign clients know none, system messages are only counted.
    receipt: !reserved && !external && !isPattern(key) && flagField(value, 'receipt', true),
    deadLetter: !reserved && flagField(value, 'deadLetter', true),
  };
}

function readSends(raw: unknown, place: Place): readonly SendDeclaration[] {
  return Object.entries(objectField(raw, 'sends')).map(([key, value]) => ({
    key,
    place: below(place, 'sends', key),
    messages: textsField(value, 'messages'),
    options: {
      timeoutMs: parseDuration(field(value, 'timeout')) ?? null,
      fallback: textField(value, 'fallback') ?? null,
      breaker: resolveBreaker(field(value, 'breaker')),
      bulkhead: numberField(value, 'bulkhead', null),
      hedge: flagField(value, 'hedge', false),
    },
  }));
}

function resolveBreaker(value: unknown): BundleSend['breaker'] {
  if (value !== true && !isObject(value)) return null;
  return { failureRate: numberField(value, 'failureRate', 0.5) };
}

function isEscalationStep(text: string): text is EscalationStep {
  return escalationSteps.some((step) => step === text);
}
