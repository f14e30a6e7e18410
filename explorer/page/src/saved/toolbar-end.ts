import { type TemplateResult, html } from 'lit-html';
import type { Actions } from '../actions.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';
import { type TimeMode, timeModes } from '../time-mode.ts';
import { viewsMenu } from './views-menu.ts';

const timeNames: Readonly<Record<TimeMode, string>> = {
  local: 'Local time',
  utc: 'UTC',
  relative: 'Time ago',
};

/** Views, the link, and how times are told. */
export function toolbarEnd(state: State, actions: Actions): TemplateResult {
  const { said, time } = state.saved;
  return html`${viewsMenu(state, actions)}
    <button
      class="btn quiet"
      id="share"
      title="Copy the link that shows the same. It carries no key: whoever opens it needs the explorer's own link once"
      @click=${() => {
        actions.saved.copyLink();
      }}
    >
      ${icon('share')}<span class="wide">${said === '' ? 'Share' : said}</span>
    </button>
    <span class="sr" role="status">${said}</span>
    <select
      class="time-menu"
      aria-label="Times"
      title="How times are told; copied they are ISO times"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        actions.saved.showTime(timeModes.find((mode) => mode === value) ?? 'local');
      }}
    >
      ${timeModes.map((mode) => html`<option value=${mode} ?selected=${mode === time}>${timeNames[mode]}</option>`)}
    </select>`;
}
