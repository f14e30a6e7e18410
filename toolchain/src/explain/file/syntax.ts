import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const syntax: Explanation = {
  rule: 'SYNTAX',
  why: 'What does not parse is read up to the mistake at best: channels, agents or members behind it are missing, and every contract that names them would look broken. So Parley reports the mistake alone and holds back what follows from it. A broken file is never generated or sent.',
  fix: 'Mend the text at the marked place. In YAML it is mostly a bracket or quote that is not closed, a tab in the indentation, or a colon followed by a space inside a value that needs quotes. In JSON it is mostly a comma behind the last member or a comment; neither exists in JSON. Write the file as YAML if you want comments.',
  keys: [],
  bad: { 'messages/answer.v1.schema.json': lines('{', '  "type": "object",', '⟪}⟫') },
  good: { 'messages/answer.v1.schema.json': lines('{', '  "type": "object"', '}') },
};
