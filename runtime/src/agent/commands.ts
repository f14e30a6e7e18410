import type { CommandData, ReceiptData } from '@parley/schemas';
import type { Counters } from '../delivery/statistics.ts';
import { logFields } from '../log-fields.ts';
import type { Logger } from '../logger.ts';
import { contentTypes, decodeMessage } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { parseSource } from '../protocol/names.ts';
import { replyTopicAllowed } from '../protocol/reply.ts';
import type { IncomingPacket, OutgoingPacket } from '../transport/transport.ts';
import type { CommandResult, Queries } from './commands/query.ts';
import type { Identity } from './identity.ts';
import { systemTypes, type WriteSystemMessage } from './system-messages.ts';

export interface CommandsOptions {
  readonly identity: Identity;
  /** Agents whose commands are obeyed. */
  readonly operators: readonly string[];
  readonly counters: Counters;
  readonly logger: Logger;
  readonly write: WriteSystemMessage;
  readonly publish: (packet: OutgoingPacket) => void;
  readonly obey: Readonly<Partial<Record<CommandData['command'], () => Promise<void>>>>;
  readonly health: () => unknown;
  /** Commands that are answered with more than a receipt. */
  readonly queries: Queries;
}

type Command = CommandData['command'];

/** Obeys operators; what anybody else says is counted and logged. */
export function createCommands(options: CommandsOptions): (packet: IncomingPacket) => void {
  const { counters, logger } = options;
  return (packet) => {
    const decoded = decodeMessage(packet.payload);
    const message = decoded.ok ? decoded.message : undefined;
    const command = message === undefined ? undefined : readCommand(message);
    const obeyed =
      message === undefined || command === undefined || !isOperator(message, options)
        ? undefined
        : obey(command, message, options);
    if (obeyed === undefined) {
      counters.invalidSystem += 1;
      logger.warn('a command was not obeyed', { ...logFields(message), sender: message?.sender, command });
      return;
    }
    logger.info('obeying a command', { ...logFields(message), sender: message?.sender, command });
    obeyed.catch((caught: unknown) => {
      logger.error('a command failed', { ...logFields(message), command, error: caught });
    });
  };
}

/** REQ-PRES-11 */
function isOperator({ sender }: Message, { operators }: CommandsOptions): boolean {
  const agent = parseSource(sender)?.agent;
  return agent !== undefined && operators.includes(agent);
}

/** Undefined when it makes no sense. */
function obey(command: Command, message: Message, options: CommandsOptions): Promise<void> | undefined {
  const query = options.queries[command];
  if (query === undefined) return act(command, message, options);
  const asked = query({
    data: message.data as CommandData,
    by: message.sender,
    tell: (type, data) => {
      answer(message, options, { type, data });
    },
  });
  return asked === undefined ? undefined : conclude(asked, message, options);
}

/** The receipt comes last: nothing more is answered. REQ-PRES-20 */
async function conclude(
  asked: Promise<CommandResult> | CommandResult,
  message: Message,
  options: CommandsOptions,
): Promise<void> {
  const result = await asked;
  answer(message, options, receipt(message, options, result));
}

async function act(command: Command, message: Message, options: CommandsOptions): Promise<void> {
  if (command === 'health') {
    answer(message, options, { type: systemTypes.health, data: options.health() });
    return;
  }
  // After a stop there is no connection left to confirm it by.
  const isLast = command === 'stop' || command === 'drain';
  if (isLast) answer(message, options, receipt(message, options));
  await options.obey[command]?.();
  if (!isLast) answer(message, options, receipt(message, options));
}

function receipt(message: Message, { identity }: CommandsOptions, result?: CommandResult) {
  const data: ReceiptData = { kind: 'handled', agent: identity.agent, ids: [message.id] };
  return { type: systemTypes.receipt, data: result === undefined ? data : { ...data, result } };
}

/** REQ-PRES-72 */
function answer(
  message: Message,
  { identity, write, publish }: CommandsOptions,
  given: { type: string; data: unknown },
): void {
  const { replyTo, sender, id } = message;
  if (replyTo === undefined || !replyTopicAllowed(identity.topics, sender, replyTo)) return;
  const correlationId = message.correlationId ?? id;
  publish({
    topic: replyTo,
    payload: write(given.type, given.data, { causationId: id, correlationId }),
    properties: { contentType: contentTypes.event },
  });
}

/** REQ-PRES-6 */
function readCommand({ type, data }: Message): Command | undefined {
  if (type !== systemTypes.command || typeof data !== 'object' || data === null) return undefined;
  const { command } = data as Record<string, unknown>;
  return commands.find((name) => name === command);
}

const commands = [
  'pause',
  'resume',
  'drain',
  'stop',
  'reload',
  'health',
  'dead-list',
  'dead-redrive',
  'dead-purge',
  'escalation-list',
  'escalation-resolve',
] as const satisfies readonly Command[];
