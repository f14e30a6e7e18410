import { type TemplateResult, html } from 'lit-html';

/** Drawn in a box of 16, in the colour of the text. */
const paths = {
  valid: 'M3 8.5l3.2 3.2L13 4.8',
  invalid: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  warning: 'M8 2.2L14.4 13.6H1.6zM8 6.4v3.4M8 11.6v.2',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.8V8l2.2 1.6',
  dead: 'M2 9.5h3l1 2h4l1-2h3M2 9.5v4h12v-4M2 9.5l1.6-4M14 9.5l-1.6-4M5.8 2.5l4.4 4.4M10.2 2.5L5.8 6.9',
  up: 'M8 13V3.5M4.2 7.2L8 3.4l3.8 3.8M3.5 14.2h9',
  search: 'M7 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2M10.4 10.4l3.6 3.6',
  pause: 'M5.4 3v10M10.6 3v10',
  play: 'M4.5 3l8 5-8 5z',
  close: 'M4 4l8 8M12 4l-8 8',
  pin: 'M6 2.5h4l-.6 4.2 2.4 2.6H4.2l2.4-2.6zM8 9.3v4.5',
  tail: 'M8 2.5v8M4.6 7.4L8 10.8l3.4-3.4M3.5 13.5h9',
  down: 'M4.5 6.5L8 10l3.5-3.5',
  right: 'M6.5 4.5L10 8l-3.5 3.5',
  broker: 'M8 8.2v5.3M5.4 10.2a3.4 3.4 0 1 1 5.2 0M3.4 12a6 6 0 1 1 9.2 0',
  out: 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.2 2.8L7.5 8.5',
} as const;

export type IconName = keyof typeof paths;

/** Only a picture: the word stands beside it. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d=${paths[name]}></path></svg>`;
}
