import { draftOfCaptured } from '../publish/captured.ts';
import { type Draft, draftMessage } from '../publish/draft.ts';
import { destinationsOf, formOf } from '../publish/form.ts';
import { judgeDraft } from '../publish/judge-draft.ts';
import { maxDraftBytes, readDraft } from '../publish/read-draft.ts';
import { rowFlags } from '../store/row.ts';
import type { AnswerScene } from './answer-scene.ts';
import type { PublishingQuestions } from './publishing-questions.ts';

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
