import type { buildApp } from 'fauxqs';

// What fauxqs's stores are made of; it does not export their types.

export type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
export type Queue = ReturnType<Stores['sqsStore']['createQueue']>;
export type Message = Parameters<Queue['enqueue']>[0];
