/** What is wrong with a name that the user types; undefined: nothing. */
export type CheckName = (name: string) => string | undefined;

const messagePattern = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*\.v[1-9][0-9]*$/u;
const channelPattern = /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$/u;
const agentPattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/u;

export function checkMessageType(known: readonly string[]): CheckName {
  return checkName(messagePattern, 'A message type is like shop.order-placed.v1', known);
}

export function checkChannelName(known: readonly string[]): CheckName {
  return checkName(channelPattern, 'A channel name is like order.placed', known);
}

export function checkAgentName(known: readonly string[]): CheckName {
  return checkName(agentPattern, 'An agent name has letters, digits, -, _ and .', known);
}

function checkName(pattern: RegExp, rule: string, known: readonly string[]): CheckName {
  return (name) => {
    if (!pattern.test(name) || /^parley(?:\.|$)/u.test(name)) return rule;
    return known.includes(name) ? `${name} exists already` : undefined;
  };
}
