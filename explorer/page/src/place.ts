import { ref } from 'lit-html/directives/ref.js';

/** Sets properties of an element's style: style attributes are forbidden by the page's policy, its object model is not. */
export function placed(properties: Readonly<Record<string, string>>) {
  return ref((element) => {
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
  });
}
