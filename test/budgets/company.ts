import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import { person as personShape, type Person } from '../../functions/access/contract/records.ts';
import { routingStore } from '../../functions/service/persistence/routing.ts';
import type { Submission } from '../../functions/service/contract/ticket.ts';
import { departments, rules } from '../../scripts/seed.ts';
import type { CountedWorld } from './counted-world.ts';

export const departmentIds = departments.map(({ id }) => id);

/** Somebody with an id that more can be made of. */
export const person = (name: string, roles: Person['roles'], ...departmentIds: string[]): Person =>
  personShape.parse({
    id: `${name}-000000`,
    email: `${name}-000000@rapport.example`,
    name: `Somebody who is called ${name}`,
    roles,
    departmentIds,
  });

/** The company of the seed: its departments and rules, an administrator, and somebody in each department. */
export const foundCompany = async (world: CountedWorld) => {
  const table = world.directly();
  const store = directoryStore(table);
  const seeding = { actor: 'system:seed' };
  const now = new Date(world.agenda.now).toISOString();
  for (const department of departments) await store.putDepartment(department, await store.departments(), now, seeding);
  const people = [person('admin', ['administrator']), ...departmentIds.map((id) => person(id, ['service'], id))];
  for (const one of people) await store.putPerson(one, undefined, now, seeding);
  await routingStore(table).putRules(rules, undefined, now, seeding);
};

/** By the department that the rules give them to. All are equally long, so that no page of a list weighs more than another. */
const texts: Readonly<Record<string, string>> = {
  billing: 'My invoice names the address that I left years ago, and nobody has answered my two letters about it. ',
  technical: 'The machine is broken since the last update: it starts, shows a number that I do not know, and stops. ',
  delivery: 'The parcel was to be here on Monday. The neighbours have not seen it, and the number is not known. ',
  general: 'I should like to know whether you have a shop in Gdansk, and until when it is open on Saturdays. ',
};

/** What a customer says, as long as what customers say is. */
export const complaint = (departmentId: string, changes: Partial<Submission> = {}): Submission => {
  const said = (texts[departmentId] ?? '').padEnd(100);
  return {
    type: 'complaint',
    channel: 'email',
    subject: said.slice(0, 40).trim().padEnd(40, '.'),
    text: said.repeat(4).trim(),
    customer: { name: 'Ada Nowak', email: 'ada.nowak@customer.example' },
    ...changes,
  };
};
