import agentSchema from './agent.schema.json' with { type: 'json' };
import baselineSchema from './baseline.schema.json' with { type: 'json' };
import bundleSchema from './bundle.schema.json' with { type: 'json' };
import cancelSchema from './cancel.schema.json' with { type: 'json' };
import cardSchema from './card.schema.json' with { type: 'json' };
import channelsSchema from './channels.schema.json' with { type: 'json' };
import checkReportSchema from './check-report.schema.json' with { type: 'json' };
import commandSchema from './command.schema.json' with { type: 'json' };
import configSchema from './config.schema.json' with { type: 'json' };
import deadLetterSchema from './dead-letter.schema.json' with { type: 'json' };
import doctorReportSchema from './doctor-report.schema.json' with { type: 'json' };
import envelopeSchema from './envelope.schema.json' with { type: 'json' };
import errorSchema from './error.schema.json' with { type: 'json' };
import errorReplySchema from './error-reply.schema.json' with { type: 'json' };
import escalationSchema from './escalation.schema.json' with { type: 'json' };
import eventSchema from './event.schema.json' with { type: 'json' };
import frontSchema from './front.schema.json' with { type: 'json' };
import healthSchema from './health.schema.json' with { type: 'json' };
import receiptSchema from './receipt.schema.json' with { type: 'json' };
import statusSchema from './status.schema.json' with { type: 'json' };

/** The version of the protocol that these schemas describe; what a card names. */
export const protocolVersion = '0.1';

export {
  agentSchema,
  baselineSchema,
  bundleSchema,
  cancelSchema,
  cardSchema,
  channelsSchema,
  checkReportSchema,
  commandSchema,
  configSchema,
  deadLetterSchema,
  doctorReportSchema,
  envelopeSchema,
  errorSchema,
  errorReplySchema,
  escalationSchema,
  eventSchema,
  frontSchema,
  healthSchema,
  receiptSchema,
  statusSchema,
};
export type {
  AgentFile,
  BaselineFile,
  BaselineFinding,
  Bundle,
  BundleAgent,
  BundleChannel,
  BundleMessage,
  BundleReceive,
  BundleSend,
  CancelData,
  CardData,
  Channel,
  ChannelsFile,
  CommandData,
  ConfigBroker,
  ConfigFile,
  DeadLetterData,
  Envelope,
  ErrorCode,
  ErrorData,
  EscalationData,
  EventData,
  FrontData,
  HealthData,
  ReceiptData,
  Receive,
  Send,
  StatusData,
} from './types.ts';

/** Makes a schema self-contained: the list of error codes comes along. */
const withErrorCodes = <Schema extends object>(schema: Schema) => ({
  ...schema,
  $defs: { error: errorSchema },
});

/** The schema of each system message's data by message type; each needs no other. */
export const systemSchemas = {
  'parley.card.v1': cardSchema,
  'parley.status.v1': statusSchema,
  'parley.health.v1': healthSchema,
  'parley.front.v1': frontSchema,
  'parley.receipt.v1': withErrorCodes(receiptSchema),
  'parley.error.v1': withErrorCodes(errorReplySchema),
  'parley.dead-letter.v1': withErrorCodes(deadLetterSchema),
  'parley.command.v1': commandSchema,
  'parley.cancel.v1': cancelSchema,
  'parley.escalation.v1': escalationSchema,
  'parley.event.v1': withErrorCodes(eventSchema),
} as const;

/** The message types of the protocol itself. */
export type SystemMessageType = keyof typeof systemSchemas;
