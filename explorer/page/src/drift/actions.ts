import type { DriftKind } from '@parley/explorer/protocol';
import type { App } from '../app.ts';

/** What people can do with what differs from the contracts. */
export interface DriftActions {
  showKind(kind: DriftKind): void;
  choose(key: string | undefined): void;
  /** Shows the messages of the chosen item in the log. */
  showMessages(query: string): void;
  /** Asks for the change that adds the chosen item, under names that somebody may choose. */
  review(names?: { readonly channel?: string; readonly type?: string }): void;
  /** Back from the change to the item. */
  leaveReview(): void;
  copyPatch(): void;
  downloadPatch(): void;
  /** Lets the editor show the change; undefined where there is none. */
  readonly openEdit: (() => void) | undefined;
}

export function createDriftActions(app: App): DriftActions {
  const drift = () => app.state.drift;
  const change = (to: Partial<App['state']['drift']>) => {
    Object.assign(drift(), to);
    app.draw();
  };
  const { edit } = app.client.channel;
  return {
    showKind: (kind) => {
      change({ kind, choice: 'chosen', answer: undefined, key: undefined, edit: undefined });
      app.keep();
      app.pullRest();
    },
    choose: (key) => {
      change({ key, choice: 'chosen', edit: undefined, isCopied: false });
    },
    showMessages: (query) => {
      app.actions.setQuery(query);
      app.actions.showTab('all');
      requestAnimationFrame(() => document.getElementById('rows')?.focus());
    },
    review: (names = {}) => {
      void review(app, names);
    },
    leaveReview: () => {
      change({ edit: undefined, isCopied: false });
      focusOn('#detail');
    },
    copyPatch: () => {
      const patch = drift().edit?.review?.patch;
      if (patch === undefined) return;
      void navigator.clipboard.writeText(patch).then(() => {
        change({ isCopied: true });
      });
    },
    downloadPatch: () => {
      const patch = drift().edit?.review?.patch;
      if (patch !== undefined) download('contracts.patch', patch);
    },
    openEdit:
      edit &&
      (() => {
        const files = drift().edit?.review?.files ?? [];
        edit(files.map(({ path, before, after }) => ({ path, before, after })));
      }),
  };
}

async function review(app: App, names: object): Promise<void> {
  const { kind, key } = app.state.drift;
  if (key === undefined) return;
  const edit = await app.client.ask('driftEdit', { kind, key, ...names });
  if (app.state.drift.key !== key || edit === undefined) return;
  const isFirst = app.state.drift.edit === undefined;
  Object.assign(app.state.drift, { edit, isCopied: false });
  app.draw();
  if (isFirst) focusOn('#review');
}

function focusOn(selector: string): void {
  // Two frames: what is to have the focus is drawn in the first.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()),
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/x-patch' }));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
