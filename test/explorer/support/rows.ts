import type { NewRow } from '#explorer/store/row.ts';

/** A row as the store takes it; what a test does not name is ordinary. */
export function newRow(row: Partial<NewRow> & { readonly event?: unknown } = {}): NewRow {
  const { event, ...rest } = row;
  const payload = Buffer.from(event === undefined ? '{}' : JSON.stringify(event));
  return {
    receivedAtMs: 1000,
    topic: 'a/b',
    verdict: 'valid',
    flags: 0,
    size: payload.length,
    payload,
    ...rest,
  };
}
