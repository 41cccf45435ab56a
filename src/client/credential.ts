/**
 * The token in memory: asked for once, renewed once for however many calls found it expired, and never used for a person whom it was not
 * confirmed to be. A host may give another person's token at any time; what is under way for the first must then stop, not go out as the second.
 */
import type { Session } from '../contract/session.js';
import { CallFailure } from '../contract/problem.js';

export type GetToken = (reason: 'start' | 'expired') => string | undefined | Promise<string | undefined>;

export class Credential {
  #current: Promise<string | undefined> | undefined;
  #renewing: Promise<string | undefined> | undefined;
  #confirming: Promise<Session> | undefined;
  /** Who the session said the viewer is, and with which token. */
  #viewer: { readonly id: string; readonly token: string | undefined } | undefined;

  constructor(
    readonly getToken: GetToken,
    readonly readSession: (token: string | undefined) => Promise<Session>,
  ) {}

  token(): Promise<string | undefined> {
    return this.#renewing ?? (this.#current ??= this.#ask('start'));
  }

  /** Another token than `refused`, or `refused` where the host has none. */
  async renew(refused: string | undefined): Promise<string | undefined> {
    if (this.#renewing) return this.#renewing;
    const current = await this.token();
    return current === refused ? (this.#renewing ??= this.#ask('expired')) : current;
  }

  /** Resolves where `token` speaks for the person whom the page knows; rejects as signed out where it speaks for another. */
  async confirm(token: string | undefined, operationId: string): Promise<void> {
    const known = this.#viewer;
    if (!known || known.token === token) return;
    this.#confirming ??= this.readSession(token).finally(() => (this.#confirming = undefined));
    const id = viewerOf(await this.#confirming);
    if (id !== known.id) throw new CallFailure('problem', operationId, { type: 'signed-out' });
    this.#viewer = { id, token };
  }

  /** The page has asked who is looking, and knows now. Tells whether it is somebody else than before. */
  seen(session: Session, token: string | undefined): boolean {
    const id = viewerOf(session);
    const other = this.#viewer !== undefined && this.#viewer.id !== id;
    this.#viewer = { id, token };
    return other;
  }

  /** The next call asks the host again. */
  forget(): void {
    this.#current = this.#renewing = undefined;
  }

  #ask(reason: 'start' | 'expired'): Promise<string | undefined> {
    const settle = (current: Promise<string | undefined> | undefined) => {
      if (this.#current !== asked && this.#renewing !== asked) return; // forgotten meanwhile
      this.#current = current;
      this.#renewing = undefined;
    };
    const asked = (async () => this.getToken(reason))();
    asked.then(
      () => settle(asked),
      () => settle(undefined),
    );
    return asked;
  }
}

const viewerOf = ({ school, viewer }: Session) => `${school.id} ${viewer.id}`;
