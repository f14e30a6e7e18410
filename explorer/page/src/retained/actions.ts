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
    Object.assign(app.state.retained, { atMs, isWrong: false });
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
