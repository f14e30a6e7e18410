import type { App } from './app.ts';
import { timeMode } from './time-mode.ts';

/** Once a second what counts from now is drawn anew: times ago, and what is left of a waiting. */
export function startTicking(app: App): void {
  setInterval(() => {
    if (timeMode() === 'relative' || app.state.tab === 'waiting') app.draw();
    // A request that nobody waits for any more goes without a message.
    if (app.state.tab === 'waiting') {
      app.pullRows();
      app.pullRest();
    }
  }, 1000);
}
