import { systemClock, type Clock } from '../../shared/kernel/clock.ts';
import { connectTable } from '../../shared/dynamo/connect.ts';
import type { Table } from '../../shared/dynamo/table.ts';
import { once } from '../../shared/lambda/environment.ts';
import { postOffice, type Carrier, type PostOffice } from '../../shared/mail/post-office.ts';
import { directoryOf, type Directory } from '../access/published/directory.ts';
import { addressCounter, type AddressCounter } from './persistence/address-counter.ts';
import { copyStore, putFile, type CopyStore } from './persistence/copies.ts';
import { remainsOf, type Remains } from './persistence/remains.ts';
import { historyStore, messageStore, requestStore } from './persistence/beside-ticket.ts';
import type { HistoryStore, MessageStore, RequestStore } from './persistence/beside-ticket.ts';
import { routedStore, type RoutedStore } from './persistence/routed-tickets.ts';
import { routingStore, type RoutingStore } from './persistence/routing.ts';
import { ticketStore, type TicketStore } from './persistence/tickets.ts';

export interface Deps {
  readonly tickets: TicketStore;
  readonly messages: MessageStore;
  readonly history: HistoryStore;
  readonly requests: RequestStore;
  readonly routing: RoutingStore;
  readonly routed: RoutedStore;
  readonly addresses: AddressCounter;
  /** What stands beside tickets, for those who erase them. */
  readonly remains: Remains;
  readonly copies: CopyStore;
  /** Stores a file where a link says. */
  readonly putFile: (url: string, body: string) => Promise<void>;
  readonly directory: Directory;
  readonly clock: Clock;
}

export const depsOf = (table: Table, clock: Clock): Deps => ({
  tickets: ticketStore(table),
  messages: messageStore(table),
  history: historyStore(table),
  requests: requestStore(table),
  routing: routingStore(table),
  routed: routedStore(table),
  addresses: addressCounter(table),
  remains: remainsOf(table),
  copies: copyStore(table),
  putFile,
  directory: directoryOf(table, clock),
  clock,
});

export const deps = once(() => depsOf(connectTable(), systemClock));

/** What a step needs that also sends mail; apart, so that no other function carries the mail client. */
export interface MailDeps extends Deps {
  readonly post: PostOffice;
}

export const withMail = (table: Table, clock: Clock, carrier: () => Carrier): MailDeps => ({
  ...depsOf(table, clock),
  post: postOffice('service', table, carrier, clock),
});
