import * as z from 'zod';
import { eventEnvelope, type DomainEvent } from '../../../shared/kernel/event.ts';
import type { Item } from '../../../shared/dynamo/table.ts';
import { channelsOfConsent } from '../contract/values.ts';

// What was valid when it was accepted stays readable when the rules for new ones change: so no limits here.

const label = z.string().optional();

export const storedMarks = {
  id: z.string(),
  number: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  version: z.number().int(),
  request: z.object({ key: z.string(), body: z.string() }).optional(),
};

export const storedReachable = {
  emails: z.array(z.object({ address: z.string(), label })),
  phones: z.array(z.object({ number: z.string(), country: z.string().optional(), label })),
  addresses: z.array(
    z.object({
      street: z.string().optional(),
      city: z.string().optional(),
      region: z.string().optional(),
      postalCode: z.string().optional(),
      country: z.string().optional(),
      label,
    }),
  ),
  language: z.string().optional(),
  timeZone: z.string().optional(),
  birthday: z.string().optional(),
  tags: z.array(z.string()),
  consents: z.array(
    z.object({
      channel: z.enum(channelsOfConsent),
      purpose: z.string(),
      state: z.enum(['given', 'withdrawn']),
      at: z.string(),
      how: z.string(),
      proof: z.string().optional(),
    }),
  ),
  externalId: z.string().optional(),
  customFields: z.record(
    z.string(),
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.object({ amount: z.string(), currency: z.string() }),
      z.array(z.string()),
    ]),
  ),
  ownerId: z.string().optional(),
  teamId: z.string().optional(),
  territoryId: z.string().optional(),
};

export const storedFigures = z.object({
  orders12m: z.number().optional(),
  spend12m: z.object({ amount: z.string(), currency: z.string() }).optional(),
  lastOrderAt: z.string().optional(),
});

const holdings = z.object({ claims: z.array(z.string()).default([]) });
const riders = z.array(eventEnvelope);

/** A record as it is stored, with the names of the locks and blocks that it holds. */
export interface Held<Kept> {
  readonly record: Kept;
  readonly claims: readonly string[];
}

export const heldIn = <Kept>(item: Item, read: (item: Item) => Kept): Held<Kept> => ({
  record: read(item),
  claims: holdings.parse(item).claims,
});

/** The events that ride on an item: those of its latest change. */
export const ridersOf = (item: Item): DomainEvent[] =>
  typeof item['events'] === 'string' ? riders.parse(JSON.parse(item['events'])) : [];
