import type { Oneself } from '../api/client.ts';
import { useMe } from '../app/me.ts';

type Role = Oneself['roles'][number];

/** What the person may do with customers, so that nothing is offered that will be refused; the API decides. */
export const useMay = () => {
  const me = useMe();
  const is = (...roles: readonly Role[]) => roles.some((role) => me.roles.includes(role));
  return {
    change: is('administrator', 'manager', 'sales', 'marketing', 'service'),
    export: is('administrator', 'manager', 'sales', 'marketing', 'analyst', 'auditor'),
    exportEverything: is('administrator'),
    import: is('administrator', 'manager', 'sales', 'marketing'),
    privacy: is('administrator', 'manager'),
    administer: is('administrator'),
    me,
  };
};

/** Whether a field of a type of record is shown, and whether it may be changed. */
export const useFieldRules = (recordType: 'account' | 'contact') => {
  const { change, me } = useMay();
  const rules = me.fields[recordType] ?? {};
  return {
    isShown: (field: string) => rules[field] !== 'hidden',
    isOpen: (field: string) => change && rules[field] === undefined,
  };
};
