const strays = ['{', '[', '"', "'", ': ', '- ', ',', '#', '*x', '\t'];

/** A text as it is while somebody types: cut, with characters gone or come. */
export function breakText(text: string, random: () => number): string {
  const at = random() % (text.length + 1);
  const rest = text.slice(at);
  switch (random() % 5) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + rest.slice(1 + (random() % 12));
    case 2:
      return `${text.slice(0, at)}\n${' '.repeat(random() % 8)}${rest}`;
    case 3:
      return text.slice(0, at) + (strays[random() % strays.length] ?? '') + rest;
    default:
      return `${text.slice(0, at)}wo${rest}`;
  }
}
