import type { Location, Range } from '../../diagnostic.ts';
import { judgeData } from '../../judge-data.ts';
import type { SchemaError } from '../../schema/evaluate/evaluation.ts';
import { createSchemaValidator } from '../../schema/validator.ts';
import type { SourceDocument } from '../../source/document.ts';
import { joinPointer, valueAt } from '../../source/pointer.ts';
import type { Snapshot } from '../snapshot.ts';
import { linesOf } from '../text.ts';
import { bundleOf, envelopeSchema, typeIn } from './envelope-schema.ts';
import type { MessageText } from './message-text.ts';

/** One thing that is wrong with a message that is being written. */
export interface MessageFinding {
  readonly range: Range;
  readonly message: string;
  /** Where the contracts say so. */
  readonly because: Location | undefined;
}

/** More of them in one message help nobody. */
const maxFindings = 100;

/** What is wrong with a message by the contracts of a workspace, in the order of its text. */
export function messageFindings(snapshot: Snapshot, message: MessageText): readonly MessageFinding[] {
  const { front, body } = message;
  if (!message.isWhole) return [{ ...missingEnvelope(message), because: undefined }];
  const unread = [...front.findings, ...body.findings].map(({ range, message: said }) =>
    finding(range, said),
  );
  const all = [...unread, ...envelopeFindings(snapshot, message), ...dataFindings(snapshot, message)];
  return all.sort((left, right) => left.range.start.offset - right.range.start.offset).slice(0, maxFindings);
}

function missingEnvelope({ front }: MessageText): Pick<MessageFinding, 'range' | 'message'> {
  return {
    range: linesOf(front).rangeOf(0, Math.min(3, front.text.length)),
    message: 'a message begins with its envelope between two lines of ---: channel, type, parameters',
  };
}

function finding(range: Range, message: string, because?: Location): MessageFinding {
  return { range, message, because };
}

function envelopeFindings({ steady }: Snapshot, { front, envelope }: MessageText): readonly MessageFinding[] {
  if (front.findings.length > 0) return [];
  const schema = envelopeSchema(bundleOf(steady), envelope);
  return createSchemaValidator(schema)
    .validate(envelope)
    .map((error) => finding(placeOf(front, error), error.message));
}

function dataFindings(
  { steady }: Snapshot,
  { body, bodyStart, envelope }: MessageText,
): readonly MessageFinding[] {
  const type = typeIn(bundleOf(steady), envelope);
  if (type === undefined || body.findings.length > 0) return [];
  if (body.value === undefined) {
    return [finding(linesOf(body).rangeOf(bodyStart, bodyStart), `the data of ${type} is missing`)];
  }
  const problems = judgeData(steady, type, body.value) ?? [];
  return problems.map((problem) => finding(placeOf(body, problem), problem.message, problem.location));
}

/** The value that is wrong; where a member is missing, what it is missing in; where one is too much, its name. */
function placeOf(document: SourceDocument, { instancePath, property }: SchemaError): Range {
  if (property !== undefined) {
    const member = joinPointer(instancePath, property);
    if (valueAt(document.value, member) !== undefined) return document.locate(member, 'key');
    return instancePath === '' ? firstLetter(document) : document.locate(instancePath, 'key');
  }
  const range = document.locate(instancePath);
  return range.start.line === range.end.line ? range : narrowed(document, instancePath);
}

/** A whole object in red says less than its name. */
function narrowed(document: SourceDocument, pointer: string): Range {
  return pointer === '' ? firstLetter(document) : document.locate(pointer, 'key');
}

function firstLetter(document: SourceDocument): Range {
  const { offset } = document.locate('').start;
  return linesOf(document).rangeOf(offset, offset + 1);
}
