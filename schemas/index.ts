export { default as bundleSchema } from './bundle.schema.json' with { type: 'json' };
export { default as errorSchema } from './error.schema.json' with { type: 'json' };
export type {
  Bundle,
  BundleAgent,
  BundleChannel,
  BundleMessage,
  BundleReceive,
  BundleSend,
  ErrorCode,
} from './types.ts';
