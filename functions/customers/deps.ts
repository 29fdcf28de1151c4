import { systemClock, type Clock } from '../../shared/kernel/clock.ts';
import { connectTable } from '../../shared/dynamo/connect.ts';
import type { Table } from '../../shared/dynamo/table.ts';
import { fileLinks } from '../../shared/files/links.ts';
import { once, setting } from '../../shared/lambda/environment.ts';
import { directoryOf, type Directory } from '../access/published/directory.ts';
import { accountStore, type AccountStore } from './persistence/account-store.ts';
import { claimStore, type ClaimStore } from './persistence/claim-store.ts';
import { aroundStore, type AroundStore } from './persistence/around-store.ts';
import { contactStore, type ContactStore } from './persistence/contact-store.ts';
import { derivedRows, type DerivedRows } from './persistence/derived-rows.ts';
import { factsStore, type FactsStore } from './persistence/facts-store.ts';
import { exportLinks, type ExportLinks } from './persistence/export-links.ts';
import { exportStore, type ExportStore } from './persistence/export-store.ts';
import { importLinks, type ImportLinks } from './persistence/import-links.ts';
import { importStore, type ImportStore } from './persistence/import-store.ts';
import { erasureStore, type ErasureStore } from './persistence/erasure-store.ts';
import { privacyExportStore, type PrivacyExportStore } from './persistence/privacy-export-store.ts';
import { privacyLinks, type PrivacyLinks } from './persistence/privacy-links.ts';
import { remainsStore, type RemainsStore } from './persistence/remains-store.ts';
import { knownTicketStore, type KnownTicketStore } from './persistence/known-ticket-store.ts';
import { listStore, type ListStore } from './persistence/list-store.ts';
import { savedViewStore, type SavedViewStore } from './persistence/saved-view-store.ts';
import { searchStore, type SearchStore } from './persistence/search-store.ts';
import { duplicateStore, type DuplicateStore } from './persistence/duplicate-store.ts';
import { mergeStore, type MergeStore } from './persistence/merge-store.ts';
import { stageRunStore, type StageRunStore } from './persistence/stage-run-store.ts';
import { standardsStore, type StandardsStore } from './persistence/standards-store.ts';
import { ticketLinkStore, type TicketLinkStore } from './persistence/ticket-link-store.ts';
import { timelineStore, type TimelineStore } from './persistence/timeline-store.ts';

export interface Deps {
  readonly accounts: AccountStore;
  readonly contacts: ContactStore;
  /** Locks and blocks. */
  readonly claims: ClaimStore;
  /** Code lists and custom fields. */
  readonly standards: StandardsStore;
  readonly ticketLinks: TicketLinkStore;
  readonly merges: MergeStore;
  /** Pairs that may be the same customer. */
  readonly duplicates: DuplicateStore;
  /** The rows of search and lists, as they are kept; and as they are read. */
  readonly derived: DerivedRows;
  readonly search: SearchStore;
  readonly lists: ListStore;
  readonly around: AroundStore;
  readonly knownTickets: KnownTicketStore;
  readonly timelines: TimelineStore;
  readonly savedViews: SavedViewStore;
  /** The rules of stages and grades and what they look at; and how far it is that they look at all accounts. */
  readonly facts: FactsStore;
  readonly stageRuns: StageRunStore;
  readonly erasures: ErasureStore;
  /** What stands beside records, for those who erase them. */
  readonly remains: RemainsStore;
  readonly privacyExports: PrivacyExportStore;
  readonly privacyLinks: PrivacyLinks;
  readonly imports: ImportStore;
  readonly importLinks: ImportLinks;
  readonly exports: ExportStore;
  readonly exportLinks: ExportLinks;
  readonly directory: Directory;
  readonly clock: Clock;
  /** All writes of a change at once. */
  readonly write: Table['write'];
}

export const depsOf = (table: Table, clock: Clock): Deps => ({
  accounts: accountStore(table),
  contacts: contactStore(table),
  claims: claimStore(table),
  standards: standardsStore(table, clock),
  ticketLinks: ticketLinkStore(table),
  merges: mergeStore(table),
  duplicates: duplicateStore(table),
  derived: derivedRows(table),
  search: searchStore(table),
  lists: listStore(table),
  around: aroundStore(table),
  knownTickets: knownTicketStore(table),
  timelines: timelineStore(table),
  savedViews: savedViewStore(table),
  facts: factsStore(table),
  stageRuns: stageRunStore(table),
  erasures: erasureStore(table),
  remains: remainsStore(table),
  privacyExports: privacyExportStore(table),
  privacyLinks: privacyLinks(fileLinks(() => setting('BUCKET_NAME'))),
  imports: importStore(table),
  importLinks: importLinks(fileLinks(() => setting('BUCKET_NAME'))),
  exports: exportStore(table),
  exportLinks: exportLinks(fileLinks(() => setting('BUCKET_NAME'))),
  directory: directoryOf(table, clock),
  clock,
  write: (...writes) => table.write(...writes),
});

export const deps = once(() => depsOf(connectTable(), systemClock));
