/** A notification to clients that announce `experimental.serverStatusNotification`, as rust-analyzer has it. */
export const serverStatusMethod = 'experimental/serverStatus';

export interface ServerStatus {
  readonly health: 'ok' | 'warning' | 'error';
  /** Nothing is under way: the findings are those of the texts as they are. */
  readonly quiescent: boolean;
  readonly message?: string;
}
