import * as z from 'zod';
import { submission } from '../../functions/service/contract/ticket.ts';

const pathsIn = (schema: unknown, path: string): string[] => {
  if (schema instanceof z.ZodOptional) return pathsIn(schema.unwrap(), path);
  if (!(schema instanceof z.ZodObject)) return [path];
  return Object.entries(schema.shape).flatMap(([name, field]) => pathsIn(field, path ? `${path}.${name}` : name));
};

/** Every field that a ticket may begin with, as a path: `subject`, `customer.email`, … */
export const ticketFields: readonly string[] = pathsIn(submission, '');

/** A ticket as the rows say it; whether it is a valid one, the API decides. */
export interface Draft {
  readonly [name: string]: string | Draft;
}

/** `{ text, customer: { email } }` of `text` and `customer.email`. */
export const draftOf = (values: readonly (readonly [path: string, value: string])[]): Draft => {
  const here = values.filter(([path]) => !path.includes('.'));
  const below = Map.groupBy(
    values.filter(([path]) => path.includes('.')),
    ([path]) => path.slice(0, path.indexOf('.')),
  );
  const draft: Record<string, string | Draft> = Object.fromEntries(here);
  for (const [name, inner] of below)
    draft[name] = draftOf(inner.map(([path, value]) => [path.slice(name.length + 1), value]));
  return draft;
};
