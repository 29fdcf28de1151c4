import { ActionIcon, Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowsShuffle, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { RoutingRules } from '../api/client.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useDepartmentChoice } from './directory.ts';
import { OrderList } from './order-list.tsx';
import { RoutingRuleForm } from './routing-rule-form.tsx';
import { RoutingTrial } from './routing-trial.tsx';
import { useRuleWords } from './routing-words.ts';
import { SaveBar } from './save-bar.tsx';
import { useWhole } from './use-whole.ts';

interface RulesProps {
  readonly book: RoutingRules;
  readonly onChange: (book: RoutingRules) => void;
}

const Rules = ({ book, onChange }: RulesProps) => {
  const { t } = useTranslation('admin');
  const departments = useDepartmentChoice();
  const wordsOf = useRuleWords();
  const [edited, setEdited] = useState<string>();
  const rule = book.rules.find(({ id }) => id === edited);
  return (
    <>
      {book.rules.length === 0 ? (
        <EmptyState icon={IconArrowsShuffle} title={t('no-rules.title')}>
          {t('no-rules.text')}
        </EmptyState>
      ) : (
        <OrderList
          label={t('sections.routing')}
          items={book.rules}
          idOf={({ id }) => id}
          onOrder={(rules) => onChange({ ...book, rules: [...rules] })}
        >
          {(item) => (
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <div>
                <Text fw={550}>
                  {item.id} → {departments.nameOf(item.departmentId)}
                </Text>
                <Text size="sm" c="dimmed" lineClamp={2}>
                  {wordsOf(item.when)}
                </Text>
              </div>
              <Group gap={4} wrap="nowrap" data-print="none">
                <ActionIcon aria-label={t('edit-rule', { id: item.id })} onClick={() => setEdited(item.id)}>
                  <IconPencil size={17} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('remove-rule', { id: item.id })}
                  onClick={() => onChange({ ...book, rules: book.rules.filter(({ id }) => id !== item.id) })}
                >
                  <IconTrash size={17} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          )}
        </OrderList>
      )}
      <Group justify="space-between" align="end">
        <Select
          label={t('default-department')}
          description={t('default-department-text')}
          data={departments.options}
          value={book.defaultDepartmentId}
          onChange={(id) => id && onChange({ ...book, defaultDepartmentId: id })}
          allowDeselect={false}
        />
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setEdited('')}
          data-print="none"
        >
          {t('new-rule')}
        </Button>
      </Group>
      {edited !== undefined && (
        <RoutingRuleForm
          key={edited}
          rule={rule}
          taken={book.rules.map(({ id }) => id)}
          onDone={(done) => {
            const rules = rule ? book.rules.map((one) => (one === rule ? done : one)) : [...book.rules, done];
            onChange({ ...book, rules });
            setEdited(undefined);
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
};

/** Which department a new ticket goes to: the first rule that fits decides. */
export const RoutingPage = () => {
  const { t } = useTranslation('admin');
  const whole = useWhole<RoutingRules>({
    key: ['routing-rules'],
    get: (params) => api.getRoutingRules(params),
    put: (book, params) => api.putRoutingRules(book, params),
  });
  return (
    <Page title={t('sections.routing')} width="reading">
      <Stack>
        <Text c="dimmed">{t('routing-text')}</Text>
        {whole.error ? <Problem error={whole.error} onRetry={whole.retry} /> : null}
        {whole.value ? (
          <>
            <Rules book={whole.value} onChange={whole.change} />
            <RoutingTrial book={whole.value} />
          </>
        ) : (
          !whole.error && <Skeleton height={16} width="50%" />
        )}
        <Problem error={whole.refused} />
        <SaveBar {...whole.bar} />
      </Stack>
    </Page>
  );
};
