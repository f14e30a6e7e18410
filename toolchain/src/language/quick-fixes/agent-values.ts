import type { AgentDeclaration } from '../../model/agent.ts';
import { channelsOfKey, linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { formatDuration } from '../../model/units.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import { fix, insertInOrder, remove, renameKey, replace, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers } from './fix.ts';

/** The agent that a finding is about. */
function agentAt({ workspace, place }: FixRequest): AgentDeclaration | undefined {
  return workspace.agents.find((agent) => agent.place.document === place.document);
}

/** The channel may be handled twice, and says so. */
const idempotent: Fixer = (request) => {
  const { workspace, keys, finding } = request;
  const named = /set idempotent: true on "([^"]*)"/.exec(finding.hint ?? '')?.[1] ?? keys[1];
  const channel = linksOf(workspace).channels.get(named ?? '');
  if (channel === undefined || channel.imported) return [];
  return fix(`Set idempotent: true on "${channel.name}"`, 'look', set(channel.place, 'idempotent', true));
};

const successor: Fixer = ({ place, finding }) => {
  const name = /^send on "(.*)"$/.exec(finding.hint ?? '')?.[1];
  return name === undefined ? [] : fix(`Send on "${name}"`, 'look', renameKey(place, name));
};

/** The backup receives what it lacks. */
const cover: Fixer = (request) => {
  const agent = agentAt(request);
  const backup = linksOf(request.workspace).agents.get(agent?.backup ?? '');
  if (agent === undefined || backup === undefined || backup.imported) return [];
  const lacking = (request.finding.related ?? []).flatMap(({ range, file }) =>
    agent.receives.filter(({ place }) => {
      const at = place.document.locate(place.pointer, 'key');
      return file === place.document.path && at.start.offset === range.start.offset;
    }),
  );
  const entries = Object.fromEntries(
    lacking.map(({ key, place }) => [key, valueAt(place.document.value, place.pointer)] as const),
  );
  const missing = Object.entries(entries).filter(
    ([key]) => !backup.receives.some((receive) => receive.key === key),
  );
  const first = missing[0];
  if (first === undefined || missing.length < lacking.length) return [];
  const isThere = isObject(backup.raw.receives);
  const changes = isThere
    ? [insertInOrder(below(backup.place, 'receives'), missing)]
    : [set(backup.place, 'receives', entries)];
  return fix(
    `Let "${backup.name}" receive ${missing.map(([key]) => `"${key}"`).join(', ')}`,
    'look',
    ...changes,
  );
};

/** Callers come to the backup before they come to people. */
const escalate: Fixer = (request) => {
  const agent = agentAt(request);
  if (agent === undefined) return [];
  const steps: readonly string[] = agent.escalation;
  const manual = steps.indexOf('manual');
  const at = manual < 0 ? steps.length : manual;
  const value = [...steps.slice(0, at), 'backup', ...steps.slice(at)];
  return fix('Add the step backup', 'look', set(agent.place, 'escalation', value));
};

const chooseBackup: Fixer = (request): readonly Fix[] => {
  const agent = agentAt(request);
  if (agent === undefined) return [];
  const { workspace } = request;
  const able = workspace.agents.filter(
    (other) =>
      other !== agent &&
      other.backup === null &&
      !other.external &&
      agent.receives.every(({ key }) => other.receives.some((receive) => receive.key === key)),
  );
  return able
    .slice(0, 5)
    .flatMap(({ name }) => fix(`Set backup: ${name}`, 'look', set(agent.place, 'backup', name)));
};

const sameParameters: Fixer = (request): readonly Fix[] => {
  const agent = agentAt(request);
  const backup = linksOf(request.workspace).agents.get(agent?.backup ?? '');
  if (agent === undefined || backup === undefined || backup.imported) return [];
  const wanted = agent.parameters;
  const give =
    wanted.length === 0 ? remove(below(backup.place, 'parameters')) : set(backup.place, 'parameters', wanted);
  const take = set(agent.place, 'parameters', backup.parameters);
  return [
    ...fix(`Give "${backup.name}" the same parameters`, 'look', give),
    ...fix(`Give "${agent.name}" the same parameters`, 'look', take),
  ];
};

/** Waiting as long as the handler may take, or as the request is of use. */
const waiting =
  (source: 'handler' | 'ttl'): Fixer =>
  (request) => {
    const { workspace, keys, place } = request;
    const { channels, receivers } = linksOf(workspace);
    const channel = channels.get(keys[1] ?? '');
    const handlers = (receivers.get(channel?.name ?? '') ?? []).map(
      ({ receive }) => receive.options.timeoutMs,
    );
    const ms = source === 'ttl' ? channel?.resolved.ttlMs : Math.max(0, ...handlers);
    if (ms === undefined || ms === null || ms <= 0) return [];
    return fix(`Write ${formatDuration(ms)}`, 'look', replace(place, formatDuration(ms)));
  };

/** A pattern of topics is one of names: with dots. */
const dots: Fixer = ({ place, keys, workspace }) => {
  const key = keys.at(-1) ?? '';
  const name = key.replaceAll('/', '.').replaceAll('#', '**').replaceAll('+', '*');
  const holds = channelsOfKey(name, linksOf(workspace).channels).length > 0;
  return name === key || !holds ? [] : fix(`Write ${name}`, 'look', renameKey(place, name));
};

/** Its messages are confirmed again. */
const confirm: Fixer = (request): readonly Fix[] => {
  const { workspace, keys } = request;
  const receivers = linksOf(workspace).receivers.get(keys[1] ?? '') ?? [];
  return receivers
    .filter(
      ({ agent, receive }) =>
        !agent.imported &&
        valueAt(receive.place.document.value, `${receive.place.pointer}/receipt`) === false,
    )
    .flatMap(({ agent, receive }) =>
      fix(`Let "${agent.name}" confirm`, 'look', remove(below(receive.place, 'receipt'))),
    );
};

/** One of two responders stands by. */
const standBy: Fixer = (request): readonly Fix[] => {
  const agent = agentAt(request);
  const { workspace, keys } = request;
  const name = keys[1] ?? '';
  const others = (linksOf(workspace).receivers.get(name) ?? []).map((receiver) => receiver.agent);
  if (agent === undefined) return [];
  return others
    .filter((other) => other.name !== agent.name && !other.imported && other.backup === null)
    .filter((other) =>
      other.receives.every(({ key }) => agent.receives.some((receive) => receive.key === key)),
    )
    .flatMap((other) =>
      fix(
        `Make "${agent.name}" the backup of "${other.name}"`,
        'look',
        set(other.place, 'backup', agent.name),
      ),
    );
};

export const agentValueFixes: Fixers = {
  HEDGE_NOT_IDEMPOTENT: idempotent,
  BACKUP_NOT_IDEMPOTENT: idempotent,
  CHANNEL_DEPRECATED_USED: successor,
  BACKUP_NOT_COVERING: cover,
  BACKUP_NOT_ESCALATED: escalate,
  ESCALATION_WITHOUT_BACKUP: chooseBackup,
  BACKUP_PARAMETERS: sameParameters,
  SEND_TIMEOUT_BELOW_HANDLER: waiting('handler'),
  SEND_TIMEOUT_BEYOND_TTL: waiting('ttl'),
  RECEIVE_PATTERN_EMPTY: dots,
  DURABLE_UNCONFIRMED: confirm,
  RESPONDERS_SEVERAL: standBy,
  AGENT_TIMEOUT_ZERO: ({ place, keys }) => {
    const text = keys[0] === 'receives' ? '30s' : undefined;
    return text === undefined
      ? fix('Remove "timeout"', 'look', remove(place))
      : fix(`Write ${text}`, 'look', replace(place, text));
  },
};
