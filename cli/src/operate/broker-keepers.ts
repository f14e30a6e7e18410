import { parseSource } from '@parley/runtime/protocol';
import type { Message } from '@parley/runtime/protocol';
import type { ReceiptData } from '@parley/schemas';
import { isNamed, nameOf, type Answer, type Answers } from './keepers.ts';
import type { Keeper, KeeperNames, Keepers, Question } from './keepers.ts';
import { Link } from './link.ts';
import type { Target } from './target.ts';

/** Asks instances over the broker, each by its own topic: so we know whose answers we wait for. */
export async function openBrokerKeepers(target: Target, names: KeeperNames): Promise<Keepers> {
  const link = await Link.open(target);
  const living = await link.living(names.agent);
  return {
    label: target.label,
    keepers: living.filter((keeper) => isNamed(keeper, names)),
    ask: (question) => ask(link, question),
    close: () => link.close(),
  };
}

interface Asked {
  readonly keeper: Keeper;
  readonly items: unknown[];
  result: Answer['result'] | undefined;
}

async function ask(link: Link, { data, of, timeoutMs }: Question): Promise<Answers> {
  const asked = new Map<string, Asked>();
  const silence = createSilence(timeoutMs);
  const stop = link.listen((message) => {
    const open = asked.get(message.causationId ?? '');
    if (open === undefined || !isFrom(message, open.keeper)) return;
    silence.heard();
    if (message.type !== 'parley.receipt.v1') open.items.push(message.data);
    else open.result = (message.data as Partial<ReceiptData>).result ?? {};
    if ([...asked.values()].every(({ result }) => result !== undefined) && asked.size === of.length)
      silence.end();
  });
  for (const keeper of of)
    asked.set(await link.command(keeper, data), { keeper, items: [], result: undefined });
  // Answers may have come before the last one was asked.
  if ([...asked.values()].every(({ result }) => result !== undefined)) silence.end();
  await silence.ended;
  stop();
  const answers = [...asked.values()].flatMap(({ keeper, items, result }) =>
    result === undefined ? [] : [{ ...keeper, items, result }],
  );
  const silent = [...asked.values()].filter(({ result }) => result === undefined);
  return { answers, silent: silent.map(({ keeper }) => keeper) };
}

function isFrom({ sender }: Message, keeper: Keeper): boolean {
  const source = parseSource(sender);
  return source !== undefined && nameOf(source) === nameOf(keeper);
}

/** Ends by itself when nothing was heard for so long. */
function createSilence(timeoutMs: number) {
  let end: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<void>((resolve) => {
    end = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(end, timeoutMs);
  };
  heard();
  return {
    ended,
    heard,
    end: () => {
      end();
    },
  };
}
