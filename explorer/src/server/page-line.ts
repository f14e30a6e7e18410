import type { WebSocket } from 'ws';
import type { EngineLink } from '../engine/link.ts';
import type { EngineMessage } from '../engine/protocol.ts';

export interface PageLine {
  /** To the page. News that it does not read are left out: it asks for what it shows anyway. */
  send(message: EngineMessage): void;
}

/** A page that does not read that much gets no more until it does. */
const maxUnread = 1024 * 1024;
/** Questions that wait here; while there are more, the page is not read. */
const maxWaiting = 64;
/** Questions that are being answered at a time, by an engine that runs elsewhere. */
const maxUnderWay = 32;
/** An engine that is being replaced answers nothing: after that long its questions count no more. */
const forgottenAfterMs = 5000;

/**
 * What a page asks, one question a turn of the event loop, and only as fast as it reads the answers: neither a flood of questions
 * nor a page that reads nothing takes memory, or time from what is captured.
 */
export function createPageLine(page: WebSocket, link: () => Pick<EngineLink, 'receive'>): PageLine {
  const waiting: unknown[] = [];
  let underWay = 0;
  let turn: NodeJS.Immediate | undefined;
  let forgetting: NodeJS.Timeout | undefined;
  const isClogged = () => page.bufferedAmount >= maxUnread || underWay >= maxUnderWay;

  function plan(): void {
    if (waiting.length > 0 && !isClogged()) turn ??= setImmediate(ask);
  }

  function ask(): void {
    turn = undefined;
    if (isClogged()) return;
    const message = waiting.shift();
    if (waiting.length === 0 && page.isPaused) page.resume();
    if (hasAnswer(message)) underWay += 1;
    if (underWay >= maxUnderWay) forgetting ??= setTimeout(forget, forgottenAfterMs).unref();
    link().receive(message);
    plan();
  }

  function forget(): void {
    forgetting = undefined;
    underWay = 0;
    plan();
  }

  page.on('message', (data: Buffer) => {
    waiting.push(parse(data));
    if (waiting.length >= maxWaiting) page.pause();
    plan();
  });
  page.on('close', () => {
    waiting.length = 0;
    clearImmediate(turn);
    clearTimeout(forgetting);
  });
  return {
    send: (message) => {
      if (message.kind !== 'changed') underWay = Math.max(0, underWay - 1);
      else if (page.bufferedAmount >= maxUnread) return;
      page.send(textOf(message), plan);
      plan();
    },
  };
}

/** As the engine's link has it: what has an id and members is answered, whatever it is. */
function hasAnswer(message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false;
  const { id, with: asked } = message as { readonly id?: unknown; readonly with?: unknown };
  return typeof id === 'number' && typeof asked === 'object' && asked !== null;
}

function parse(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** What was captured may be nested deeper than any stack. */
function textOf(message: EngineMessage): string {
  try {
    return JSON.stringify(message);
  } catch (error) {
    if (message.kind === 'changed') throw error;
    return JSON.stringify({
      kind: 'refused',
      id: message.id,
      reason: `the answer cannot be written: ${String(error)}`,
    });
  }
}
