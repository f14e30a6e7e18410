import { docComment } from '../printer/comment.ts';
import {
  group,
  hardLine,
  indent,
  join,
  line,
  lineAfter,
  lineBefore,
  softLine,
  type Doc,
} from '../printer/document.ts';
import { propertyName, valueLiteral } from '../printer/literal.ts';
import type { ObjectNode, PropertyNode, TupleItem, TypeNode } from './type-node.ts';

/** A type as TypeScript. */
export function printType(node: TypeNode): Doc {
  switch (node.kind) {
    case 'keyword':
      return node.name;
    case 'literal':
      return valueLiteral(node.value);
    case 'reference':
      return [node.name, node.types === undefined ? '' : printArguments(node.types)];
    case 'array':
      return [printOperand(node.item), '[]'];
    case 'tuple':
      return printTuple(node.items, node.rest);
    case 'object':
      return printObject(node);
    case 'union':
      return printList(node.members, '|');
    case 'intersection':
      return printList(node.members, '&');
  }
}

/** `export interface Name {...}` for an object, `export type Name = ...` for anything else. */
export function printDeclaration(name: string, node: TypeNode, description?: string): Doc {
  const comment = docComment(description);
  if (node.kind === 'object') return [comment, 'export interface ', name, ' ', printObject(node)];
  return [comment, 'export type ', name, ' =', printAfter(node), ';'];
}

function printArguments(types: readonly TypeNode[]): Doc {
  return group('<', indent(softLine, join(types.map(printType), [',', line])), softLine, '>');
}

function printTuple(items: readonly TupleItem[], rest: TypeNode | undefined): Doc {
  const parts: Doc[] = items.map(({ type, optional }) =>
    optional ? [printOperand(type), '?'] : printType(type),
  );
  if (rest !== undefined) parts.push(['...', printOperand(rest), '[]']);
  if (parts.length === 0) return '[]';
  return group('[', indent(softLine, join(parts, [',', line])), lineAfter(','), ']');
}

function printObject({ properties, index }: ObjectNode): Doc {
  const members: Doc[] = properties.map(printProperty);
  if (index !== undefined) members.push(['[key: string]:', printAfter(index), ';']);
  if (members.length === 0) return '{ [key: string]: never }';
  return ['{', indent(hardLine, join(members, hardLine)), hardLine, '}'];
}

function printProperty({ name, type, optional, readonly, description }: PropertyNode): Doc {
  const head = [readonly === true ? 'readonly ' : '', propertyName(name), optional === true ? '?' : ''];
  return [docComment(description), ...head, ':', printAfter(type), ';'];
}

function printList(members: readonly TypeNode[], operator: '|' | '&'): Doc {
  const separator = lineBefore(`${operator} `, ` ${operator} `);
  return group(indent(softLine, join(members.map(printOperand), separator)), softLine);
}

/** A type behind `=` or `:`, with the space between: the members of a long union stand on lines of their own. */
function printAfter(node: TypeNode): Doc {
  if (node.kind !== 'union' && node.kind !== 'intersection') return [' ', printType(node)];
  const operator = node.kind === 'union' ? '|' : '&';
  const members = join(node.members.map(printOperand), lineBefore(`${operator} `, ` ${operator} `));
  return group(indent(lineBefore(`${operator} `, ' '), members));
}

/** In parentheses where a neighbour would bind more tightly. */
function printOperand(node: TypeNode): Doc {
  const needsParentheses = node.kind === 'union' || node.kind === 'intersection';
  return needsParentheses ? ['(', printType(node), ')'] : printType(node);
}
