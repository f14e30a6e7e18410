import { isObject } from '../../source/pointer.ts';
import { readPlainScalar } from '../../source/plain-scalar.ts';
import { isJson } from '../text.ts';
import { hasEntries } from './layout.ts';

/** Values longer than that on a line are written one entry a line. */
const maxInline = 72;

/** How a value is written. */
export interface Style {
  /** Of the file: JSON or YAML. */
  readonly path: string;
  /** In brackets: YAML reads more characters there as its own. */
  readonly inFlow: boolean;
  /** What one level adds. */
  readonly unit: string;
}

/** A member, `key: value`; its further lines are indented by `indent`, its first by nobody. */
export function printMember([key, value]: readonly [string, unknown], style: Style, indent: string): string {
  return `${printScalar(key, style)}:${printBehind(value, style, indent)}`;
}

/** What follows the colon of a member: a space and the value, or the entries of it a line each. */
export function printBehind(value: unknown, style: Style, indent: string): string {
  if (isJson(style.path) || style.inFlow || !hasEntries(value) || isShort(value, style))
    return ` ${printValue(value, style, indent)}`;
  const deeper = indent + style.unit;
  return `\n${deeper}${printBlock(value, style, deeper)}`;
}

/** A value behind a colon, a dash or in a list; in brackets when it is a list or an object. */
export function printValue(value: unknown, style: Style, indent: string): string {
  if (!hasEntries(value))
    return Array.isArray(value) ? '[]' : isObject(value) ? '{}' : printScalar(value, style);
  const short = printInline(value, { ...style, inFlow: true });
  if (short.length + indent.length <= maxInline || (style.inFlow && !isJson(style.path))) return short;
  const deeper = indent + style.unit;
  const inside = { ...style, inFlow: true };
  const entries = Array.isArray(value)
    ? value.map((item) => printValue(item, inside, deeper))
    : Object.entries(value as object).map(([key, member]) => printMember([key, member], inside, deeper));
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open ?? ''}\n${entries.map((entry) => deeper + entry).join(',\n')}\n${indent}${close ?? ''}`;
}

/** The entries of a list or an object of YAML, one a line and without brackets. */
function printBlock(value: unknown, style: Style, indent: string): string {
  if (Array.isArray(value))
    return value.map((item) => `- ${printItem(item, style, indent)}`).join(`\n${indent}`);
  return Object.entries(value as object)
    .map(([key, member]) => printMember([key, member], style, indent))
    .join(`\n${indent}`);
}

/** An item behind its dash. */
export function printItem(value: unknown, style: Style, indent: string): string {
  if (isJson(style.path) || style.inFlow || !hasEntries(value) || isShort(value, style))
    return printValue(value, style, indent);
  return printBlock(value, style, `${indent}  `);
}

/** A text, number, truth value or null; a text of YAML in quotes only where it would be read otherwise. */
function printScalar(value: unknown, { path, inFlow }: Style): string {
  if (isJson(path) || typeof value !== 'string') return JSON.stringify(value);
  const hard = inFlow ? /[,[\]{}#:\n\r]/ : / #|: |[\n\r]/;
  const isPlain = readPlainScalar(value)?.value === value && !hard.test(value) && value.trim() === value;
  if (isPlain) return value;
  return /['\\\p{Cc}]/u.test(value) ? JSON.stringify(value) : `'${value}'`;
}

/** A whole document. */
export function printDocument(path: string, value: unknown): string {
  const style: Style = { path, inFlow: false, unit: '  ' };
  if (!isJson(path) && hasEntries(value)) return `${printBlock(value, style, '')}\n`;
  return `${isJson(path) ? printJson(value, style) : printValue(value, style, '')}\n`;
}

/** An object of JSON as a document: each member on a line of its own. */
function printJson(value: unknown, style: Style): string {
  if (!isObject(value) || !hasEntries(value)) return printValue(value, style, '');
  const members = Object.entries(value).map(
    ([key, member]) => `${style.unit}${printMember([key, member], style, style.unit)}`,
  );
  return `{\n${members.join(',\n')}\n}`;
}

/** Objects of objects, and what is long, are easier to read without brackets. */
function isShort(value: unknown, style: Style): boolean {
  const isNested =
    isObject(value) && Object.values(value).some((member) => isObject(member) && hasEntries(member));
  return !isNested && printInline(value, { ...style, inFlow: true }).length <= maxInline - 20;
}

function printInline(value: unknown, style: Style): string {
  if (Array.isArray(value)) return `[${value.map((item) => printInline(item, style)).join(', ')}]`;
  if (!isObject(value)) return printScalar(value, style);
  const members = Object.entries(value).map(
    ([key, member]) => `${printScalar(key, style)}: ${printInline(member, style)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
