import { type NodeLook, nodeLookOf, problemsWithin } from '../look.ts';
import type { GraphMessage, GraphNode, Problem } from '../model.ts';
import type { PictureOptions } from '../picture-options.ts';
import { messageWords, nameWords, notesOf, oneLine } from '../words.ts';
import type { Direction } from './geometry.ts';
import { cellsOf, cutMiddle } from './measure.ts';

/** A node with its size and the lines of text in it. */
export interface Box {
  readonly node: GraphNode;
  readonly look: NodeLook;
  readonly problems: readonly Problem[];
  readonly width: number;
  readonly height: number;
  readonly lines: readonly BoxLine[];
  readonly align: 'center' | 'left';
}

interface BoxLine {
  readonly text: string;
  readonly style: LineStyle;
  /** Drawn as one that is not there. */
  readonly isMissing: boolean;
  /** A rule above the line sets it apart from the name. */
  readonly ruled: boolean;
}

type LineStyle = keyof typeof lineStyles;

/** Width of a cell and height of a line; the widths hold for the widest common fonts. */
export const lineStyles = {
  agent: { cell: 8.1, height: 20, size: 13 },
  channel: { cell: 7.5, height: 19, size: 12 },
  item: { cell: 6.9, height: 16, size: 11 },
  note: { cell: 6.2, height: 15, size: 11 },
} as const;

/** The room between the edge of a box and its text. */
export const boxPadding = { x: 16, y: 8 } as const;

/** The rule under a name and the room around it. */
export const ruleHeight = 9;

const nameCells = 44;
/** Nothing ends in the round corners of a box. */
export const cornerRoom = 10;
/** The least distance between two lines that end at one side of a box. */
const portGap = { right: 9, down: 12 } as const;
const leastSize = { width: 84, height: 32 } as const;

export interface BoxOptions extends PictureOptions {
  readonly direction: Direction;
  /** How many lines end at the box at most on one side; it grows so that they stay apart. */
  readonly degree: number;
}

export function createBox(node: GraphNode, { messages, direction, degree }: BoxOptions): Box {
  const listed = messages && node.kind === 'channel' && node.messages.length > 0;
  const lines = listed ? listLines(node) : plainLines(node);
  const widest = Math.max(...lines.map(({ text, style }) => cellsOf(text) * lineStyles[style].cell));
  const tall = lines.reduce(
    (sum, { style, ruled }) => sum + lineStyles[style].height + (ruled ? ruleHeight : 0),
    2 * boxPadding.y,
  );
  const ports = degree * portGap[direction] + 2 * cornerRoom;
  return {
    node,
    look: nodeLookOf(node),
    problems: problemsWithin(node),
    width: Math.ceil(Math.max(widest + 2 * boxPadding.x, leastSize.width, direction === 'down' ? ports : 0)),
    height: Math.ceil(Math.max(tall, leastSize.height, direction === 'right' ? ports : 0)),
    lines,
    align: listed ? 'left' : 'center',
  };
}

function plainLines(node: GraphNode): readonly BoxLine[] {
  const replyIsMissing = node.kind === 'channel' && node.reply?.state === 'missing';
  return [
    nameLine(node),
    ...notesOf(node).map((text): BoxLine => {
      const isReply = text.startsWith('⇄');
      const words = isReply && replyIsMissing ? `${text} (missing)` : text;
      return toLine(words, isReply ? 'item' : 'note', { isMissing: isReply && replyIsMissing });
    }),
  ];
}

function listLines(node: GraphNode & { readonly kind: 'channel' }): readonly BoxLine[] {
  const { reply } = node;
  const replyLines =
    reply === null
      ? []
      : [
          toLine(`⇄ ${oneLine(reply.name)}`, 'channel', {
            isMissing: reply.state === 'missing',
            ruled: true,
          }),
          ...messageLines(reply.messages),
        ];
  return [nameLine(node), ...messageLines(node.messages), ...replyLines];
}

function messageLines(messages: readonly GraphMessage[]): readonly BoxLine[] {
  return messages.map((message, index) =>
    toLine(messageWords(message), 'item', { isMissing: message.state === 'missing', ruled: index === 0 }),
  );
}

function nameLine(node: GraphNode): BoxLine {
  return toLine(nameWords(node), node.kind === 'agent' ? 'agent' : 'channel', {});
}

function toLine(
  text: string,
  style: LineStyle,
  options: Partial<Pick<BoxLine, 'isMissing' | 'ruled'>>,
): BoxLine {
  const { isMissing = false, ruled = false } = options;
  return { text: cutMiddle(text, nameCells), style, isMissing, ruled };
}
