import type { FileKind } from '../../model/file-kind.ts';
import { messageTypeOf } from '../../model/file-kind.ts';
import { messageTypePattern } from '../../model/names.ts';
import type { CompletionItem, Draft, DraftKey } from './item.ts';
import type { Slot } from './slot.ts';
import { spellDocument, withoutStops } from './spell.ts';

type Members = readonly (readonly [DraftKey, Draft])[];

interface DocumentDraft {
  readonly label: string;
  readonly detail: string;
  readonly members: Members;
}

/** Whole documents, offered in a file that says nothing yet. */
export function documentCompletions({ entry, range, style }: Slot): readonly CompletionItem[] {
  const { path, text } = entry.document;
  if (text.trim() !== '') return [];
  return draftsFor(entry.kind, messageTypeOf(path)).map(({ label, detail, members }, index) => {
    const snippet = spellDocument(members, style);
    return {
      label,
      kind: 'document',
      detail,
      filter: label,
      sort: `0${index}`,
      edit: { range, text: withoutStops(snippet) },
      snippet,
      more: [],
    };
  });
}

function draftsFor(kind: FileKind, stem: string): readonly DocumentDraft[] {
  switch (kind) {
    case 'channel':
      return channelDrafts(/^[a-z]/.test(stem) ? stem.replace(/[^a-z0-9_.-]/g, '-') : 'events');
    case 'agent':
      return [{ label: 'agent', detail: 'an agent that receives and sends', members: agentMembers(stem) }];
    case 'message':
      return messageTypePattern.test(stem)
        ? [{ label: 'message', detail: 'a message type with an example', members: messageMembers() }]
        : [{ label: 'definitions', detail: 'schemas that others refer to', members: definitionMembers() }];
    case 'config':
      return [
        { label: 'configuration', detail: 'where contracts are, and the broker', members: configMembers() },
      ];
    default:
      return [];
  }
}

const blank: Draft = { kind: 'blank' };
const list: Draft = { kind: 'list', items: [blank] };

function stop(value: string): Draft {
  return { kind: 'stop', choices: [value] };
}

function text(value: string | boolean): Draft {
  return { kind: 'text', value };
}

function block(members: Members): Draft {
  return { kind: 'map', members, block: true };
}

function channelDrafts(name: string): readonly DocumentDraft[] {
  const about = ['description', blank] as const;
  const address = ['address', stop(name.replaceAll('.', '/'))] as const;
  const messages = ['messages', list] as const;
  const reply: Draft = {
    kind: 'map',
    members: [
      ['channel', stop(`${name}.result`)],
      ['timeout', stop('30s')],
    ],
  };
  return [
    {
      label: 'channel',
      detail: 'messages on a topic',
      members: [['channels', block([[{ stop: name }, block([about, address, messages])]])]],
    },
    {
      label: 'request and reply',
      detail: 'a request channel and the channel of its replies',
      members: [
        [
          'channels',
          block([
            [
              { stop: `${name}.request` },
              block([about, address, messages, ['ttl', stop('60s')], ['reply', reply]]),
            ],
            [{ stop: `${name}.result` }, block([about, messages])],
          ]),
        ],
      ],
    },
  ];
}

function agentMembers(stem: string): Members {
  return [
    ['agent', text(stem)],
    ['version', stop('0.1.0')],
    ['description', blank],
    ['receives', { kind: 'map', members: [] }],
    ['sends', { kind: 'map', members: [] }],
  ];
}

function messageMembers(): Members {
  const id: Draft = {
    kind: 'map',
    members: [
      ['type', text('string')],
      ['description', blank],
      ['maxLength', { kind: 'stop', choices: [64] }],
    ],
  };
  return [
    ['description', blank],
    ['type', text('object')],
    ['additionalProperties', text(false)],
    ['required', { kind: 'list', items: [stop('id')] }],
    ['properties', block([[{ stop: 'id' }, id]])],
    ['examples', { kind: 'list', items: [{ kind: 'map', members: [[{ stop: 'id' }, stop('a1')]] }] }],
  ];
}

function definitionMembers(): Members {
  const schema: Draft = {
    kind: 'map',
    members: [
      ['type', stop('object')],
      ['description', blank],
    ],
  };
  return [['$defs', block([[{ stop: 'name' }, schema]])]];
}

function configMembers(): Members {
  const folders = ['messages', 'channels', 'agents'].map(text);
  const broker: Draft = { kind: 'map', members: [['url', stop('mqtt://localhost:1883')]] };
  return [
    ['include', { kind: 'list', items: folders }],
    ['run', stop('node src/{agent}.ts')],
    ['broker', text('local')],
    ['brokers', block([['local', broker]])],
  ];
}
