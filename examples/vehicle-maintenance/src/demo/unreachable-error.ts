/** Nothing answers where the broker should be. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
