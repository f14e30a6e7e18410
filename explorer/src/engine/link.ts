import type { Engine } from './engine.ts';
import type { EngineMessage, Question } from './protocol.ts';

/** One page's line to an engine. */
export interface EngineLink {
  /** Takes what a page sent; whatever it is, the answer says so. */
  receive(message: unknown): void;
  /** Tells the page the state of the engine. */
  tell(): void;
}

/** Answers a page's questions. What a page sends is not trusted: it may be anything. */
export function createEngineLink(engine: Engine, send: (message: EngineMessage) => void): EngineLink {
  return {
    receive: (message) => {
      if (!isQuestion(message)) return;
      try {
        send({ kind: 'answer', id: message.id, answer: engine.ask(message.ask, message.with) });
      } catch (error) {
        send({
          kind: 'refused',
          id: message.id,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    },
    tell: () => {
      send({ kind: 'changed', changed: engine.state() });
    },
  };
}

function isQuestion(message: unknown): message is Question {
  if (typeof message !== 'object' || message === null) return false;
  const { id, ask, with: asked } = message as Partial<Record<keyof Question, unknown>>;
  return typeof id === 'number' && typeof ask === 'string' && typeof asked === 'object' && asked !== null;
}
