import { logFields } from '../log-fields.ts';
import type { Logger } from '../logger.ts';
import type { Message } from '../protocol/message.ts';

export interface NotifyOptions {
  readonly logger: Logger;
  /** What the listener is told about. */
  readonly message: Message | undefined;
  readonly onFailure: () => void;
}

/** Calls somebody's listener. What it throws, or its promise rejects with, is logged and goes no further. */
export function notify(call: () => unknown, { logger, message, onFailure }: NotifyOptions): void {
  const failed = (error: unknown): void => {
    onFailure();
    logger.error('a listener failed', { ...logFields(message), error });
  };
  try {
    const result = call();
    if (result instanceof Promise) result.catch(failed);
  } catch (caught) {
    failed(caught);
  }
}
