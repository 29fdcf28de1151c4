import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { usePages } from '../api/pages.ts';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import { AccountField, type PartProps } from './account-fields.tsx';
import { useActorNames } from './account-names.ts';
import classes from './customers.module.css';
import { grades, oneOf, stages } from './filter.ts';
import { selectInput } from './inputs.tsx';
import { labelIn, useCodes } from './lookups.ts';

/** What stages and grades are called: as the company calls them, else as we do. */
export const useStageNames = () => {
  const { t } = useTranslation('customers');
  const { all } = useCodes();
  const of = (list: 'stage-labels' | 'grade-labels', value: string) =>
    all[list]?.find((one) => one.value === value)?.label;
  return {
    stage: (stage: (typeof stages)[number]) => of('stage-labels', stage) ?? t(`stage.${stage}`),
    grade: (grade: (typeof grades)[number]) => of('grade-labels', grade) ?? grade,
  };
};

const History = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('customers');
  const names = useStageNames();
  const actorOf = useActorNames();
  const pages = usePages(['accounts', id, 'stages'], (cursor, signal) =>
    data(api.listAccountStages(id, { cursor, limit: 50 }, { signal })),
  );
  if (pages.error) return <Problem error={pages.error} onRetry={pages.retry} />;
  if (!pages.isPending && pages.rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('stage-history.empty')}
      </Text>
    );
  return (
    <>
      <ol className={classes.entries}>
        {pages.rows.map(({ id: change, at, by, actor, stage, fromStage, grade, fromGrade, ruleId }) => (
          <li key={change} className={classes.entry} data-by={by === 'rules' ? 'system' : 'person'}>
            {(stage || fromStage) && (
              <Text size="sm">
                {t('stage-history.stage', {
                  from: fromStage ? names.stage(fromStage) : t('none'),
                  to: stage ? names.stage(stage) : t('none'),
                })}
              </Text>
            )}
            {(grade || fromGrade) && (
              <Text size="sm">
                {t('stage-history.grade', {
                  from: fromGrade ? names.grade(fromGrade) : t('none'),
                  to: grade ? names.grade(grade) : t('none'),
                })}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              <When at={at} /> · {by === 'rules' ? t('stage-history.rule', { rule: ruleId ?? '' }) : actorOf(actor)}
            </Text>
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <Button variant="subtle" onClick={pages.fetchMore}>
          {t('more')}
        </Button>
      )}
    </>
  );
};

/** Where the customer stands, who said so, and how it came there. */
export const StageAndGrade = ({ account }: PartProps) => {
  const { t } = useTranslation('customers');
  const names = useStageNames();
  const [isHistoryShown, setHistoryShown] = useState(false);
  const stageOptions = stages.map((stage) => ({ value: stage, label: names.stage(stage) }));
  const gradeOptions = grades.map((grade) => ({ value: grade, label: names.grade(grade) }));
  return (
    <>
      <AccountField
        account={account}
        name="stage"
        label={t('fields.stage')}
        isEmpty={account.stage === undefined}
        initial={account.stage ?? ''}
        input={selectInput(stageOptions)}
        toPatch={(stage: string) => ({ stage: oneOf(stages, stage) ?? null })}
        note={account.stageBy && t(`set-by.${account.stageBy}`)}
      >
        {labelIn(stageOptions, account.stage)}
      </AccountField>
      <AccountField
        account={account}
        name="grade"
        label={t('fields.grade')}
        isEmpty={account.grade === undefined}
        initial={account.grade ?? ''}
        input={selectInput(gradeOptions)}
        toPatch={(grade: string) => ({ grade: oneOf(grades, grade) ?? null })}
        note={account.gradeBy && t(`set-by.${account.gradeBy}`)}
      >
        {labelIn(gradeOptions, account.grade)}
      </AccountField>
      <Button
        variant="subtle"
        color="gray"
        aria-expanded={isHistoryShown}
        onClick={() => setHistoryShown(!isHistoryShown)}
        data-print="none"
      >
        {t('stage-history.title')}
      </Button>
      {isHistoryShown && <History id={account.id} />}
    </>
  );
};
