import type { TransportFactory } from '@parley/runtime/transport';
import type { Draft } from '../publish/draft.ts';
import { readDraft } from '../publish/read-draft.ts';
import { type Confirmation, type Sent, sendMessage } from '../publish/send.ts';
import { capturedDraft } from './publishing.ts';
import type { AnswerScene } from './answer-scene.ts';
import { createAllowance } from './allowance.ts';

/**
 * What a page may have done, beside what it may ask: one act is one message on the broker. Questions have no way to the broker at
 * all, so that none of them, and no mistake in one, ever publishes.
 */
export interface Acts {
  send: { readonly does: SendAsked; readonly answer: Sent };
  /** Of a request: answers when the reply is there, or when none came in time. */
  sendAndWait: { readonly does: SendAsked & Waiting; readonly answer: Sent };
  /** A captured message as it was, under a new id, with the old one as its cause. */
  resend: { readonly does: Confirmation & { readonly row: number }; readonly answer: Sent };
}

export type ActName = keyof Acts;

export interface SendAsked extends Confirmation {
  readonly draft: Draft;
}

interface Waiting {
  /** Default: what the channel says. */
  readonly timeoutMs?: number | undefined;
}

/** On the way to the engine. */
export interface Act<Name extends ActName = ActName> {
  readonly id: number;
  readonly act: Name;
  readonly with: Acts[Name]['does'];
}

/** Does what pages want done. */
export interface Doer {
  act<Name extends ActName>(name: Name, asked: Acts[Name]['does']): Promise<Sent>;
  /** Ends what waits for a reply. */
  close(): void;
}

export interface DoerOptions {
  readonly transports: TransportFactory;
  readonly publish: 'allowed' | 'refused';
}

/** Sends for the pages of a scene, as long as that is allowed, and not more than a person would. */
export function createDoer(scene: AnswerScene, { transports, publish }: DoerOptions): Doer {
  const end = new AbortController();
  const instance = `p${crypto.randomUUID().slice(0, 8)}`;
  const allowance = createAllowance(scene.now);
  return {
    act: async (name, asked) => {
      if (publish === 'refused') throw new Error('this explorer only watches: nothing is sent from here');
      const fields: Fields = asked;
      const { draft, waits } = whatOf(scene, name, fields);
      const done = allowance.take();
      try {
        return await sendMessage(draft, {
          ...{ judge: scene.judge, transports, instance, waits, signal: end.signal, now: scene.now },
          ...confirmationIn(fields),
        });
      } finally {
        done();
      }
    },
    close: () => {
      end.abort();
    },
  };
}

/** What a page sends is not trusted: it may be anything. */
type Fields = Partial<Record<'draft' | 'row' | 'confirmInvalid' | 'problems' | 'timeoutMs', unknown>>;

function whatOf(
  scene: AnswerScene,
  name: string,
  asked: Fields,
): { readonly draft: Draft; readonly waits: boolean } {
  switch (name) {
    case 'send':
      return { draft: readDraft(asked.draft), waits: false };
    case 'sendAndWait':
      return { draft: readDraft(asked.draft), waits: true };
    case 'resend':
      return { draft: capturedDraft(scene, Number(asked.row)), waits: false };
    default:
      throw new Error(`nothing is done as "${name}"`);
  }
}

function confirmationIn({ confirmInvalid, problems, timeoutMs }: Fields) {
  return {
    confirmInvalid: confirmInvalid === true,
    // A page has seen what it confirms, or it confirms nothing.
    problems: Array.isArray(problems) ? problems.map(String) : [],
    timeoutMs: typeof timeoutMs === 'number' && timeoutMs > 0 ? timeoutMs : undefined,
  };
}
