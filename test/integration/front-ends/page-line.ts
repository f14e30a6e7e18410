import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Changed, CountsAnswer, EngineMessage } from '@parley/explorer/protocol';
import { WebSocket } from 'ws';

/** The line of a page: what the page of a link asks and is told. */
export async function openPage(link: string) {
  const { origin, port, searchParams } = new URL(link);
  const headers = { cookie: `parley-${port}=${searchParams.get('token') ?? ''}`, origin };
  const socket = new WebSocket(origin.replace('http', 'ws'), { headers });
  const answers = new Map<number, (answer: unknown) => void>();
  const watchers = new Set<(changed: Changed) => void>();
  let last: Changed | undefined;
  let id = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as EngineMessage;
    if (message.kind === 'changed') {
      last = message.changed;
      for (const watcher of watchers) watcher(message.changed);
    } else if (message.kind === 'answer') answers.get(message.id)?.(message.answer);
    else assert.fail(message.reason);
  });
  const when = (holds: (changed: Changed) => boolean) =>
    new Promise<Changed>((resolve) => {
      const look = (changed: Changed) => {
        if (!holds(changed)) return;
        watchers.delete(look);
        resolve(changed);
      };
      watchers.add(look);
      if (last !== undefined) look(last);
    });
  const ask = (name: string, asked: object) => {
    id += 1;
    const own = id;
    const answered = new Promise<unknown>((resolve) => answers.set(own, resolve));
    socket.send(JSON.stringify({ id: own, ask: name, with: asked }));
    return answered;
  };
  const counts = async (query: string): Promise<CountsAnswer> => {
    const answer = (await ask('counts', { query })) as CountsAnswer;
    return answer.behind > 0 ? counts(query) : answer;
  };
  // What is left out was asked for last.
  const isSubscribed = when(({ counters }) => counters.excluded > 0);
  await once(socket, 'open');
  // A page is told what happens from the first that it says.
  socket.send('{}');
  return {
    ask,
    counts,
    isSubscribed,
    whenReceived: (count: number) => when(({ counters }) => counters.received >= count),
    close: () => {
      socket.terminate();
    },
  };
}

export type PageLine = Awaited<ReturnType<typeof openPage>>;
