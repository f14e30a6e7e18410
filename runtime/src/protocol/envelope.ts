/** The envelope as other rooms see it. */
export { contentTypes, decodePayload } from './batch.ts';
export type { DecodedPayload } from './batch.ts';
export { decodeMessage } from './decode.ts';
export type { Decoded } from './decode.ts';
export { encodeBatch, encodeForwarded, encodeMessage } from './encode.ts';
