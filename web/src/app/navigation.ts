import {
  IconAddressBook,
  IconAdjustmentsHorizontal,
  IconChartBar,
  IconCopy,
  IconFileExport,
  IconFileImport,
  IconHistory,
  IconInbox,
  IconSearch,
  IconShieldOff,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Rights } from './rights.ts';

export interface Place {
  readonly id:
    | 'tickets'
    | 'customers'
    | 'search'
    | 'duplicates'
    | 'imports'
    | 'exports'
    | 'erasures'
    | 'reports'
    | 'people'
    | 'audit'
    | 'administration';
  readonly to: string;
  readonly icon: Icon;
  /** After g. */
  readonly key: string;
  readonly group: 'work' | 'company';
  readonly right: keyof Rights;
}

/** Where one can go, in the order of the navigation. */
const places: readonly Place[] = [
  { id: 'tickets', to: '/tickets', icon: IconInbox, key: 't', group: 'work', right: 'tickets' },
  { id: 'customers', to: '/customers', icon: IconAddressBook, key: 'c', group: 'work', right: 'customers' },
  { id: 'search', to: '/search', icon: IconSearch, key: 's', group: 'work', right: 'customers' },
  { id: 'duplicates', to: '/duplicates', icon: IconCopy, key: 'd', group: 'work', right: 'duplicates' },
  { id: 'imports', to: '/imports', icon: IconFileImport, key: 'i', group: 'work', right: 'imports' },
  { id: 'exports', to: '/exports', icon: IconFileExport, key: 'x', group: 'work', right: 'exports' },
  { id: 'erasures', to: '/erasures', icon: IconShieldOff, key: 'e', group: 'work', right: 'erasures' },
  { id: 'reports', to: '/reports', icon: IconChartBar, key: 'r', group: 'work', right: 'reports' },
  { id: 'people', to: '/people', icon: IconUsers, key: 'p', group: 'company', right: 'people' },
  { id: 'audit', to: '/audit', icon: IconHistory, key: 'u', group: 'company', right: 'audit' },
  {
    id: 'administration',
    to: '/administration',
    icon: IconAdjustmentsHorizontal,
    key: 'a',
    group: 'company',
    right: 'administration',
  },
];

export const placesFor = (rights: Rights) => places.filter(({ right }) => rights[right]);
