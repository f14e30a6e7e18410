import type { Act } from './acts.ts';
import { assertAsked } from './asked.ts';
import type { Engine } from './engine.ts';
import type { EngineMessage, Question } from './protocol.ts';

/** One page's line to an engine. */
export interface EngineLink {
  /** Takes what a page sent; whatever it is, the answer says so. */
  receive(message: unknown): void;
  /** Tells the page the state of the engine. */
  tell(): void;
}

/** A reason may hold what was asked. */
const maxReason = 500;

/** Answers a page's questions, and does what it wants done. What a page sends is not trusted: it may be anything. */
export function createEngineLink(engine: Engine, send: (message: EngineMessage) => void): EngineLink {
  const refuse = (id: number, error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    send({ kind: 'refused', id, reason: reason.slice(0, maxReason) });
  };
  return {
    receive: (message) => {
      if (isAct(message)) {
        const { id } = message;
        engine
          .act(message.act, message.with)
          .then((answer) => {
            send({ kind: 'answer', id, answer });
          })
          .catch((error: unknown) => {
            refuse(id, error);
          });
        return;
      }
      if (!isQuestion(message)) {
        if (isNamed(message)) refuse(message.id, 'this is neither a question nor an act');
        return;
      }
      try {
        assertAsked(message.with);
        send({ kind: 'answer', id: message.id, answer: engine.ask(message.ask, message.with) });
      } catch (error) {
        refuse(message.id, error);
      }
    },
    tell: () => {
      send({ kind: 'changed', changed: engine.state() });
    },
  };
}

type Fields = Partial<Record<'id' | 'ask' | 'act' | 'with', unknown>>;

function isQuestion(message: unknown): message is Question {
  return isNamed(message) && typeof message.ask === 'string' && message.act === undefined;
}

function isAct(message: unknown): message is Act {
  return isNamed(message) && typeof message.act === 'string' && message.ask === undefined;
}

function isNamed(message: unknown): message is Fields & { readonly id: number } {
  if (typeof message !== 'object' || message === null) return false;
  const { id, with: asked } = message as Fields;
  return typeof id === 'number' && typeof asked === 'object' && asked !== null;
}
