import { ParleyError } from '../errors.ts';
import { isWireName } from './attributes.ts';
import { isAttributeText, quote } from './text.ts';

const name = '[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}';
const agentName = new RegExp(`^${name}$`);
const source = new RegExp(`^/agents/(${name})/(${name})$`);
const receiver = new RegExp(`^${name}(/${name})?$`);
const messageType = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*\.v[1-9][0-9]*$/;
const channelName = /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$/;
const headerName = /^[a-z][a-z0-9]{0,19}$/;

export function isAgentName(value: string): boolean {
  return agentName.test(value); // REQ-NAME-1
}

export function isInstanceName(value: string): boolean {
  return agentName.test(value); // REQ-NAME-1
}

/** An agent, or agent/instance: whom a directed message is for. REQ-NAME-9 */
export function isReceiver(value: string): boolean {
  return receiver.test(value); // REQ-ENV-11
}

export function isMessageType(value: string): boolean {
  return messageType.test(value); // REQ-NAME-3
}

/** True for the types of system messages, `parley.*`. */
export function isReservedType(value: string): boolean {
  return value.startsWith('parley.'); // REQ-NAME-4
}

export function isChannelName(value: string): boolean {
  return channelName.test(value); // REQ-NAME-5
}

/** True for a name that a program may give a header: none of the envelope's own. REQ-ENV-19 */
export function isHeaderName(value: string): boolean {
  return headerName.test(value) && !isWireName(value); // REQ-NAME-7
}

/** True for a tag that survives the comma-joined attribute. */
export function isTag(value: string): boolean {
  return isAttributeText(value) && !value.includes(',') && value.trim() === value; // REQ-NAME-8
}

/** The `source` of an agent's instance. Throws `invalid_argument` for names that would make another source. */
export function formatSource(agent: string, instance: string): string {
  if (!isAgentName(agent)) throw new ParleyError('invalid_argument', `${quote(agent)} is no agent name`);
  if (!isInstanceName(instance)) {
    throw new ParleyError('invalid_argument', `${quote(instance)} is no instance name`);
  }
  return `/agents/${agent}/${instance}`;
}

/** Undefined for a foreign source. */
export function parseSource(value: string): { agent: string; instance: string } | undefined {
  const match = source.exec(value); // REQ-NAME-2
  return match?.[1] && match[2] ? { agent: match[1], instance: match[2] } : undefined;
}

/** Whether a pattern (`*` one level, `**` any number) holds a channel name. A wildcard in front never holds `parley.*`. */
export function channelMatches(pattern: string, channel: string): boolean {
  if (pattern.startsWith('*') && channel.startsWith('parley.')) return false; // REQ-NAME-6
  return levelsMatch(pattern.split('.'), channel.split('.'));
}

function levelsMatch(pattern: readonly string[], levels: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return levels.length === 0;
  const [level, ...others] = levels;
  if (first === '**')
    return levelsMatch(rest, levels) || (level !== undefined && levelsMatch(pattern, others));
  return level !== undefined && (first === '*' || first === level) && levelsMatch(rest, others);
}
