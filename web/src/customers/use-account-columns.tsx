import { Badge } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../api/client.ts';
import type { Column } from '../ui/data-list.tsx';
import { When } from '../ui/when.tsx';
import { labelIn, useCodes, usePeople, useTeams, useTerritories } from './lookups.ts';
import { useFieldRules } from './may.ts';
import { dialled } from './reach-editors.tsx';
import { useStageNames } from './stage-grade.tsx';

/** The columns that there are, without those that the person may not see; those of the view are shown at first. */
export const useAccountColumns = (ofView: readonly string[] | undefined): readonly Column<AccountSummary>[] => {
  const { t } = useTranslation('customers');
  const { isShown } = useFieldRules('account');
  const names = useStageNames();
  const { all } = useCodes();
  const people = usePeople();
  const teams = useTeams();
  const territories = useTerritories();
  const columns: Column<AccountSummary>[] = [
    {
      id: 'name',
      header: t('fields.name'),
      cell: ({ name }) => name,
      width: 'minmax(12rem, 3fr)',
      always: true,
      phone: 'title',
    },
    { id: 'number', header: t('fields.number'), cell: ({ number }) => number, width: '8.5rem', phone: 'none' },
    {
      id: 'kind',
      header: t('fields.kind'),
      cell: ({ kind }) => t(`kind.${kind}`),
      width: '7rem',
      optional: true,
      phone: 'none',
    },
    {
      id: 'emails',
      header: t('fields.emails'),
      cell: ({ emails = [] }) => emails.map(({ address }) => address).join(', '),
      width: 'minmax(10rem, 2fr)',
    },
    {
      id: 'phones',
      header: t('fields.phones'),
      cell: ({ phones = [] }) => phones.map(({ number }) => dialled(number)).join(', '),
      width: '9rem',
      optional: true,
      phone: 'none',
    },
    {
      id: 'stage',
      header: t('fields.stage'),
      cell: ({ stage }) =>
        stage && (
          <Badge variant="light" tt="none" fw={500}>
            {names.stage(stage)}
          </Badge>
        ),
      width: '7rem',
      phone: 'aside',
    },
    {
      id: 'grade',
      header: t('fields.grade'),
      cell: ({ grade }) => grade && names.grade(grade),
      width: '5rem',
      phone: 'none',
    },
    {
      id: 'industry',
      header: t('fields.industry'),
      cell: ({ industry }) => labelIn(all.industry, industry),
      optional: true,
      phone: 'none',
    },
    {
      id: 'region',
      header: t('fields.region'),
      cell: ({ region }) => labelIn(all.region, region),
      optional: true,
      phone: 'none',
    },
    { id: 'tags', header: t('fields.tags'), cell: ({ tags = [] }) => tags.join(', '), phone: 'none' },
    { id: 'ownerId', header: t('fields.ownerId'), cell: ({ ownerId }) => labelIn(people, ownerId), phone: 'none' },
    {
      id: 'teamId',
      header: t('fields.teamId'),
      cell: ({ teamId }) => labelIn(teams, teamId),
      optional: true,
      phone: 'none',
    },
    {
      id: 'territoryId',
      header: t('fields.territoryId'),
      cell: ({ territoryId }) => labelIn(territories, territoryId),
      optional: true,
      phone: 'none',
    },
    {
      id: 'updatedAt',
      header: t('fields.updatedAt'),
      cell: ({ updatedAt }) => <When at={updatedAt} as="relative" />,
      width: '8rem',
      align: 'end',
      phone: 'none',
    },
  ];
  const seen = columns
    .filter(({ id }) => isShown(id))
    .map((column) =>
      ofView === undefined || ofView.length === 0 ? column : { ...column, optional: !ofView.includes(column.id) },
    );
  // Its cells close over the names above, which are the same until one of them is fetched.
  const sign = JSON.stringify([
    seen.map(({ id, header, optional }) => [id, header, optional]),
    people,
    teams,
    territories,
    all,
  ]);
  // `sign` stands for all of it.
  return useMemo(() => seen, [sign]);
};
