import type { Draft } from '../publish/draft.ts';
import type { Destination, DraftForm } from '../publish/form.ts';
import type { DraftProblem } from '../publish/problem.ts';

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
