import { isInteger, isSequence } from './attributes.ts';
import type { Message } from './message.ts';
import { isChannelName, isReceiver } from './names.ts';
import { fromWirePriority } from './priority.ts';
import { isTime } from './time.ts';
import { isTopicName } from './topic.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Draft = { -readonly [Field in keyof Message]: Message[Field] };

/** Tells whether a rule holds for a text; the one that it held for last is not looked at again. */
class Rule {
  readonly #holds: (text: string) => boolean;
  #latest = '';

  constructor(holds: (text: string) => boolean) {
    this.#holds = holds;
  }

  isKept(value: string): boolean {
    if (value === this.#latest) return true;
    if (!this.#holds(value)) return false;
    this.#latest = value;
    return true;
  }
}

const times = new Rule(isTime);
const expiries = new Rule(isTime);
const channels = new Rule(isChannelName);
const addresses = new Rule(isTopicName);
const receivers = new Rule(isReceiver);
const replyTopics = new Rule(isTopicName);

/**
 * Reads an event as nearly all are, in half the time that one takes of which nothing is known: only attributes that agents send
 * often, each as its rule has it. Undefined for any other, right or wrong; of this one it says what `decodeEvent` says.
 */
export function readPlainEvent(event: object): Message | undefined {
  const message: Draft = { id: '', sender: '', type: '', data: undefined };
  let version: unknown;
  for (const name in event) {
    const value = (event as Attributes)[name];
    if (name === 'data') message.data = value;
    else if (name === 'specversion') version = value;
    else if (!isText(value)) {
      if (!readNumber(message, name, value)) return undefined;
    } else if (!readText(message, name, value)) return undefined;
  }
  const isWhole = version === '1.0' && message.id !== '' && message.sender !== '' && message.type !== '';
  return isWhole ? message : undefined;
}

/** False for an attribute that is left to others. */
function readNumber(message: Draft, name: string, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  const priority = name === 'priority' ? fromWirePriority(value) : undefined;
  if (priority !== undefined) message.priority = priority;
  else if (name === 'attempt' && isInteger(value, 1)) message.attempt = value;
  else return false;
  return true;
}

/** One after the other, as they are written: a table would have to be looked into, and its values would have no type. */
// eslint-disable-next-line complexity -- one line for each attribute
function readText(message: Draft, name: string, value: string): boolean {
  switch (name) {
    case 'id':
      message.id = value;
      return true;
    case 'source':
      message.sender = value;
      return true;
    case 'type':
      message.type = value;
      return true;
    case 'time':
      message.time = value;
      return times.isKept(value);
    case 'datacontenttype':
      message.contentType = value;
      return true;
    case 'channel':
      message.channel = value;
      return channels.isKept(value);
    case 'address':
      message.address = value;
      return addresses.isKept(value);
    case 'correlationid':
      message.correlationId = value;
      return true;
    case 'causationid':
      message.causationId = value;
      return true;
    case 'recipient':
      message.receiver = value;
      return receivers.isKept(value);
    case 'replyto':
      message.replyTo = value;
      return replyTopics.isKept(value);
    case 'expirytime':
      message.expiresAt = value;
      return expiries.isKept(value);
    case 'seq':
      message.sequence = value;
      return isSequence(value);
    case 'traceparent':
      message.traceparent = value;
      return true;
    default:
      return false;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
