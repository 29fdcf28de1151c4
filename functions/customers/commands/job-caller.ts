import type { Caller } from '../../../shared/lambda/http.ts';

/** With whose rights a job works: those of the actor who asked for it. */
export const callerOf = (actor: string): Caller => {
  const [kind, ...id] = actor.split(':');
  return kind === 'person' || kind === 'machine' ? { kind, id: id.join(':') } : { kind: 'nobody' };
};
