/** A request that has no reply yet. */
export interface WaitingRequest {
  readonly row: number;
  readonly sentAtMs: number;
  readonly channel?: string | undefined;
  /** The values of its address's parameters. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** When it was sent, by the clock of whoever asked, as `untilMs` is. */
  readonly askedAtMs?: number | undefined;
  /** When nobody waits any more; undefined: it does not say. */
  readonly untilMs: number | undefined;
  /** What its sender told that it did meanwhile, in the order of the telling. */
  readonly steps?: readonly EscalatedStep[];
}

export interface EscalatedStep {
  readonly step: 'retry' | 'backup' | 'manual';
  readonly atMs: number;
}

/** Requests by id, from the moment they are seen until their reply. The oldest go when there are too many. */
export interface WaitingRequests {
  add(id: string, request: WaitingRequest): void;
  /** Takes the request that a message answers. */
  take(id: string): WaitingRequest | undefined;
  /** Its sender took another step. What was handed to people waits as long as they need. */
  escalate(id: string, step: EscalatedStep): void;
  /** Rows of the requests that still wait at a moment, oldest first. */
  rows(nowMs: number): readonly number[];
  /** Those that wait at a moment, by their rows. */
  byRow(nowMs: number): ReadonlyMap<number, WaitingRequest>;
}

/** More steps than that no contract declares. */
const maxSteps = 10;

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
    escalate: (id, step) => {
      const request = requests.get(id);
      const { steps = [] } = request ?? {};
      if (request !== undefined && steps.length < maxSteps)
        requests.set(id, { ...request, steps: [...steps, step] });
    },
    rows: (nowMs) => {
      const rows: number[] = [];
      for (const request of requests.values()) if (waits(request, nowMs)) rows.push(request.row);
      return rows;
    },
    byRow: (nowMs) =>
      new Map(
        [...requests.values()].flatMap((request) => (waits(request, nowMs) ? [[request.row, request]] : [])),
      ),
  };
}

function waits({ untilMs, steps }: WaitingRequest, nowMs: number): boolean {
  return untilMs === undefined || untilMs > nowMs || steps?.at(-1)?.step === 'manual';
}
