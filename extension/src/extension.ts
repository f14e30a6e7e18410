/** Called by VS Code when a Parley workspace opens. The room has a door only: language features and the explorer panel move in here. */
export function activate(): void {
  // Nothing is registered yet; see docs/architecture.md.
}
