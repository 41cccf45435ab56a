/**
 * A school's own adapter, `call(operation, input)`, kept in memory: what the front door is tried on without a network. It counts what it is
 * asked, and can be signed out, cut off or made to answer as another person.
 */
import type { CheckIn, CheckInBody } from '../../src/contract/check-in.js';
import { modeOfKind } from '../../src/contract/check-in.js';
import type { Call } from '../../src/contract/operation.js';
import { CallFailure, type ProblemType } from '../../src/contract/problem.js';
import type { Session } from '../../src/contract/session.js';
import { session as sampleSession } from './sample-session.js';

interface AnyInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export class AdapterSchool {
  readonly checkIns: CheckIn[] = [];
  readonly asked: string[] = [];
  /** What else it answers, by operation id. */
  readonly answers = new Map<string, (input: { readonly params?: Readonly<Record<string, string>> }) => unknown>();
  capabilities: readonly string[] = ['check-ins'];
  readonly #byKey = new Map<string, CheckIn>();
  /** Whom it takes the caller for. */
  session: Session = sampleSession('guardian');
  /** What every call but discovery fails with. */
  trouble: 'network' | ProblemType | undefined;

  readonly call = ((operation: { readonly id: string }, input: AnyInput) => this.#answer(operation.id, input)) as unknown as Call;

  async #answer(id: string, input: AnyInput): Promise<unknown> {
    this.asked.push(id);
    if (id === 'discovery.read') return { contract: '1.0', name: 'Adapter', capabilities: this.capabilities };
    if (this.trouble === 'network') throw new CallFailure('network', id);
    if (this.trouble) throw new CallFailure('problem', id, { type: this.trouble });
    if (id === 'session.read') return this.session;
    if (id === 'check-ins.list') return { items: this.checkIns.filter(({ studentId }) => studentId === input.params?.student), next: null };
    if (id === 'check-in-plans.list') return { items: [], next: null };
    if (id === 'check-ins.create') return this.#create(input);
    const answer = this.answers.get(id);
    if (answer) return answer(input);
    throw new CallFailure('problem', id, { type: 'not-found' });
  }

  #create({ params, body, idempotencyKey }: AnyInput): CheckIn {
    const known = this.#byKey.get(idempotencyKey!);
    if (known) return known;
    const { on, kind, note, language, audience, ...rest } = body as CheckInBody;
    const { viewer } = this.session;
    const at = '2026-11-17T19:05:00.000Z';
    const made: CheckIn = {
      id: `00000000-0000-4000-8000-${String(5000 + this.checkIns.length).padStart(12, '0')}`,
      studentId: params!.student!,
      on,
      mode: modeOfKind[kind],
      kind,
      voice: viewer.voice!,
      author: { id: viewer.id, name: viewer.name, role: viewer.role },
      feeling: 'feeling' in rest ? rest.feeling : null,
      note: note === null ? null : { text: note, language, translation: null },
      help: null,
      planId: null,
      ratings: [],
      results: [],
      audience,
      acknowledgements: [],
      createdAt: at,
      updatedAt: at,
      version: 1,
    };
    this.checkIns.push(made);
    this.#byKey.set(idempotencyKey!, made);
    return made;
  }
}
