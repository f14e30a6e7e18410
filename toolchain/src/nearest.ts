// A door of its own: who only corrects a word need not load the compiler.
export { nearestOf } from './check/did-you-mean.ts';
