import { draftOfCaptured } from '../publish/captured.ts';
import { type Draft, draftMessage } from '../publish/draft.ts';
import { type Destination, type DraftForm, destinationsOf, formOf } from '../publish/form.ts';
import { judgeDraft } from '../publish/judge-draft.ts';
import type { DraftProblem } from '../publish/problem.ts';
import { maxDraftBytes, readDraft } from '../publish/read-draft.ts';
import { rowFlags } from '../store/row.ts';
import type { AnswerScene } from './answers.ts';

/** What a page asks while a message is written. None of it sends anything. */
export interface PublishingQuestions {
  /** Where something can be sent. */
  destinations: {
    readonly asks: Readonly<Record<string, never>>;
    readonly answer: { readonly destinations: readonly Destination[] };
  };
  /** A message to begin with: an example of a channel and type, or one that was captured. */
  draft: { readonly asks: DraftQuestion; readonly answer: DraftAnswer };
  /** Where a message that is being written breaks its contract. */
  judgeDraft: {
    readonly asks: { readonly draft: Draft };
    readonly answer: { readonly problems: readonly DraftProblem[] };
  };
}

export interface DraftQuestion {
  readonly channel?: string | undefined;
  readonly type?: string | undefined;
  /** Instead: a captured message. */
  readonly row?: number | undefined;
}

export interface DraftAnswer {
  readonly draft: Draft;
  readonly form: DraftForm;
}

type Answers = {
  readonly [Name in keyof PublishingQuestions]: (
    scene: AnswerScene,
    asked: PublishingQuestions[Name]['asks'],
  ) => PublishingQuestions[Name]['answer'];
};

export const publishingAnswers: Answers = {
  destinations: ({ bundle }) => ({ destinations: destinationsOf(bundle) }),
  draft: (scene, { row, channel, type }) => {
    const draft =
      row === undefined ? draftMessage(scene.bundle, { channel, type }) : capturedDraft(scene, row);
    if (JSON.stringify(draft.data).length > maxDraftBytes)
      throw new Error('the message is too large to be edited here; it can be sent again as it is');
    return { draft, form: formOf(scene.bundle, draft) };
  },
  judgeDraft: ({ bundle }, { draft }) => ({ problems: judgeDraft(bundle, readDraft(draft)) }),
};

/** A captured message as a draft. Throws when it is gone, was cut, or is none. */
export function capturedDraft({ store, judge, now }: AnswerScene, number: number): Draft {
  const row = store.row(number);
  const payload = store.payload(number);
  if (row === undefined || payload === undefined) throw new Error('the message is no longer kept');
  if ((row.flags & rowFlags.truncated) !== 0)
    throw new Error('the message was so large that only its beginning was kept');
  const { contentType } = JSON.parse(store.properties(number) ?? '{}') as { readonly contentType?: string };
  return draftOfCaptured(
    judge,
    { topic: row.topic, payload, contentType },
    { entry: row.entry, nowMs: now() },
  );
}
