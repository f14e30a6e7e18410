import type { SchemaRegistry } from '../schema/registry.ts';
import { createWorkspaceSchemas } from './workspace-schemas.ts';
import type { CreateTable, Workspace } from './workspace.ts';

/** The parts of a workspace that are looked at as a whole; each stays the same object as long as nothing in it changes. */
export type WorkspacePart = Exclude<keyof Workspace, 'schemas' | 'table'>;

/** Is told what is looked at. */
export interface Observer {
  look(part: WorkspacePart): void;
  table(create: CreateTable): ReadonlyMap<string, unknown>;
}

/** A workspace that tells an observer what is looked up in it. */
export class WorkspaceView implements Workspace {
  readonly #workspace: Workspace;
  readonly #observer: Observer;
  #schemas: SchemaRegistry | undefined;

  constructor(workspace: Workspace, observer: Observer) {
    this.#workspace = workspace;
    this.#observer = observer;
  }

  get folder(): Workspace['folder'] {
    return this.#look('folder');
  }

  get config(): Workspace['config'] {
    return this.#look('config');
  }

  get documents(): Workspace['documents'] {
    return this.#look('documents');
  }

  get messages(): Workspace['messages'] {
    return this.#look('messages');
  }

  get channels(): Workspace['channels'] {
    return this.#look('channels');
  }

  get agents(): Workspace['agents'] {
    return this.#look('agents');
  }

  get reserved(): Workspace['reserved'] {
    return this.#look('reserved');
  }

  get others(): Workspace['others'] {
    return this.#look('others');
  }

  get baseline(): Workspace['baseline'] {
    return this.#look('baseline');
  }

  get findings(): Workspace['findings'] {
    return this.#look('findings');
  }

  get schemas(): SchemaRegistry {
    this.#schemas ??= createWorkspaceSchemas(this);
    return this.#schemas;
  }

  table<Row>(create: CreateTable<Row>): ReadonlyMap<string, Row> {
    return this.#observer.table(create) as ReadonlyMap<string, Row>;
  }

  #look<Part extends WorkspacePart>(part: Part): Workspace[Part] {
    this.#observer.look(part);
    return this.#workspace[part];
  }
}
