import type { Actions } from '../actions.ts';
import type { App } from '../app.ts';
import { withRange } from './range-terms.ts';

/** What people do on the strip; it ends up in the query. */
export function rangeActions(app: App): Pick<Actions, 'drawBrush' | 'setRange'> {
  return {
    drawBrush: (brush) => {
      app.state.brush = brush;
      app.draw();
    },
    setRange: ({ from, to }) => {
      const { strip, terms } = app.state;
      app.state.brush = undefined;
      if (strip === undefined || strip.bars.length === 0) return;
      const spanMs = strip.toMs - strip.fromMs;
      const range = {
        sinceMs: from <= 0 ? undefined : strip.fromMs + from * spanMs,
        untilMs: to >= 1 ? undefined : strip.fromMs + to * spanMs,
      };
      // Until the engine answers, the range stands where it was put.
      app.state.strip = { ...strip, range };
      app.setTerms(withRange(terms, range, { barMs: spanMs / strip.bars.length, toMs: strip.toMs }));
    },
  };
}
