import type { CommandData, ReceiptData } from '@parley/schemas';
import type { Counters } from '../delivery/statistics.ts';
import type { Logger } from '../logger.ts';
import { decodeMessage } from '../protocol/envelope.ts';
import type { Message } from '../protocol/message.ts';
import { parseSource } from '../protocol/names.ts';
import { replyTopicAllowed } from '../protocol/reply.ts';
import type { IncomingPacket, OutgoingPacket } from '../transport/transport.ts';
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
}

/** Obeys operators; what anybody else says is counted and logged. */
export function createCommands(options: CommandsOptions): (packet: IncomingPacket) => void {
  const { counters, logger, operators } = options;
  return (packet) => {
    const decoded = decodeMessage(packet.payload);
    const message = decoded.ok ? decoded.message : undefined;
    const command = message === undefined ? undefined : readCommand(message);
    const operator = message === undefined ? undefined : parseSource(message.sender)?.agent;
    if (
      message === undefined ||
      command === undefined ||
      operator === undefined ||
      !operators.includes(operator)
    ) {
      counters.invalidSystem += 1;
      logger.warn('a command was not obeyed', { sender: message?.sender, command });
      return;
    }
    logger.info('obeying a command', { sender: message.sender, command });
    obey(command, message, options).catch((caught: unknown) => {
      logger.error('a command failed', { command, error: caught });
    });
  };
}

async function obey(
  command: CommandData['command'],
  message: Message,
  options: CommandsOptions,
): Promise<void> {
  if (command === 'health') {
    answer(message, options, { type: systemTypes.health, data: options.health() });
    return;
  }
  const data: ReceiptData = { kind: 'handled', agent: options.identity.agent, ids: [message.id] };
  const receipt = { type: systemTypes.receipt, data };
  // After a stop there is no connection left to confirm it by.
  if (command === 'stop' || command === 'drain') answer(message, options, receipt);
  await options.obey[command]?.();
  if (command !== 'stop' && command !== 'drain') answer(message, options, receipt);
}

function answer(
  message: Message,
  { identity, write, publish }: CommandsOptions,
  given: { type: string; data: unknown },
): void {
  const { replyTo, sender, id } = message;
  if (replyTo === undefined || !replyTopicAllowed(identity.topics, sender, replyTo)) return;
  const correlationId = message.correlationId ?? id;
  publish({ topic: replyTo, payload: write(given.type, given.data, { causationId: id, correlationId }) });
}

function readCommand({ type, data }: Message): CommandData['command'] | undefined {
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
] as const satisfies readonly CommandData['command'][];
