import { type QuickPickItem, window } from 'vscode';
import { textOption } from '../../commands/command.ts';
import { connectTo, pickBrokerFor } from '../connect.ts';
import { contractsOf } from '../contracts.ts';
import { assertTrusted } from '../trust.ts';
import type { LiveCommand } from './live-command.ts';

interface BrokerItem extends QuickPickItem {
  /** Undefined: that of the settings or the configuration. */
  readonly broker?: string;
  readonly asks?: boolean;
}

/** Connects to one of the configured brokers, or to a URL; it is remembered for the workspace. */
export const pickBroker: LiveCommand = {
  id: 'parley.pickBroker',
  run: async (live, options) => {
    assertTrusted();
    const known = await contractsOf(live.shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const given = textOption(options, 'broker');
    const item = given === undefined ? await pick(known.brokers, known.broker) : named(given);
    if (item === undefined) return undefined;
    const broker = item.asks === true ? await askUrl() : item.broker;
    if (item.asks === true && broker === undefined) return undefined;
    await pickBrokerFor(live.shell.context, known.root, broker);
    return connectTo(live, known.root);
  },
};

function named(broker: string): BrokerItem {
  return { label: broker, broker };
}

async function pick(brokers: readonly string[], configured: string): Promise<BrokerItem | undefined> {
  const items: readonly BrokerItem[] = [
    { label: '$(settings-gear) As configured', description: configured },
    ...brokers.map(named),
    { label: '$(link) A URL...', asks: true },
  ];
  return window.showQuickPick(items, { title: 'Which broker?' });
}

function askUrl(): Thenable<string | undefined> {
  return window.showInputBox({
    title: 'The URL of a broker',
    placeHolder: 'mqtt://localhost:1883',
    validateInput: (text) =>
      /^(?:mqtts?|wss?):\/\/./u.test(text)
        ? undefined
        : 'Like mqtt://localhost:1883; also mqtts:, ws: and wss:',
  });
}
