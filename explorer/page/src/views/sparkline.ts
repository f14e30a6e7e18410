import type { AgentTraffic } from '@parley/explorer/protocol';
import { type TemplateResult, html, svg } from 'lit-html';

const [width, height] = [124, 24];
const base = 18;

/** What an agent sent over the range, and below it when it broke a contract. The words stand in the row. */
export function sparkline({ bars, invalidBars, sent }: AgentTraffic): TemplateResult {
  const most = Math.max(1, ...bars);
  const step = width / Math.max(1, bars.length - 1);
  const points = bars.map((count, index) => [index * step, base - (count / most) * 15] as const);
  const line = points
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
  const bad = invalidBars
    .map((count, index) =>
      count === 0
        ? ''
        : `M${(index * step - step / 2).toFixed(1)} 21h${step.toFixed(1)}v2h-${step.toFixed(1)}z`,
    )
    .join('');
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${
      sent === 0
        ? svg`<path class="none" d="M0 ${base}H${width}"></path>`
        : svg`<path class="area" d="${line}L${width} ${base}L0 ${base}z"></path><path class="trace" d=${line}></path>`
    }
    ${svg`<path class="bar-bad" d=${bad}></path>`}
  </svg>`;
}
