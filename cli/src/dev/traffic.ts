import { createCapture, createFollower, createJudge } from '@parley/explorer';
import type { Capture } from '@parley/explorer';
import { createFactory } from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import { isSystem } from '../tail/is-system.ts';
import { createPrinter } from '../tail/printer.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Shows what travels on the broker of `parley dev`, judged by the newest contracts. */
export interface Traffic {
  /** Judges by other contracts from now on. */
  use(bundle: Bundle): Promise<void>;
  close(): Promise<void>;
}

export function createTraffic(terminal: Terminal, brokerUrl: string): Traffic {
  const transports = createFactory(brokerUrl);
  let capture: Capture | undefined;
  let count = 0;
  let text = '';

  return {
    use: async (bundle) => {
      const now = JSON.stringify(bundle);
      if (now === text) return;
      text = now;
      const before = capture;
      count += 1;
      const print = createPrinter(terminal, bundle);
      const follower = createFollower(bundle);
      capture = createCapture({
        transports,
        clientId: `parley-dev-${process.pid}-${count}`,
        judge: createJudge(bundle),
        onMessages: (messages) => {
          for (const followed of follower.take(messages)) if (!isSystem(followed.captured)) print(followed);
        },
      });
      await before?.close();
      await capture.open();
    },
    close: async () => {
      await capture?.close();
    },
  };
}
