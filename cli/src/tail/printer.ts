import type { CapturedMessage } from '@parley/explorer';
import type { Bundle } from '@parley/schemas';
import type { Terminal } from '../terminal/terminal.ts';
import { formatJsonLine } from './json-line.ts';
import { createLatencyMeter } from './latency.ts';
import { formatLine } from './line.ts';

/** Prints wanted messages; the others count only for latencies. Returns whether it printed. */
export function createPrinter(terminal: Terminal, bundle: Bundle, asJson = false) {
  const latency = createLatencyMeter();
  const widths = { channel: 0, route: 0 };
  return (message: CapturedMessage, wanted: boolean): boolean => {
    const latencyMs = latency.see(message);
    if (!wanted) return false;
    terminal.print(
      asJson
        ? formatJsonLine(message, latencyMs)
        : formatLine(message, {
            colors: terminal.out,
            columns: terminal.columns,
            latencyMs,
            ...(terminal.columns === undefined ? {} : { widths }),
            hideType: isOnlyType(bundle, message),
          }),
    );
    return true;
  };
}

function isOnlyType({ channels }: Bundle, { channel = '', message }: CapturedMessage): boolean {
  const types = Object.hasOwn(channels, channel) ? channels[channel]?.messages : undefined;
  return types?.length === 1 && types[0] === message.type;
}
