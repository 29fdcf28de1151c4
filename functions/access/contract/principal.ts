import type { Person } from './records.ts';

/** Who asks, with all that a decision about rights needs to know. */
export type Principal =
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly roles: Person['roles'];
      readonly departmentIds: readonly string[];
      readonly teamIds: readonly string[];
      readonly territoryIds: readonly string[];
      /** Departments whose manager's address is this person's. */
      readonly managedDepartmentIds: readonly string[];
    }
  | { readonly kind: 'machine'; readonly id: string }
  | { readonly kind: 'nobody' };
