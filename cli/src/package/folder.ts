/** The folder of this package, with a slash at the end. The bundle lies as deep in it as this file: `dist/bundle/`. */
export const packageFolder = new URL('../../', import.meta.url);
