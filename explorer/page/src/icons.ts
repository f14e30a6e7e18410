import { type TemplateResult, html, svg } from 'lit-html';

/** Drawn in a box of 16, in the colour of the text. */
const paths = {
  valid: 'M3.5 8.5l3 3 6-7',
  warning: 'M8 2.2l6.3 11.3H1.7zM8 6.5v3.2M8 11.6v.1',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.6V8l2.4 1.6',
  dead: 'M1.8 9.3h3.4l1 2h3.6l1-2h3.4M1.8 9.3v4h12.4v-4L12.3 5M1.8 9.3L3.7 5M6.3 2.6l3.4 3.4m0-3.4L6.3 6',
  up: 'M3 13.5h10M8 10.5V2.8M4.6 6L8 2.6 11.4 6',
  cross: 'M4.8 4.8l6.4 6.4m0-6.4l-6.4 6.4',
  ring: 'M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  search: 'M7 2.7a4.3 4.3 0 1 0 0 8.6 4.3 4.3 0 0 0 0-8.6M10.2 10.2l3.6 3.6',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M4.5 3l8.5 5-8.5 5z',
  close: 'M4.2 4.2l7.6 7.6m0-7.6l-7.6 7.6',
  pin: 'M5.5 2.2h5l-.7 4.6 2.2 2.4H4l2.2-2.4zM8 9.2V14',
  copy: 'M5.5 5.5V2.8h7.7v7.7h-2.7M2.8 5.5h7.7v7.7H2.8z',
  tail: 'M8 2.5v8.7M4.6 7.9L8 11.3l3.4-3.4M3.5 13.8h9',
  down: 'M4.5 6.3L8 9.8l3.5-3.5',
  right: 'M6.3 4.5L9.8 8l-3.5 3.5',
  broker:
    'M8 8v5.8M4.9 11a4.2 4.2 0 0 1 0-6M11.1 5a4.2 4.2 0 0 1 0 6M2.8 12.9a7 7 0 0 1 0-9.8M13.2 3.1a7 7 0 0 1 0 9.8',
  plus: 'M8 3.5v9M3.5 8h9',
  send: 'M2.5 8L13.5 3l-3.2 10-2.6-4.2zM7.7 8.8l5.8-5.8',
  bookmark: 'M4.5 2.5h7v11L8 10.6l-3.5 2.9z',
  share: 'M8 9.8V2.2M5.2 4.8L8 2l2.8 2.8M4.2 7.2H3v6.3h10V7.2h-1.2',
  pencil: 'M10.6 2.8l2.6 2.6-7.8 7.8-3.2.6.6-3.2zM9 4.4L11.6 7',
  plug: 'M5.5 1.8v3.4M10.5 1.8v3.4M3.5 5.2h9v2.6a4.5 4.5 0 0 1-9 0zM8 12.3v2',
} as const;

/** Shapes with a ground: the second path is cut out of it. */
const filled = {
  invalid: ['M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13', 'M5.8 5.8l4.4 4.4m0-4.4l-4.4 4.4'],
  dot: ['M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8', ''],
  half: ['M8 4.2v7.6a3.8 3.8 0 0 1 0-7.6', 'M8 4.2a3.8 3.8 0 0 1 0 7.6'],
} as const;

export type IconName = keyof typeof paths | keyof typeof filled;

/** Only a picture: the word stands beside it. */
export function icon(name: IconName): TemplateResult {
  const shape =
    name in filled
      ? filledShape(filled[name as keyof typeof filled])
      : svg`<path d=${paths[name as keyof typeof paths]}></path>`;
  return html`<svg class="i i-${name}" viewBox="0 0 16 16" aria-hidden="true">${shape}</svg>`;
}

function filledShape([ground, cut]: readonly [string, string]): TemplateResult {
  return svg`<path class="ground" d=${ground}></path><path class="cut" d=${cut}></path>`;
}
