import { Button, Group, Radio, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowMerge, IconArrowsSplit2 } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Account, DuplicatePair } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { useCommands } from '../ui/commands.ts';
import { Problem } from '../ui/problem.tsx';
import { useAccount } from './account-names.ts';
import { calledIn } from './called.ts';
import { Because } from './candidates.tsx';
import { CustomShown } from './custom-fields.tsx';
import { TextLink } from './links.tsx';
import classes from './customers.module.css';
import { inLanguage, labelIn, useCodes, useCustomFields, usePeople, useTeams, useTerritories } from './lookups.ts';
import { useFieldRules } from './may.ts';
import { resultOf, rowsOf, type Side } from './merge-rows.ts';
import { dialled, linesOf } from './reach-editors.tsx';
import { useStageNames } from './stage-grade.tsx';
import { useRequestKey } from '../api/use-request-key.ts';

/** A value of an account in words, by its field. */
const useShownValue = () => {
  const { t } = useTranslation('customers');
  const locale = useLocale();
  const { all } = useCodes();
  const people = usePeople();
  const teams = useTeams();
  const territories = useTerritories();
  const customFields = useCustomFields('account');
  const names = useStageNames();
  return (account: Account, field: string): ReactNode => {
    if (field.startsWith('customFields.')) {
      const id = field.slice('customFields.'.length);
      return <CustomShown field={customFields.find((one) => one.id === id)} value={account.customFields?.[id]} />;
    }
    switch (field) {
      case 'ownerId':
        return labelIn(people, account.ownerId);
      case 'teamId':
        return labelIn(teams, account.teamId);
      case 'territoryId':
        return labelIn(territories, account.territoryId);
      case 'industry':
      case 'occupation':
      case 'region':
      case 'source':
        return labelIn(all[field], account[field]);
      case 'stage':
        return account.stage && names.stage(account.stage);
      case 'grade':
        return account.grade && names.grade(account.grade);
      case 'figures':
        return (
          account.figures && [account.figures.orders12m, account.figures.spend12m?.amount].filter(Boolean).join(' · ')
        );
      case 'emails':
        return account.emails?.map(({ address }) => address).join('\n');
      case 'phones':
        return account.phones?.map(({ number }) => dialled(number)).join('\n');
      case 'addresses':
        return account.addresses?.map((address) => linesOf(address, locale).replaceAll('\n', ', ')).join('\n');
      case 'language':
        return account.language && calledIn(locale, 'language', account.language);
      case 'tags':
        return account.tags?.join(', ');
      case 'consents':
        return account.consents
          ?.map(({ channel, purpose, state }) => `${t(`channel.${channel}`)} · ${purpose}: ${t(`consents.${state}`)}`)
          .join('\n');
      case 'employees':
        return account.employees !== undefined && new Intl.NumberFormat(locale).format(account.employees);
      default: {
        const value: unknown = Object.entries(account).find(([name]) => name === field)?.[1];
        return typeof value === 'string' ? value : undefined;
      }
    }
  };
};

/** What the field is called. */
const useFieldLabel = () => {
  const { t, i18n } = useTranslation('customers');
  const customFields = useCustomFields('account');
  return (field: string) => {
    const own = customFields.find(({ id }) => `customFields.${id}` === field);
    return own ? inLanguage(own.label, i18n.language) : t(`fields.${field}`, { defaultValue: field });
  };
};

interface CompareProps {
  readonly pair: DuplicatePair;
  readonly left: Account;
  readonly right: Account;
  readonly onMerged: (mergeId: string) => void;
  readonly onDismissed: () => void;
}

const Compare = ({ pair, left, right, onMerged, onDismissed }: CompareProps) => {
  const { t } = useTranslation('customers');
  const rules = useFieldRules('account');
  const shownValue = useShownValue();
  const labelOf = useFieldLabel();
  // The one that was there first stays, unless somebody says otherwise.
  const [stays, setStays] = useState<Side>(left.createdAt <= right.createdAt ? 'left' : 'right');
  const [choices, setChoices] = useState<Readonly<Partial<Record<string, Side>>>>({});
  const key = useRequestKey(stays, choices);
  const sides = { left, right };
  const target = sides[stays];
  const source = sides[stays === 'left' ? 'right' : 'left'];
  const rows = rowsOf(left, right).filter(({ field }) => rules.isShown(field));
  const holds = (field: string) => choices[field] ?? stays;

  const merge = useMutationOf<void, { id: string }>({
    run: () =>
      data(
        api.mergeAccount(
          target.id,
          {
            sourceId: source.id,
            fields: Object.fromEntries(
              rows
                .filter(({ kind }) => kind === 'choice')
                .map(({ field }) => [field, holds(field) === stays ? ('target' as const) : ('source' as const)]),
            ),
          },
          { headers: { ...ifMatch(target).headers, 'Idempotency-Key': key } },
        ),
      ),
    touches: [['duplicates'], ['accounts'], ['contacts'], ['customers-around']],
    quiet: true,
    onDone: ({ id }) => onMerged(id),
  });
  const dismiss = useMutationOf<void, unknown>({
    run: () => data(api.dismissDuplicate(pair.id, ifMatch(pair))),
    touches: [['duplicates']],
    done: t('duplicates.dismissed'),
    onDone: onDismissed,
  });
  useCommands([
    { id: 'merge', label: t('duplicates.merge'), keys: 'm', group: t('duplicates.title'), run: () => merge.mutate() },
    {
      id: 'dismiss',
      label: t('duplicates.dismiss'),
      group: t('duplicates.title'),
      run: () => dismiss.mutate(),
    },
  ]);

  return (
    <Stack gap="md" className={classes.record}>
      <Group justify="space-between" align="start">
        <div>
          <Title order={2} size="h4">
            {t('duplicates.compare')}
          </Title>
          <Group gap="xs" mt={4}>
            <Text size="sm" c="dimmed">
              {t('duplicates.because')}
            </Text>
            <Because because={pair.because} />
          </Group>
        </div>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconArrowsSplit2 size={14} aria-hidden />}
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate()}
          >
            {t('duplicates.dismiss')}
          </Button>
          <Button
            leftSection={<IconArrowMerge size={14} aria-hidden />}
            loading={merge.isPending}
            onClick={() => merge.mutate()}
          >
            {t('duplicates.merge')}
          </Button>
        </Group>
      </Group>
      <Problem error={merge.error} />
      <div>
        <Text size="sm" fw={550} mb={4}>
          {t('duplicates.stays')}
        </Text>
        <SegmentedControl
          aria-label={t('duplicates.stays')}
          value={stays}
          className={classes.sides}
          onChange={(value) => setStays(value === 'right' ? 'right' : 'left')}
          data={[
            { value: 'left', label: `${left.name} · ${left.number}` },
            { value: 'right', label: `${right.name} · ${right.number}` },
          ]}
        />
      </div>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.stacked}`}>
          <thead>
            <tr>
              <th scope="col">{t('duplicates.field')}</th>
              {[left, right].map(({ id, number }) => (
                <th scope="col" key={id}>
                  <TextLink to="/customers" search={{ account: id }} size="xs">
                    {number}
                  </TextLink>
                </th>
              ))}
              <th scope="col">{t('duplicates.result')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, kind }) => (
              <tr key={field}>
                <th scope="row">{labelOf(field)}</th>
                {(['left', 'right'] as const).map((side) => {
                  const shown = shownValue(sides[side], field);
                  const isChosen = kind !== 'choice' || holds(field) === side;
                  return (
                    <td key={side} data-label={sides[side].number}>
                      {kind === 'choice' ? (
                        <label className={classes.choice} data-holds={isChosen || undefined}>
                          <Radio
                            size="xs"
                            name={`holds-${field}`}
                            aria-label={`${labelOf(field)}: ${sides[side].number}`}
                            checked={isChosen}
                            onChange={() => setChoices({ ...choices, [field]: side })}
                          />
                          <span className={classes.hitText}>{shown}</span>
                        </label>
                      ) : (
                        <Text size="sm" span className={classes.lines}>
                          {shown}
                        </Text>
                      )}
                    </td>
                  );
                })}
                <td className={classes.result} data-label={t('duplicates.result')}>
                  <span className={classes.lines}>
                    {shownValue(
                      resultOf(target, source, (name) => (holds(name) === stays ? 'target' : 'source')),
                      field,
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text size="sm" c="dimmed">
        {t('duplicates.follows')}
      </Text>
    </Stack>
  );
};

/** Two accounts that may be one customer, side by side, and what would become of them. */
export const ComparePair = ({
  pair,
  onMerged,
  onDismissed,
}: Pick<CompareProps, 'pair' | 'onMerged' | 'onDismissed'>) => {
  const left = useAccount(pair.accounts[0]?.id);
  const right = useAccount(pair.accounts[1]?.id);
  const error = left.error ?? right.error;
  if (error)
    return (
      <div className={classes.record}>
        <Problem
          error={error}
          onRetry={() => {
            void left.refetch();
            void right.refetch();
          }}
        />
      </div>
    );
  if (!left.data || !right.data)
    return (
      <div className={classes.record}>
        <Skeleton height={200} />
      </div>
    );
  return (
    <Compare
      key={pair.id}
      pair={pair}
      left={left.data}
      right={right.data}
      onMerged={onMerged}
      onDismissed={onDismissed}
    />
  );
};
