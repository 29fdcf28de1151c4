import * as z from 'zod';
import type { Instant } from './clock.ts';

/** What a decision says happened, before the commit stamps it. */
export interface EventDraft {
  readonly type: string;
  readonly data: unknown;
}

/** A CloudEvents 1.0 event (JSON) with our extension attributes. */
export const eventEnvelope = z.strictObject({
  specversion: z.literal('1.0'),
  /** `<record id>:<version>:<n>`: a repeat is recognized for ever. */
  id: z.string().min(1),
  /** `/service/tickets` */
  source: z.string().min(1),
  type: z.string().min(1),
  /** The record's id. */
  subject: z.string().min(1),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** Who did it: `person:<id>`, `machine:<id>`, `customer`, `system:<function>`. */
  actor: z.string().min(1),
  /** One number for everything that follows from one request. */
  correlationid: z.string().min(1),
  /** The event that led to this one. */
  causationid: z.string().optional(),
  /** The record's version that the event made. */
  version: z.number().int().positive(),
  data: z.unknown(),
});

export type DomainEvent<Data = unknown> = z.output<typeof eventEnvelope> & { data: Data };

/** Who and what led to a change; stamped on every event of it. */
export interface Cause {
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  (data: z.output<Schema>): EventDraft;
  readonly type: Type;
  readonly schema: Schema;
  /** Paths in `data` that hold personal values: logs and audit leave them out, erasing finds them. */
  readonly personal: readonly string[];
}

/**
 * An event type with its shape. The name on the wire ends with the version of the shape: `ticket.routed.v1`.
 * @param options.personal paths in `data` that hold personal values
 */
export const defineEvent = <const Type extends string, Schema extends z.ZodType>(
  type: Type,
  schema: Schema,
  options: { personal?: readonly string[] } = {},
): EventDefinition<Type, Schema> =>
  Object.assign((data: z.output<Schema>): EventDraft => ({ type, data }), {
    type,
    schema,
    personal: options.personal ?? [],
  });

/** An event of a definition; for several definitions a union that `type` tells apart. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema>
    ? DomainEvent<z.output<Schema>> & { readonly type: Type }
    : never;

/**
 * Makes events of drafts: the ids follow from the record and its version alone.
 * @param about.record the record that bears them, when it is not the subject: `<subject>/account`
 */
export const stamp = (
  drafts: readonly EventDraft[],
  about: { source: string; subject: string; record?: string; version: number; time: Instant; cause: Cause },
): DomainEvent[] =>
  drafts.map((draft, n) => ({
    specversion: '1.0',
    id: `${about.record ?? about.subject}:${about.version}:${n}`,
    source: about.source,
    type: draft.type,
    subject: about.subject,
    time: about.time,
    datacontenttype: 'application/json',
    actor: about.cause.actor,
    correlationid: about.cause.correlationId,
    ...(about.cause.causationId === undefined ? {} : { causationid: about.cause.causationId }),
    version: about.version,
    data: draft.data,
  }));
