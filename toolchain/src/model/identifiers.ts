/** `fleet.analysis-request.v1` -> `FleetAnalysisRequestV1`: the name in generated code; what is no letter or digit separates words. */
export function pascalCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => capital(word)).join('');
}

/** The word with a capital first letter. */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
