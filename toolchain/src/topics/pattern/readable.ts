/** What a reader takes in most easily, first: letters, digits, and the rest of printable ASCII. */
export const readableCharacters: readonly number[] = [
  ...range('a', 'z'),
  ...range('0', '9'),
  ...range('A', 'Z'),
  ...range('-', '-'),
  ...range('_', '_'),
  ...range('.', '.'),
  ...range('!', '~'),
  ...range(' ', ' '),
];

function range(first: string, last: string): readonly number[] {
  const start = first.charCodeAt(0);
  return Array.from({ length: last.charCodeAt(0) - start + 1 }, (_, index) => start + index);
}
