import type { Oneself } from '../api/client.ts';

/** What a person may come to see, as far as the navigation goes. The API decides; a test holds this to its policy. */
export interface Rights {
  readonly tickets: boolean;
  readonly customers: boolean;
  readonly duplicates: boolean;
  readonly imports: boolean;
  readonly exports: boolean;
  readonly erasures: boolean;
  readonly reports: boolean;
  readonly people: boolean;
  readonly audit: boolean;
  readonly administration: boolean;
}

type Me = Pick<Oneself, 'kind' | 'roles' | 'managedDepartmentIds'> & {
  readonly person?: Pick<NonNullable<Oneself['person']>, 'departmentIds'>;
};

/** The rights of whoever `/v1/me` says they are. */
export const rightsOf = ({ kind, roles, managedDepartmentIds, person }: Me): Rights => {
  const is = (...some: readonly Oneself['roles'][number][]) => some.some((role) => roles.includes(role));
  const managesADepartment = managedDepartmentIds.length > 0;
  const isAdministrator = is('administrator');
  return {
    tickets: isAdministrator || managesADepartment || (person?.departmentIds.length ?? 0) > 0,
    customers: roles.length > 0,
    duplicates: is('administrator', 'manager', 'sales', 'marketing', 'service'),
    imports: is('administrator', 'manager', 'sales', 'marketing'),
    exports: is('administrator', 'manager', 'sales', 'marketing', 'analyst', 'auditor'),
    erasures: is('administrator', 'manager'),
    reports: is('administrator', 'manager', 'analyst') || managesADepartment,
    people: kind === 'person',
    audit: is('administrator', 'auditor'),
    administration: isAdministrator,
  };
};
