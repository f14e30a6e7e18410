import { type Draft, type Sent, nameProblem } from '@parley/explorer/protocol';
import type { App } from '../app.ts';
import type { Refused } from '../client.ts';
import type { PublishActions } from './actions.ts';
import { type Path, pointerOf, valueAt, withValue } from './form/data.ts';
import { type HistoryEntry, type PublishState, choicesOf, isUnfinished } from './state.ts';

const judgeAfterMs = 120;
const maxHistory = 50;

/** Writes and sends messages. Nothing is sent but by `send` and `confirm`, which only buttons and their keys call. */
export function createPublisher(app: App): PublishActions {
  return { ...openingActions(app), ...choosingActions(app), ...writingActions(app), ...sendingActions(app) };
}

type Opening = Pick<PublishActions, 'openPublish' | 'resend' | 'closePublish'>;

function openingActions(app: App): Opening {
  return {
    openPublish: (channel) => {
      if (app.client.channel.write !== undefined) {
        app.client.channel.write(channel === undefined ? {} : { channel });
        return;
      }
      open(app, { mode: 'write', row: undefined });
      const { draft } = app.state.publish;
      if (channel !== undefined && channel !== draft?.channel) void begin(app, { channel });
      else if (draft === undefined) app.actions.publish.searchChannel('');
      focusLater(draft === undefined && channel === undefined ? '#publish-channel' : '#publish');
      void findDestinations(app);
    },
    resend: (row, mode) => {
      if (mode === 'write' && app.client.channel.write !== undefined) {
        app.client.channel.write({ row });
        return;
      }
      open(app, { mode, row });
      void begin(app, { row });
      void findDestinations(app);
      focusLater('#publish');
    },
    closePublish: () => {
      Object.assign(app.state.publish, { isOpen: false, search: undefined, confirms: undefined });
      app.draw();
      requestAnimationFrame(() => document.getElementById(listId(app))?.focus());
    },
  };
}

function listId({ state }: App): string {
  return state.tab === 'threads' ? 'threads' : state.detail === undefined ? 'rows' : 'detail';
}

function open(app: App, how: Pick<PublishState, 'mode' | 'row'>): void {
  Object.assign(app.state.publish, { ...how, isOpen: true, search: undefined, confirms: undefined });
  app.draw();
}

function focusLater(selector: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
  });
}

async function findDestinations(app: App): Promise<void> {
  const answer = await app.client.ask('destinations', {});
  if (answer !== undefined) app.state.publish.destinations = answer.destinations;
  app.draw();
}

/** Takes an example, or a captured message, to begin with. */
async function begin(
  app: App,
  asked: { readonly channel?: string; readonly type?: string; readonly row?: number },
): Promise<void> {
  const { publish } = app.state;
  const clean = { texts: new Map(), problems: undefined, refused: undefined, confirms: undefined };
  Object.assign(publish, { ...clean, draft: undefined, form: undefined, isJson: false });
  const result = await app.client.try('draft', asked);
  if (result === undefined) return;
  if ('reason' in result) publish.refused = result.reason;
  else Object.assign(publish, result.answer);
  app.draw();
  await judge(app);
}

type Choosing = Pick<PublishActions, 'searchChannel' | 'moveChoice' | 'chooseChannel'>;

function choosingActions(app: App): Choosing {
  const { publish } = app.state;
  return {
    searchChannel: (search) => {
      Object.assign(publish, { search, found: 0 });
      app.draw();
    },
    moveChoice: (by) => {
      const count = choicesOf(publish).length;
      if (publish.search === undefined) Object.assign(publish, { search: '', found: 0 });
      else publish.found = count === 0 ? 0 : (publish.found + by + count) % count;
      app.draw();
      requestAnimationFrame(() =>
        document.getElementById(`choice-${String(publish.found)}`)?.scrollIntoView({ block: 'nearest' }),
      );
    },
    chooseChannel: (index) => {
      const choice = choicesOf(publish)[index];
      publish.search = undefined;
      if (choice !== undefined) {
        Object.assign(publish, { mode: 'write', row: undefined });
        void begin(app, { channel: choice.channel, type: choice.type });
      }
      app.draw();
    },
  };
}

type Writing = Pick<
  PublishActions,
  'setParameter' | 'setEnvelope' | 'setData' | 'addTo' | 'setText' | 'writeJson' | 'showMore'
>;

function writingActions(app: App): Writing {
  const { publish } = app.state;
  const judgeSoon = createDelay(() => void judge(app));
  const write = (change: Partial<Draft>) => {
    if (publish.draft === undefined) return;
    publish.draft = { ...publish.draft, ...change };
    publish.confirms = undefined;
    judgeSoon();
    app.draw();
  };
  return {
    setParameter: (name, value) => {
      write({ parameters: { ...publish.draft?.parameters, [name]: value } });
    },
    setEnvelope: write,
    setData: (path, value) => {
      // Data that is nothing at all cannot be sent.
      write({
        data: path.length === 0 && value === undefined ? null : withValue(publish.draft?.data, path, value),
      });
      forgetTextsBelow(publish, path);
    },
    addTo: (path, by) => {
      const value = valueAt(publish.draft?.data, path);
      if (typeof value !== 'number') return;
      write({ data: withValue(publish.draft?.data, path, Number((value + by).toPrecision(12))) });
    },
    setText: (pointer, text) => {
      const texts = new Map(publish.texts);
      if (text === undefined) texts.delete(pointer);
      else texts.set(pointer, text);
      publish.texts = texts;
      app.draw();
    },
    writeJson: (isJson) => {
      Object.assign(publish, { isJson, texts: new Map() });
      app.draw();
    },
    showMore: (showsMore) => {
      publish.showsMore = showsMore;
      app.draw();
    },
  };
}

/** What was typed deeper inside is no longer there, or somewhere else. */
function forgetTextsBelow(publish: PublishState, path: Path): void {
  const above = `${pointerOf('/data', path)}/`;
  publish.texts = new Map([...publish.texts].filter(([pointer]) => !pointer.startsWith(above)));
}

async function judge(app: App): Promise<void> {
  const { publish } = app.state;
  const { draft } = publish;
  if (draft === undefined) return;
  const result = await app.client.try('judgeDraft', { draft });
  if (result === undefined || publish.draft !== draft) return;
  if ('reason' in result) Object.assign(publish, { problems: undefined, refused: result.reason });
  else Object.assign(publish, { problems: result.answer.problems, refused: undefined });
  app.draw();
}

function createDelay(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, judgeAfterMs);
  };
}

function sendingActions(app: App): Pick<PublishActions, 'send' | 'confirm'> {
  const { publish } = app.state;
  return {
    send: (how) => {
      if (publish.draft === undefined || isUnfinished(publish)) return;
      void send(app, how, []);
    },
    confirm: (wants) => {
      const how = publish.confirms;
      publish.confirms = undefined;
      if (wants && how !== undefined) void send(app, how, (publish.problems ?? []).map(nameProblem));
      // The button that had the focus goes: the next key is still for the sheet.
      document.getElementById('publish')?.focus();
      focusLater('#publish-send');
      app.draw();
    },
  };
}

/** One message. What breaks its contract comes back with its problems, unless just these were confirmed. */
async function send(app: App, how: 'send' | 'wait', confirmed: readonly string[]): Promise<void> {
  const { publish } = app.state;
  const { draft } = publish;
  if (draft === undefined) return;
  const entry = begun(publish, draft);
  app.draw();
  const result = await act(app, { draft, how, confirmed });
  publish.sending -= 1;
  if (result === undefined) settle(publish, entry, { reason: 'the explorer cannot be reached' });
  else if ('reason' in result) settle(publish, entry, { reason: result.reason });
  else if (result.answer.kind === 'sent') settle(publish, entry, { sent: result.answer });
  else {
    publish.history = publish.history.filter((one) => one !== entry);
    Object.assign(publish, { problems: result.answer.problems, confirms: how });
    focusLater('#publish-confirm');
  }
  app.draw();
}

function act(
  app: App,
  {
    draft,
    how,
    confirmed,
  }: { readonly draft: Draft; readonly how: 'send' | 'wait'; readonly confirmed: readonly string[] },
): Promise<{ readonly answer: Sent } | Refused | undefined> {
  const confirmation = confirmed.length === 0 ? {} : { confirmInvalid: true, problems: confirmed };
  const { mode, row } = app.state.publish;
  if (mode === 'again' && row !== undefined && how === 'send')
    return app.client.act('resend', { row, ...confirmation });
  return app.client.act(how === 'wait' ? 'sendAndWait' : 'send', { draft, ...confirmation });
}

function begun(publish: PublishState, { channel, type }: Draft): HistoryEntry {
  const entry = { channel, type, atMs: Date.now(), sent: undefined, reason: undefined };
  publish.sending += 1;
  publish.refused = undefined;
  publish.history = [entry, ...publish.history].slice(0, maxHistory);
  return entry;
}

function settle(publish: PublishState, entry: HistoryEntry, change: Partial<HistoryEntry>): void {
  publish.history = publish.history.map((one) => (one === entry ? { ...entry, ...change } : one));
}
