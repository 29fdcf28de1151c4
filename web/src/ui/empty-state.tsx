import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  /** What it means, or what to do next. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Where there is nothing: says so calmly, and what to do. */
export const EmptyState = ({ icon: Shown, title, children, action }: EmptyStateProps) => (
  <Stack className={classes.root} align="center" justify="center" gap="sm">
    <ThemeIcon variant="light" size={56} radius="xl" aria-hidden>
      <Shown size={28} stroke={1.5} />
    </ThemeIcon>
    <Title order={2} size="h4" ta="center">
      {title}
    </Title>
    {children && (
      <Text c="dimmed" ta="center" maw="26rem">
        {children}
      </Text>
    )}
    {action}
  </Stack>
);
