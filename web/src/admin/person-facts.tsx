import { Badge, Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/client.ts';
import classes from './admin.module.css';
import { useDepartmentChoice, useTeamChoice, useTerritoryChoice } from './directory.ts';

const NONE = '–';

/** A person as those see them who may not change them. */
export const PersonFacts = ({ person }: { readonly person: Person }) => {
  const { t } = useTranslation(['admin', 'app']);
  const departments = useDepartmentChoice();
  const teams = useTeamChoice();
  const territories = useTerritoryChoice();
  const facts = [
    [t('admin:email'), person.email],
    [t('admin:roles'), person.roles.map((role) => t(`app:roles.${role}`)).join(', ')],
    [t('admin:departments'), person.departmentIds.map(departments.nameOf).join(', ')],
    [t('admin:teams'), person.teamIds.map(teams.nameOf).join(', ')],
    [t('admin:territories'), person.territoryIds.map(territories.nameOf).join(', ')],
  ] as const;
  return (
    <Stack className={classes.record}>
      <Group gap="sm">
        <Title order={2} size="h3">
          {person.name}
        </Title>
        {!person.active && (
          <Badge variant="default" tt="none">
            {t('admin:left')}
          </Badge>
        )}
      </Group>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value === '' ? NONE : value}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
};
