import { useTranslation } from 'react-i18next';
import { useDepartments, usePeople } from '../api/directory.ts';
import { useMe } from '../app/me.ts';

/** The departments whose tickets the person may see, in the order of the directory. */
export const useOwnDepartments = () => {
  const { roles, person, managedDepartmentIds } = useMe();
  const query = useDepartments();
  const own = [...(person?.departmentIds ?? []), ...managedDepartmentIds];
  const isShown = (id: string) => roles.includes('administrator') || own.includes(id);
  return { ...query, own: query.data?.filter(({ id }) => isShown(id)), worksIn: (id: string) => own.includes(id) };
};

/** Who may be given tickets of a department: its members and its manager. */
export const useMembers = (departmentId: string) => {
  const { data: people = [] } = usePeople();
  const { data: departments = [] } = useDepartments();
  const manager = departments.find(({ id }) => id === departmentId)?.managerEmail.toLowerCase();
  return people.filter(
    ({ active, departmentIds, email }) =>
      active && (departmentIds.includes(departmentId) || email.toLowerCase() === manager),
  );
};

/** What ids are called. What is not known (yet) is called by its id. */
export const useNames = () => {
  const { t } = useTranslation('tickets');
  const { data: people = [] } = usePeople();
  const { data: departments = [] } = useDepartments();
  const personName = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  return {
    personName,
    departmentName: (id: string) => departments.find((department) => department.id === id)?.name ?? id,
    /** Of `person:<id>`, `machine:<id>`, `customer`, `system:<step>`. */
    actorName: (actor: string) => {
      const [kind, ...rest] = actor.split(':');
      const id = rest.join(':');
      if (kind === 'person') return personName(id);
      if (kind === 'machine') return t('actors.machine', { id });
      return kind === 'customer' ? t('actors.customer') : t('actors.system');
    },
  };
};
