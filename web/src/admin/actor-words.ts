/** `person:<id>` by the person's name; others as they are. */
export const actorWords = (actor: string, nameOf: (id: string) => string) =>
  actor.startsWith('person:') ? nameOf(actor.slice('person:'.length)) : actor;
