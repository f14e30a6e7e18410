import type { FollowedMessage } from '@parley/explorer';
import type { Bundle } from '@parley/schemas';
import type { Terminal } from '../terminal/terminal.ts';
import { formatJsonLine } from './json-line.ts';
import { formatLine } from './line.ts';

/** Prints messages. */
export function createPrinter(terminal: Terminal, bundle: Bundle, asJson = false) {
  const widths = { channel: 0, route: 0 };
  return (followed: FollowedMessage): void => {
    terminal.print(
      asJson
        ? formatJsonLine(followed)
        : formatLine(followed, {
            colors: terminal.out,
            columns: terminal.columns,
            ...(terminal.columns === undefined ? {} : { widths }),
            hideType: isOnlyType(bundle, followed),
          }),
    );
  };
}

function isOnlyType({ channels }: Bundle, { captured: { channel = '', message } }: FollowedMessage): boolean {
  const types = Object.hasOwn(channels, channel) ? channels[channel]?.messages : undefined;
  return types?.length === 1 && types[0] === message.type;
}
