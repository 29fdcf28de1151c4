import type { NewPerson, Person } from '../contract/records.ts';

const sameSet = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one) => others.includes(one));

/** Whether an entry is what somebody asks for: to ask again changes nothing. */
export const isAsAsked = (entry: Person, asked: NewPerson) =>
  entry.active &&
  entry.email.toLowerCase() === asked.email.toLowerCase() &&
  entry.name === asked.name &&
  sameSet(entry.roles, asked.roles) &&
  sameSet(entry.departmentIds, asked.departmentIds) &&
  sameSet(entry.teamIds, asked.teamIds) &&
  sameSet(entry.territoryIds, asked.territoryIds);
