import * as z from 'zod';

const cardLanguage = z.enum(['en', 'zh-Hans', 'zh-Hant']);

export type CardLanguage = z.output<typeof cardLanguage>;

export const cardQuery = z.strictObject({
  language: cardLanguage.default('en').meta({ description: 'Of the words on the card.' }),
});
