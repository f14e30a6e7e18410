/** MQTT 1.5.4: whoever reads one of these in a topic may close the connection, and brokers do. */
export function unreadableCharacter(text: string): string | undefined {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const name = nameOf(codePoint);
    if (name !== undefined) return `${name} (U+${codePoint.toString(16).toUpperCase().padStart(4, '0')})`;
  }
  return undefined;
}

function nameOf(codePoint: number): string | undefined {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f)) return 'a control character';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return 'half a surrogate pair';
  const isNone = (codePoint & 0xfffe) === 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
  return isNone ? 'a code point that is no character' : undefined;
}
