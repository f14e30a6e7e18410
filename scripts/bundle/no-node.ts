/** Stands for modules of Node that a library for browsers and for Node names, but does not use in browsers. */
export default {};
