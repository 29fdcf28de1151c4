import * as z from 'zod';
import list from '../../infra/config/prices.json' with { type: 'json' };

type Priced = keyof typeof list.prices;

/** How much of what; absent is none. */
export type Quantities = { readonly [Name in Priced]?: number };

const price = z.strictObject({
  label: z.string(),
  usd: z.number().positive(),
  freeAMonth: z.number().positive().optional(),
});

const prices = z.record(z.string(), price).parse(list.prices);

export const { region, asOf, source } = list;

const entriesOf = (quantities: Quantities) =>
  Object.entries(quantities).map(([name, quantity]) => {
    const found = prices[name];
    if (!found) throw new Error(`${name} has no price in infra/config/prices.json`);
    return { ...found, quantity: quantity ?? 0 };
  });

/** The sum of several. */
export const plus = (...parts: readonly Quantities[]): Quantities => {
  const sum: Record<string, number> = {};
  for (const part of parts)
    for (const [name, quantity] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + quantity;
  return sum;
};

export const times = (factor: number, quantities: Quantities): Quantities =>
  Object.fromEntries(Object.entries(quantities).map(([name, quantity]) => [name, quantity * factor]));

export interface Line {
  readonly label: string;
  readonly quantity: number;
  readonly usd: number;
}

/** The bill at list prices, item by item, without what AWS gives everybody for nothing. */
export const billOf = (quantities: Quantities): Line[] =>
  entriesOf(quantities).map(({ label, quantity, usd }) => ({ label, quantity, usd: quantity * usd }));

export const totalOf = (lines: readonly Line[]) => lines.reduce((sum, { usd }) => sum + usd, 0);

/** US dollars at list prices. */
export const costOf = (quantities: Quantities) => totalOf(billOf(quantities));

/** US dollars when nothing else in the account uses what AWS gives each account for nothing, for ever. */
export const costBeyondFree = (quantities: Quantities) =>
  entriesOf(quantities).reduce(
    (sum, { quantity, usd, freeAMonth = 0 }) => sum + Math.max(0, quantity - freeAMonth) * usd,
    0,
  );
