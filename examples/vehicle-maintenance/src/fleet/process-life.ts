/** What the processes of the fleet tell the demo that started them, over Node's own channel. */
export type Report =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'sent';
      readonly sent: number;
      /** The whole input was sent. */
      readonly done: boolean;
      /** The latest workflow that went all the way. */
      readonly serviced: string | undefined;
    };

/** What the demo tells them. */
export const orders = ['stop', 'live'] as const;
export type Order = (typeof orders)[number];

/** Tells the process that started this one; nothing when a person did. */
export function report(message: Report): void {
  if (process.connected) process.send?.(message);
}

/** Lets this process end once nothing holds it any more. */
export function leave(): void {
  if (process.connected) process.disconnect();
}

/** How long a process may take to stop. Milliseconds. */
const stoppingMs = 8000;

/** Calls back once for an order. `stop` also comes from SIGTERM, from the end of the parent and, without a parent, from Ctrl-C. */
export function onOrder(order: Order, callback: (order: Order) => void): void {
  let given = false;
  const give = (): void => {
    if (given) return;
    given = true;
    callback(order);
    if (order === 'stop') setTimeout(() => process.exit(1), stoppingMs).unref();
  };
  process.on('message', (message) => {
    if (message === order) give();
  });
  if (order !== 'stop') return;
  process.on('SIGTERM', give);
  process.on('disconnect', give);
  process.on('SIGINT', () => {
    if (!process.connected) give();
  });
}
