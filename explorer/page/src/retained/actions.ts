import type { App } from '../app.ts';
import { parseMoment } from './state.ts';

export interface RetainedActions {
  /** Looks at a moment; undefined: at the end of the range, or now. */
  lookAt(atMs: number | undefined): void;
  /** Looks at what somebody wrote. */
  lookAtText(text: string): void;
}

export function createRetainedActions(app: App): RetainedActions {
  const lookAt = (atMs: number | undefined) => {
    const { retained } = app.state;
    Object.assign(retained, { atMs, isWrong: false });
    // The changes around it are those of another moment until the engine answers.
    if (retained.answer !== undefined)
      retained.answer = { ...retained.answer, before: undefined, after: undefined };
    app.keep();
    app.pullRest();
    app.draw();
  };
  return {
    lookAt,
    lookAtText: (text) => {
      const atMs = parseMoment(text, Date.now());
      if (atMs !== undefined || text.trim() === '') lookAt(atMs);
      else {
        app.state.retained.isWrong = true;
        app.draw();
      }
    },
  };
}
