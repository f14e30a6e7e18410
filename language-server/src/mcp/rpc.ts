/** What goes back to a client. */
export interface RpcAnswer {
  readonly jsonrpc: '2.0';
  readonly id: string | number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Answers one message; undefined for what wants no answer. */
export type AnswerMessage = (message: unknown) => Promise<RpcAnswer | undefined>;

export function failed(id: RpcAnswer['id'], code: number, message: string): RpcAnswer {
  return { jsonrpc: '2.0', id, error: { code, message } };
}
