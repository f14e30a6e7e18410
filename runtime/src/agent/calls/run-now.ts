import { ParleyError } from '../../errors.ts';

/** What is thrown at once is a rejection too, as of an async function; but that would be one promise more, for every message. */
export function runNow<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return run();
  } catch (caught) {
    return Promise.reject(ParleyError.from(caught));
  }
}
