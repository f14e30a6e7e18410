type AttributeValue = string | number | undefined;

/** One element; attributes without a value are left out, numbers are rounded so that the same picture has the same bytes. */
export function element(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>>,
  children: readonly string[] = [],
): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [` ${key}="${typeof value === 'number' ? formatNumber(value) : escapeXml(value)}"`],
  );
  const open = `<${name}${pairs.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** An element that holds only text. */
export function textElement(
  name: string,
  attributes: Readonly<Record<string, AttributeValue>>,
  text: string,
): string {
  return element(name, attributes, [escapeXml(text)]);
}

/** One decimal is finer than any screen needs here. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return String(rounded === 0 ? 0 : rounded);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
