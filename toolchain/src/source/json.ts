import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { tooMany } from './limits.ts';
import { maxDepth, type ParsedText, type PropertyNode, type SourceFinding, type TreeNode } from './tree.ts';

const explanations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value; text needs double quotes',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a name in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing } is expected here',
  CloseBracketExpected: 'a closing ] is expected here',
  EndOfFileExpected: 'the document ends before this; nothing may follow',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'the comment has no end',
  UnexpectedEndOfString: 'the text has no closing double quote',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidUnicode: 'a \\u needs four hexadecimal digits',
  InvalidEscapeCharacter: 'this escape is not known in JSON',
  InvalidCharacter: 'a control character must be escaped',
};

/** Reads strict JSON; comments and trailing commas are findings. */
export function parseJson(text: string): ParsedText {
  const refused = firstTooDeep(text) ?? tooMany('json', text);
  if (refused !== undefined) return { root: undefined, findings: [refused] };
  const errors: ParseError[] = [];
  const node = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const findings = oneEach(errors).map((error) => toFinding(error, text));
  return { root: node && convert(node, findings), findings };
}

function firstTooDeep(text: string): SourceFinding | undefined {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"' || character === '\n') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      if (++depth > maxDepth) return tooDeep(index);
    } else if (character === '}' || character === ']') depth--;
  }
  return undefined;
}

/** The finding for nesting beyond `maxDepth` at an offset. */
export function tooDeep(offset: number): SourceFinding {
  const message = `values are nested deeper than ${maxDepth} levels here`;
  return { code: 'FILE_TOO_DEEP', message, start: offset, end: offset + 1 };
}

/** The parser reports what follows from an error once more at the same place; one cause is one finding. */
function oneEach(errors: readonly ParseError[]): readonly ParseError[] {
  return errors.filter((error, index) => {
    const before = errors[index - 1];
    return before === undefined || error.offset > before.offset + before.length + 1;
  });
}

function toFinding(error: ParseError, text: string): SourceFinding {
  const name = printParseErrorCode(error.error);
  const end = error.offset + Math.max(error.length, 1);
  if (isTrailingComma(name, error, text)) {
    return { code: 'SYNTAX', message: 'JSON has no trailing commas', start: error.offset, end };
  }
  return { code: 'SYNTAX', message: explanations[name] ?? 'this is not JSON', start: error.offset, end };
}

function isTrailingComma(name: string, error: ParseError, text: string): boolean {
  if (name !== 'PropertyNameExpected' && name !== 'ValueExpected') return false;
  return (
    /,\s*$/.test(text.slice(Math.max(0, error.offset - 200), error.offset)) &&
    /[}\]]/.test(text[error.offset] ?? '')
  );
}

function convert(node: Node, findings: SourceFinding[]): TreeNode {
  const span = { start: node.offset, end: node.offset + node.length };
  if (node.type === 'array') {
    return { kind: 'array', ...span, items: (node.children ?? []).map((child) => convert(child, findings)) };
  }
  if (node.type !== 'object') {
    if (node.value !== Infinity && node.value !== -Infinity) {
      return { kind: 'scalar', ...span, value: node.value as string | number | boolean | null };
    }
    const message = 'this number is beyond all that a reader can hold';
    findings.push({ code: 'VALUE_NOT_JSON', message, ...span });
    return { kind: 'scalar', ...span, value: null };
  }
  return { kind: 'object', ...span, properties: convertProperties(node, findings) };
}

function convertProperties(node: Node, findings: SourceFinding[]): readonly PropertyNode[] {
  const properties = new Map<string, PropertyNode>();
  for (const { children, offset, length } of node.children ?? []) {
    const [name, value] = children ?? [];
    if (name === undefined) continue;
    const key = String(name.value);
    const span = { start: name.offset, end: name.offset + name.length };
    if (properties.has(key)) {
      findings.push({ code: 'KEY_DUPLICATE', message: `the key "${key}" is there twice`, ...span });
      continue;
    }
    const end = offset + length;
    const missing: TreeNode = { kind: 'scalar', value: null, start: end, end };
    const read = value === undefined ? missing : convert(value, findings);
    properties.set(key, { key, keyStart: span.start, keyEnd: span.end, value: read });
  }
  return [...properties.values()];
}
