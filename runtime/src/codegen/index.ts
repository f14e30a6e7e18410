export type { Bundle, DeadLetterData, EventData, HealthData, StatusData } from '@parley/schemas';
export { formats, isEqual, textLength } from './ajv-runtime.ts';
export { defineChannel, defineInboxChannel, type AddressedChannel, type InboxChannel } from './channel.ts';
export type { OnceDatabase, OnceKey, OnceRecord, SqliteDatabase } from './once.ts';
export type {
  ConfirmationStatus,
  MessageHandle,
  MessageStatus,
  ReachableStatus,
  Sent,
  UntilOptions,
} from './sent.ts';
export {
  construct,
  defineAgent,
  isConstructed,
  type AgentDefinition,
  type AgentTypes,
  type Calls,
  type Constructed,
  type Context,
  type Handler,
  type Handlers,
  type MessageOf,
  type NoParameters,
  type Nothing,
  type ParametersOption,
  type ReceiveTypes,
  type Received,
  type ReplyOf,
  type RequestOptions,
  type RequestTypes,
  type SendOptions,
  type SendTypes,
  type UntypedAgent,
  type ValidationError,
  type Validator,
} from './types.ts';
