/** A request that has no reply yet. */
export interface WaitingRequest {
  readonly row: number;
  readonly sentAtMs: number;
  readonly channel?: string | undefined;
  /** The values of its address's parameters. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** When nobody waits any more; undefined: it does not say. */
  readonly untilMs: number | undefined;
}

/** Requests by id, from the moment they are seen until their reply. The oldest go when there are too many. */
export interface WaitingRequests {
  add(id: string, request: WaitingRequest): void;
  /** Takes the request that a message answers. */
  take(id: string): WaitingRequest | undefined;
  /** Rows of the requests that still wait at a moment, oldest first. */
  rows(nowMs: number): readonly number[];
}

export function createWaitingRequests(limit = 50_000): WaitingRequests {
  const requests = new Map<string, WaitingRequest>();
  return {
    add: (id, request) => {
      // The front hands a request on under the same id: the first time counts.
      if (requests.has(id)) return;
      if (requests.size >= limit) requests.delete(requests.keys().next().value ?? '');
      requests.set(id, request);
    },
    take: (id) => {
      const request = requests.get(id);
      requests.delete(id);
      return request;
    },
    rows: (nowMs) => {
      const rows: number[] = [];
      for (const { row, untilMs } of requests.values())
        if (untilMs === undefined || untilMs > nowMs) rows.push(row);
      return rows;
    },
  };
}
