import * as z from 'zod';
import { line } from '../../../shared/kernel/text.ts';

export const searchQuery = z.strictObject({
  q: line(200).meta({
    description:
      'Words of a name in any order, each by its beginning, in any case and with or without accents; Chinese by any characters ' +
      'that stand side by side, simplified or traditional; the last four digits of a phone number or more of them; an e-mail ' +
      'address by its beginning, or its domain; a number. All parts between spaces must be found.',
    examples: ['kowalska warszawa', '科技', '4567', 'A-7KQ2M'],
  }),
});

/** A record that was found. */
const searchHit = z
  .strictObject({
    type: z.enum(['account', 'contact', 'ticket']),
    id: z.string(),
    number: z.string(),
    title: z.string(),
    subtitle: z.string().optional(),
    kind: z.enum(['organization', 'person']).optional(),
    accountId: z.string().optional().meta({ description: 'Of a contact: its organization.' }),
  })
  .meta({ id: 'SearchHit' });

export type SearchHit = z.output<typeof searchHit>;

export const searchAnswer = z
  .strictObject({
    items: z.array(searchHit).max(20),
    more: z.boolean().meta({ description: 'There are more, or there may be: look for more words.' }),
  })
  .meta({ id: 'SearchAnswer' });
