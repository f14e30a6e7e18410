/** The promise's result, or a rejection that names what did not happen in time. */
export function within<T>(what: string, promise: Promise<T>, deadlineMs = 8_000): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`not within ${deadlineMs} ms: ${what}`));
    }, deadlineMs);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
