import { type TemplateResult, html } from 'lit-html';
import { plain } from '../format.ts';

/** A topic that is shortened in the middle where there is no room: of many alike, the last two levels tell which it is. */
export function topicText(topic: string): TemplateResult {
  const at = topic.lastIndexOf('/', topic.lastIndexOf('/') - 1) + 1;
  return html`<span class="c-topic"
    ><span class="head">${plain(topic.slice(0, at))}</span
    ><span class="tail">${plain(topic.slice(at))}</span></span
  >`;
}
