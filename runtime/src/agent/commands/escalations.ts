import type { CommandData } from '@parley/schemas';
import type { ChannelPlan } from '../../delivery/channel-plan.ts';
import { toEscalationData } from '../../delivery/escalation-data.ts';
import type { Escalation, Escalations, Resolution } from '../../delivery/escalations.ts';
import { describeErrors, type FindValidator } from '../../delivery/validators.ts';
import { ParleyError } from '../../errors.ts';
import { systemTypes } from '../system-messages.ts';
import type { Asked, CommandResult, Keeper, Queries } from './query.ts';
import { readSelection, select } from './selection.ts';

export interface EscalationQueriesOptions {
  readonly identity: Keeper;
  readonly escalations: Escalations;
  readonly findPlan: (channel: string) => ChannelPlan | undefined;
  readonly findValidator: FindValidator;
}

/** What operators may ask about requests that wait for people. */
export function createEscalationQueries(options: EscalationQueriesOptions): Queries {
  return {
    'escalation-list': (asked) => list(asked, options),
    'escalation-resolve': (asked) => resolve(asked, options),
  };
}

function list({ data, tell }: Asked, options: EscalationQueriesOptions): CommandResult | undefined {
  const selection = readSelection(data);
  if (selection === undefined) return undefined;
  const { escalations, identity } = options;
  const all = escalations.list().map((escalation) => ({
    id: escalation.id,
    channel: escalation.channel,
    at: escalation.since,
    bytes: escalation.payload.length,
    escalation,
  }));
  const { items, total, next } = select(all, selection);
  const shown = data.originalBytes === undefined ? {} : { originalBytes: data.originalBytes };
  for (const { id, escalation } of items) {
    const waiting = escalations.isWaiting(id);
    tell(systemTypes.escalation, toEscalationData(escalation, { ...identity, waiting, ...shown }));
  }
  return { done: items.map(({ id }) => id), total, ...(next === undefined ? {} : { next }) };
}

/** Only what this instance holds: it is asked together with the others. REQ-PRES-25 */
function resolve({ data, by }: Asked, options: EscalationQueriesOptions): CommandResult | undefined {
  const { ids } = data;
  const selection = readSelection(data);
  const kind = kinds.find((name) => name === data.resolution);
  if (selection === undefined || ids === undefined || kind === undefined) return undefined;
  const done: string[] = [];
  const failed: NonNullable<CommandResult['failed']> = [];
  for (const id of ids) {
    const escalation = options.escalations.find(id);
    if (escalation === undefined) continue;
    try {
      options.escalations.resolve(id, toResolution(kind, escalation, { data, ...options }), {
        by,
        note: data.reason,
      });
      done.push(id);
    } catch (caught) {
      const { code, reason } = ParleyError.from(caught);
      failed.push({ id, code, message: reason });
    }
  }
  return { done, failed };
}

const kinds = ['reply', 'retry', 'drop'] as const satisfies readonly CommandData['resolution'][];

/** Throws `invalid_reply` for data that the contract does not allow. */
function toResolution(
  kind: (typeof kinds)[number],
  { channel }: Escalation,
  { data: command, findPlan, findValidator }: EscalationQueriesOptions & { data: CommandData },
): Resolution {
  if (kind !== 'reply') return { kind };
  const plan = findPlan(findPlan(channel)?.channel.reply?.channel ?? '');
  if (plan === undefined) throw new ParleyError('invalid_reply', `${channel} has no reply any more`);
  const type = command.type ?? (plan.types.size === 1 ? plan.channel.messages[0] : undefined);
  if (type === undefined)
    throw new ParleyError('invalid_reply', `name one of ${[...plan.types].join(', ')} as the type`);
  if (!plan.types.has(type)) throw new ParleyError('invalid_reply', `${plan.name} does not carry ${type}`);
  const validate = findValidator(type);
  if (validate === undefined || validate(command.data)) return { kind, type, data: command.data };
  throw new ParleyError('invalid_reply', `${type}: ${describeErrors(validate)}`);
}
