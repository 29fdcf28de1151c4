import { ActionIcon, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconStairs, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { StageRules } from '../api/client.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { OrderList } from './order-list.tsx';
import { SaveBar } from './save-bar.tsx';
import { StageRuleForm } from './stage-rule-form.tsx';
import { useStageWords } from './stage-words.ts';
import { useWhole } from './use-whole.ts';

interface RulesProps {
  readonly book: StageRules;
  readonly onChange: (book: StageRules) => void;
}

const Rules = ({ book: { rules }, onChange }: RulesProps) => {
  const { t } = useTranslation('admin');
  const words = useStageWords();
  const [edited, setEdited] = useState<string>();
  const rule = rules.find(({ id }) => id === edited);
  return (
    <>
      {rules.length === 0 ? (
        <EmptyState icon={IconStairs} title={t('no-stage-rules')} />
      ) : (
        <OrderList
          label={t('sections.stages')}
          items={rules}
          idOf={({ id }) => id}
          onOrder={(ordered) => onChange({ rules: [...ordered] })}
        >
          {(item) => (
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <div>
                <Text fw={550}>
                  {item.id} → {words.target(item)}
                </Text>
                <Text size="sm" c="dimmed">
                  {words.condition(item)}
                </Text>
              </div>
              <Group gap={4} wrap="nowrap" data-print="none">
                <ActionIcon aria-label={t('edit-rule', { id: item.id })} onClick={() => setEdited(item.id)}>
                  <IconPencil size={17} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('remove-rule', { id: item.id })}
                  onClick={() => onChange({ rules: rules.filter(({ id }) => id !== item.id) })}
                >
                  <IconTrash size={17} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          )}
        </OrderList>
      )}
      <Group justify="end" data-print="none">
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEdited('')}
        >
          {t('new-rule')}
        </Button>
      </Group>
      {edited !== undefined && (
        <StageRuleForm
          key={edited}
          rule={rule}
          taken={rules.map(({ id }) => id)}
          onDone={(done) => {
            onChange({ rules: rule ? rules.map((one) => (one === rule ? done : one)) : [...rules, done] });
            setEdited(undefined);
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
};

/** How customers come by their stage and grade. */
export const StagesPage = () => {
  const { t } = useTranslation('admin');
  const { value, error, retry, refused, change, bar } = useWhole<StageRules>({
    key: ['stage-rules'],
    get: (params) => api.getStageRules(params),
    put: (rules, params) => api.putStageRules(rules, params),
  });
  return (
    <Page title={t('sections.stages')} width="reading">
      <Stack>
        <Text c="dimmed">{t('stages-text')}</Text>
        {error ? <Problem error={error} onRetry={retry} /> : null}
        {value ? <Rules book={value} onChange={change} /> : !error && <Skeleton height={16} width="50%" />}
        <Problem error={refused} />
        <SaveBar {...bar} />
      </Stack>
    </Page>
  );
};
