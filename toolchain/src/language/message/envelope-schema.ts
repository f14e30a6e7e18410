import type { Bundle, BundleChannel } from '@parley/schemas';
import { resolveBundle } from '../../model/bundle.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isObject } from '../../source/pointer.ts';

const known = new WeakMap<Workspace, Bundle>();

/** The contracts of a workspace, resolved once. */
export function bundleOf(workspace: Workspace): Bundle {
  const bundle = known.get(workspace) ?? resolveBundle(workspace);
  known.set(workspace, bundle);
  return bundle;
}

/** The channel that an envelope names. */
export function channelIn(
  bundle: Bundle,
  envelope: Readonly<Record<string, unknown>>,
): BundleChannel | undefined {
  const { channel } = envelope;
  return typeof channel === 'string' && Object.hasOwn(bundle.channels, channel)
    ? bundle.channels[channel]
    : undefined;
}

/** The message type of an envelope: what it says, or what its channel carries alone. */
export function typeIn(bundle: Bundle, envelope: Readonly<Record<string, unknown>>): string | undefined {
  const { type } = envelope;
  if (typeof type === 'string') return Object.hasOwn(bundle.messages, type) ? type : undefined;
  const carried = channelIn(bundle, envelope)?.messages ?? [];
  return type === undefined && carried.length === 1 ? carried[0] : undefined;
}

/** What may stand in the envelope of a message on a channel. */
export function envelopeSchema(bundle: Bundle, envelope: Readonly<Record<string, unknown>>): object {
  const channel = channelIn(bundle, envelope);
  const isDirected = envelope.to !== undefined;
  const parameters = Object.entries(channel?.parameters ?? {});
  return {
    type: 'object',
    required: requiredIn(channel, isDirected),
    additionalProperties: false,
    properties: {
      channel: { enum: Object.keys(bundle.channels), description: 'The channel that carries the message.' },
      type: {
        enum: channel?.messages ?? Object.keys(bundle.messages),
        description: 'The type of the message. It may be absent where the channel carries one type only.',
      },
      ...(parameters.length === 0 ? {} : { parameters: parametersSchema(parameters, isDirected) }),
      ...attributes(channel),
    },
  };
}

/** What cannot be left to the channel. */
function requiredIn(channel: BundleChannel | undefined, isDirected: boolean): readonly string[] {
  if (channel === undefined) return ['channel'];
  const hasParameters = Object.keys(channel.parameters).length > 0;
  return [
    'channel',
    ...(channel.messages.length > 1 ? ['type'] : []),
    ...(hasParameters && !isDirected ? ['parameters'] : []),
    ...(channel.address === null ? ['to'] : []),
  ];
}

function parametersSchema(parameters: readonly (readonly [string, unknown])[], isDirected: boolean): object {
  return {
    type: 'object',
    description: 'The values of the placeholders in the address of the channel.',
    required: isDirected ? [] : parameters.map(([name]) => name),
    additionalProperties: false,
    properties: Object.fromEntries(
      // Each is a schema of its own: its references point into itself.
      parameters.map(([name, schema]) => [
        name,
        isObject(schema) ? { $id: `parley:${name}`, ...schema } : schema,
      ]),
    ),
  };
}

function attributes(channel: BundleChannel | undefined): object {
  const text = { type: 'string', minLength: 1 };
  return {
    to: {
      ...text,
      pattern: '^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}(/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63})?$',
      description:
        'An agent, or `agent/instance`: the message goes to its inbox instead of the topic of the channel.',
    },
    priority: {
      enum: ['low', 'normal', 'high', 'critical'],
      ...(channel === undefined ? {} : { default: channel.priority }),
      description: 'How urgent it is.',
    },
    correlationId: { ...text, description: 'Joins the message to a thread. Without it a new one begins.' },
    causationId: { ...text, description: 'The id of the message that this one comes from.' },
    subject: { ...text, description: 'What the message is about.' },
    tags: { type: 'array', items: text, description: 'Words to find the message by.' },
    headers: {
      type: 'object',
      propertyNames: { pattern: '^[a-z][a-z0-9]{0,19}$' },
      additionalProperties: { type: 'string' },
      description: 'More attributes: names of lower-case letters and digits, and their texts.',
    },
  };
}
