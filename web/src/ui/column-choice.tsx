import { ActionIcon, Checkbox, Popover, Stack, Text, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice as Choice } from './use-column-choice.ts';

export interface ColumnChoiceProps {
  readonly columns: readonly { readonly id: string; readonly header: string; readonly always?: boolean }[];
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** A button that shows and hides the columns of a list. */
export const ColumnChoice = ({ columns, choice, onChoose }: ColumnChoiceProps) => {
  const { t } = useTranslation('ui');
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Tooltip label={t('list.columns')}>
          <ActionIcon aria-label={t('list.columns')}>
            <IconColumns3 size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="xs" c="dimmed" fw={500}>
            {t('list.columns')}
          </Text>
          {columns.map(({ id, header, always }) => (
            <Checkbox
              key={id}
              size="xs"
              label={header}
              checked={choice[id] ?? false}
              disabled={always ?? false}
              onChange={({ currentTarget }) => onChoose({ ...choice, [id]: currentTarget.checked })}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
