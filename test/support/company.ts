import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import type { PersonEntry } from '../../functions/access/contract/records.ts';
import type { Submission } from '../../functions/service/contract/ticket.ts';
import { routeTicket } from '../../functions/service/commands/route-ticket.ts';
import { submitTicket } from '../../functions/service/commands/submit-ticket.ts';
import { depsOf, type Deps } from '../../functions/service/deps.ts';
import type { Cause } from '../../shared/kernel/event.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Caller } from '../../shared/lambda/http.ts';
import { clockAt } from './clock.ts';
import { startLocalTable } from './local-table.ts';
import { billing, setUp, START, submission, technical } from './tickets.ts';

const person = (id: string, roles: PersonEntry['roles'], ...departmentIds: string[]): PersonEntry => ({
  id,
  email: `${id}@rapport.example`,
  name: id,
  roles,
  departmentIds,
});

/** The value of a result that must have gone through. */
export const valueOf = <Value>(result: Result<Value, { code: string; detail: string }>) => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
};

/** The code of a refusal; `ok` when there is none. */
export const codeOf = (result: Result<unknown, { code: string }>) => (result.ok ? 'ok' : result.error.code);

export const cause: Cause = { actor: 'system:test', correlationId: 'test' };

/** What a handler gets beside its own parts of the request. */
export const requestBy = (caller: Caller) => ({
  caller,
  ifMatch: undefined,
  idempotencyKey: undefined,
  cause: { actor: caller.kind === 'nobody' ? 'customer' : `${caller.kind}:${caller.id}`, correlationId: 'test' },
  sourceAddress: '192.0.2.1',
});

export const people = {
  admin: { kind: 'person', id: 'admin' },
  agent: { kind: 'person', id: 'agent' },
  colleague: { kind: 'person', id: 'colleague' },
  stranger: { kind: 'person', id: 'stranger' },
} as const satisfies Record<string, Caller>;

/**
 * A company on a real table: departments `billing` (members `agent`, `colleague`) and `technical` (member `stranger`), an
 * administrator, and rules that give everything about routers to `technical` and the rest to `billing`.
 */
export const startCompany = async () => {
  const local = await startLocalTable();
  const clock = clockAt(START);
  const store = directoryStore(local.table);
  for (const department of [billing, technical])
    await store.putDepartment(department, await store.departments(), clock.now(), setUp);
  for (const one of [
    person('admin', ['administrator']),
    person('agent', ['service'], 'billing'),
    person('colleague', ['service'], 'billing'),
    person('stranger', ['service'], 'technical'),
  ])
    await store.putPerson(one, undefined, clock.now(), setUp);
  const deps: Deps = depsOf(local.table, clock);
  const rules = [{ id: 'routers', when: { words: ['router'] }, departmentId: 'technical' }];
  await deps.routing.putRules({ rules, defaultDepartmentId: 'billing' }, undefined, clock.now(), setUp);

  const submitted = async (changes: Partial<Submission> = {}) => {
    const request = { ...requestBy(people.agent), params: undefined, query: undefined };
    return valueOf(await submitTicket(deps)({ ...request, body: { ...submission, ...changes } }));
  };
  const routed = async (changes: Partial<Submission> = {}) => {
    const { id } = await submitted(changes);
    valueOf(await routeTicket(deps)(id, cause));
    const found = await deps.tickets.get(id);
    if (found?.ticket.status !== 'queued') throw new Error('a routed ticket is queued');
    return found.ticket;
  };
  return { ...local, clock, directory: store, deps, submitted, routed };
};

export type Company = Awaited<ReturnType<typeof startCompany>>;
