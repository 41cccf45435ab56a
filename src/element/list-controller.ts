/** A list for the element that shows it: the first 200 records, and more on a press (`ui/more-view.ts`). It knows no noun. */
import { limits } from '../contract/limits.js';
import type { AnswerOf, InputOf, Operation } from '../contract/operation.js';
import { readerContext, type Reader } from './contexts.js';
import { PortController, type Host } from './port-controller.js';
import { ListPages, type Listed, type PageReading } from './list-pages.js';

type ItemOf<O extends Operation> = AnswerOf<O> extends { readonly items: readonly (infer T)[] } ? T & Listed : never;
interface Asked {
  readonly params: Readonly<Record<string, string>>;
  readonly query?: object;
}

export class ListController<O extends Operation> extends PortController<Reader> {
  #asked: Asked | undefined;
  #key = '';
  #pages: ListPages<ItemOf<O>> | undefined;

  constructor(
    host: Host,
    readonly operation: O,
  ) {
    super(host, readerContext);
  }

  /** How the first page was read; its `value` has the records of all pages so far. */
  get reading(): Pick<PageReading<ItemOf<O>>, 'status' | 'failure' | 'fromCache'> & { readonly value: { readonly items: readonly ItemOf<O>[] } | undefined } {
    const { first, items } = this.#pages ?? {};
    return { status: first?.status ?? 'loading', fromCache: !!first?.fromCache, failure: first?.failure, value: first?.value && { items: items ?? [] } };
  }
  get items(): readonly ItemOf<O>[] {
    return this.#pages?.items ?? [];
  }
  get hasMore(): boolean {
    return !!this.#pages?.hasMore;
  }

  /** Says what to read; the same again changes nothing, `undefined` reads nothing. */
  watch(asked: Asked | undefined): void {
    const key = asked ? JSON.stringify([asked.params, asked.query]) : '';
    if (key === this.#key) return;
    this.#key = key;
    this.#asked = asked;
    this.#start();
  }

  readonly more = (): void => this.#pages?.more();

  override hostConnected(): void {
    super.hostConnected();
    if (!this.#pages && this.#asked) this.#start();
  }
  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#stop();
  }
  protected override portChanged(): void {
    this.#start();
    this.host.requestUpdate();
  }

  #stop(): void {
    this.#pages?.stop();
    this.#pages = undefined;
  }

  #start(): void {
    this.#stop();
    const { port, operation } = this;
    const asked = this.#asked;
    if (!asked || !port || !this.host.isConnected) return;
    const input = (cursor: string | undefined): InputOf<O> =>
      ({ params: asked.params, query: { ...asked.query, limit: limits.pageItems, ...(cursor !== undefined && { cursor }) } }) as unknown as InputOf<O>;
    this.#pages = new ListPages<ItemOf<O>>(
      (cursor, listener) => port.watch(operation, input(cursor), listener as unknown as Parameters<typeof port.watch<O>>[2]),
      () => this.host.requestUpdate(),
      1,
    );
  }
}
