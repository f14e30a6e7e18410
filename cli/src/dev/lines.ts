const maxLine = 8_192;

/** Turns chunks of text into whole lines; a line without an end is given out when it grows too long. */
export function createLines(onLine: (line: string) => void) {
  let rest = '';
  return {
    add: (chunk: string): void => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line.replace(/\r$/u, ''));
      if (rest.length > maxLine) {
        onLine(rest);
        rest = '';
      }
    },
    end: (): void => {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
