/**
 * The people whom a visitor of the demo may become, and their tokens. Who was chosen is kept by this page; the token is asked for whenever the widgets
 * want one and stays in memory. A school's own site has its sign-in here instead.
 */

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly introduction: string;
}

const CHOSEN = 'alder-creek-person';

/** Everybody on offer. Rejects where the API does not answer. */
export async function demoPeople(): Promise<readonly DemoPerson[]> {
  const answer = await fetch('/api/demo/people');
  if (!answer.ok) throw new Error(`flywheel: the demo's people could not be read (${answer.status})`);
  return ((await answer.json()) as { items: DemoPerson[] }).items;
}

/** A function that gives a fresh token for that person; another function for each call, because another one is another person to the widgets. */
export const tokenOf = (person: string) => async (): Promise<string> => {
  const answer = await fetch('/api/demo/sign-in', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ person }) });
  if (!answer.ok) throw new Error(`flywheel: the demo sign-in answered ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
};

/** Nobody yet: a token that never comes, so that nothing is asked of the API. */
export const nobodysToken = (): Promise<string> => new Promise(() => undefined);

/** Whom this browser was last; nobody where storage is denied or holds something else. */
export function chosenPerson(): DemoPerson | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(CHOSEN) ?? 'null') as Partial<DemoPerson> | null;
    return typeof kept?.id === 'string' ? { id: kept.id, name: kept.name ?? '', role: kept.role ?? '', introduction: kept.introduction ?? '' } : undefined;
  } catch {
    return undefined; // storage denied, or not ours: everybody begins as nobody
  }
}

export function rememberPerson(person: DemoPerson | undefined): void {
  try {
    if (person) localStorage.setItem(CHOSEN, JSON.stringify(person));
    else localStorage.removeItem(CHOSEN);
  } catch {
    return; // storage denied: it lasts as long as the page
  }
}
