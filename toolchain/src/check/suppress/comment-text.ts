/** `parley-ignore RULE_ID, OTHER_ID: reason`, taken apart. */
export interface SuppressionText {
  /** Whether it says parley-ignore-file. */
  readonly wholeFile: boolean;
  readonly rules: readonly RuleName[];
  /** Empty: none is given. */
  readonly reason: string;
  /** Set when the text is not of the form: what is wrong with it. */
  readonly fault?: string;
}

/** A name with its place in the text. */
export interface RuleName {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const word = 'parley-ignore';
const maxRules = 100;

/** Reads the text of a comment; undefined when it is no suppression. */
export function readSuppression(text: string): SuppressionText | undefined {
  const begin = text.search(/\S/);
  if (begin < 0 || !text.startsWith(word, begin)) return undefined;
  let at = begin + word.length;
  const suffix = /^-[\w-]*|^\w+/.exec(text.slice(at))?.[0] ?? '';
  if (suffix !== '' && suffix !== '-file') {
    return { wholeFile: false, rules: [], reason: '', fault: `"${word}${suffix}" is not known` };
  }
  at += suffix.length;
  const colon = text.indexOf(':', at);
  // Without a colon the first words are the rules, and the rest was perhaps meant as the reason.
  const list = text.slice(at, colon < 0 ? undefined : colon);
  const rules = colon < 0 ? leadingNames(list, at) : allNames(list, at);
  const common = { wholeFile: suffix === '-file', rules };
  if (rules.length === 0) return { ...common, reason: '', fault: 'it names no rule' };
  if (rules.length > maxRules)
    return { ...common, reason: '', fault: `it names more than ${maxRules} rules` };
  return { ...common, reason: colon < 0 ? '' : text.slice(colon + 1).trim() };
}

function allNames(list: string, offset: number): readonly RuleName[] {
  const names: RuleName[] = [];
  for (const match of list.matchAll(/[^\s,]+/g)) {
    names.push(toName(match, offset));
    if (names.length > maxRules) break;
  }
  return names;
}

function leadingNames(list: string, offset: number): readonly RuleName[] {
  const names: RuleName[] = [];
  for (const match of list.matchAll(/[^\s,]+/g)) {
    if (names.length > 0 && !/^[A-Z]+(?:_[A-Z]+)+$/.test(match[0])) break;
    names.push(toName(match, offset));
  }
  return names;
}

function toName(match: RegExpExecArray, offset: number): RuleName {
  const start = offset + match.index;
  return { id: match[0], start, end: start + match[0].length };
}
